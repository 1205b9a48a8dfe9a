"""What is said of rows that were pasted: how they were read, or why not."""

from engine.spec.text import Text

EMPTY = Text(en="There is nothing in it yet.", ko="아직 아무 내용이 없습니다.")
NO_ROWS = Text(
    en="No line with two numbers was found: two columns of numbers are needed, x and y.",
    ko="숫자가 두 개 있는 줄을 찾지 못했습니다. x와 y, 숫자 열 두 개가 필요합니다.",
)
ONE_COLUMN = Text(
    en="There is only one column of numbers: two are needed, x and y.",
    ko="숫자 열이 하나뿐입니다. x와 y, 두 열이 필요합니다.",
)
ONE_ROW = Text(
    en="There is only one row: a line needs at least two.",
    ko="행이 하나뿐입니다. 직선을 맞추려면 적어도 두 행이 필요합니다.",
)
HEADER = Text(en="The first line holds names and was skipped.", ko="첫 줄은 열 이름이어서 건너뛰었습니다.")
DECIMAL = Text(en="Commas in numbers were read as decimal points.", ko="숫자 속 쉼표는 소수점으로 읽었습니다.")
THOUSANDS = Text(
    en="Commas in numbers were read as separators of thousands.", ko="숫자 속 쉼표는 천 단위 구분 기호로 읽었습니다."
)
SAME_X = Text(
    en="All x are equal, so that no slope is better than another: the star marks the flat line.",
    ko="x가 모두 같아서 어느 기울기가 더 낫다고 할 수 없습니다. 별은 수평선을 가리킵니다.",
)
SAME_Y = Text(en="All y are equal: the best line is flat.", ko="y가 모두 같아서 가장 좋은 직선은 수평선입니다.")
SHOWN = 5  # line numbers that are named


def too_long(most: int) -> Text:
    """The text is longer than anything with so few rows."""
    return Text(
        en=f"This is more than {most:,} characters, too much to be a table of two columns.",
        ko=f"글자가 {most:,}자를 넘어 두 열짜리 표로 읽을 수 없습니다.",
    )


def read(count: int) -> Text:
    """How many rows there are."""
    return Text(en=f"{count} rows were read.", ko=f"{count}행을 읽었습니다.")


def other_columns(columns: tuple[int, int]) -> Text:
    """Which columns count where there are more."""
    x, y = (at + 1 for at in columns)
    return Text(
        en=f"Of its columns of numbers the first two were taken: {x} and {y}.",
        ko=f"숫자 열 가운데 앞의 두 열을 썼습니다({x}열, {y}열).",
    )


def _lines(which: list[int]) -> tuple[str, str]:
    shown = ", ".join(map(str, which[:SHOWN]))
    return (f"{shown}, …", f"{shown} …") if len(which) > SHOWN else (shown, shown)


def dropped(which: list[int]) -> Text:
    """Lines without two numbers."""
    en, ko = _lines(which)
    return Text(
        en=f"Left out, as they hold no two numbers: {len(which)} (line {en}).",
        ko=f"숫자 두 개가 없어 뺀 줄: {len(which)}개({ko}번째 줄).",
    )


def huge(which: list[int]) -> Text:
    """Lines with numbers that are too large, or too small to have a square."""
    en, ko = _lines(which)
    return Text(
        en=f"Left out, as a number is beyond 10¹² or nearer to 0 than 10⁻¹⁰⁰: {len(which)} (line {en}).",
        ko=f"크기가 10¹²을 넘거나 10⁻¹⁰⁰보다 작은 수가 있어 뺀 줄: {len(which)}개({ko}번째 줄).",
    )


def left(count: int, most: int) -> Text:
    """Lines after the last row that there is room for."""
    return Text(
        en=f"The first {most} rows were taken; {count} lines after them were not.",
        ko=f"앞에서부터 {most}행만 썼고, 그 뒤의 {count}줄은 쓰지 않았습니다.",
    )


def same(count: int) -> Text:
    """Rows that say the same as one before."""
    return Text(
        en=f"Rows that repeat an earlier one, and count again: {count}.",
        ko=f"앞의 행과 같은 행: {count}개(따로 셉니다).",
    )
