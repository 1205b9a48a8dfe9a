"""Why a box takes nothing of what was typed: `range_` and the reason, as engine/spec/typed.py has it."""

from engine.spec.text import Text

BOXES: dict[str, Text] = {
    "range_between": Text(en="{symbol} must be between {low} and {high}.", ko="{symbol}의 범위: {low}에서 {high}까지"),
    "range_list": Text(
        en="Whole numbers with commas between them, like 100, 200.", ko="정수만 쉼표로 구분해 입력하세요. 예: 100, 200"
    ),
    "range_whole": Text(en="{symbol} must be a whole number.", ko="{symbol}: 정수만 가능"),
    "range_unreadable": Text(
        en="{symbol}: this is not a number. Write it like 0.05, 5e-2 or 1/20.",
        ko="{symbol}: 숫자로 읽을 수 없습니다. 0.05, 5e-2, 1/20처럼 적어 주세요.",
    ),
    "range_unreadable_whole": Text(
        en="{symbol}: this is not a number. Write a whole number like 300.",
        ko="{symbol}: 숫자로 읽을 수 없습니다. 300처럼 정수로 적어 주세요.",
    ),
    "range_comma_whole": Text(
        en="{symbol}: the comma can be read in two ways. Write 1000 for a thousand.",
        ko="{symbol}: 쉼표 때문에 두 가지로 읽힙니다. 천은 1000으로 적어 주세요.",
    ),
    "range_comma": Text(
        en="{symbol}: the comma can be read in two ways. Write 1000 for a thousand, 1.5 for one and a half.",
        ko="{symbol}: 쉼표 때문에 두 가지로 읽힙니다. 천은 1000, 일과 이분의 일은 1.5로 적어 주세요.",
    ),
    "range_tiny": Text(
        en="{symbol}: this number is so small that the computer would take it for 0.",
        ko="{symbol}: 너무 작아서 컴퓨터가 0으로 여기는 수입니다.",
    ),
}
