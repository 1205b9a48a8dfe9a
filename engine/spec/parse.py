"""Values from outside, read with tolerance in one place: a link, the stage's messages and RunConfig all ask here."""

import math
import re
from typing import Literal, NamedTuple, SupportsFloat

import numpy as np

from engine.spec.hyper import Hyper, Value
from engine.spec.text import Text

Problem = Literal["unreadable", "range"]
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")  # ASCII, no _, no nan, no inf
NAME = re.compile(r"[A-Za-z](?:[A-Za-z0-9_.]{0,58}[A-Za-z0-9_])?")
LONGEST = 100  # characters of one number
SWITCH = {"true": True, "false": False, "1": True, "0": False}


class Notice(Text):
    """What was changed in a part from outside; never a copy of that part."""

    def __str__(self) -> str:
        return self.en


class Reading(NamedTuple):
    """A usable value, or None; and what was wrong, if anything was."""

    value: Value | None
    problem: Problem | None = None


UNREADABLE = Reading(None, "unreadable")


def read_value(term: Hyper, raw: object) -> Reading:
    """The value of a hyperparameter from text or JSON: clamped where it is out of range, None where it is no value."""
    if term.scale == "switch":
        on = SWITCH.get(raw) if isinstance(raw, str) else raw
        return Reading(bool(on)) if isinstance(on, (bool, np.bool_)) else UNREADABLE
    if term.scale == "choice":
        return Reading(raw) if isinstance(raw, str) and raw in term.choices else UNREADABLE
    if term.scale == "name":
        return Reading(raw) if isinstance(raw, str) and (not raw or NAME.fullmatch(raw)) else UNREADABLE
    number = read_number(raw)
    if number is None or (term.scale == "integer" and math.isfinite(number) and number != math.floor(number)):
        return UNREADABLE
    legal = min(max(number, term.minimum), term.maximum)
    value = int(legal) if term.scale == "integer" else float(legal)
    return Reading(value, None if legal == number and not _vanished(raw, number) else "range")


def read_number(raw: object) -> float | None:
    """The float64 of a number or of its ASCII text; infinite where it overflows, None where it is not a number."""
    if isinstance(raw, str):
        number = float(raw) if len(raw) <= LONGEST and NUMBER.fullmatch(raw) else math.nan
    elif isinstance(raw, (int, float, np.integer, np.floating)) and not isinstance(raw, bool):
        try:
            number = float(raw)
        except OverflowError:
            number = math.inf if raw > 0 else -math.inf
    else:
        return None
    return None if math.isnan(number) else number + 0.0  # −0.0 becomes 0.0: equal values are written alike


def _vanished(raw: object, number: float) -> bool:
    """Whether a text says a number other than 0 for which float64 has only 0: 1e-400."""
    return number == 0 and isinstance(raw, str) and any(digit in "123456789" for digit in raw.lower().split("e")[0])


def write_value(value: SupportsFloat | str | tuple[Value, ...] | None) -> str:
    """The shortest text that `read_value` reads back as the same value; no character of it needs escaping in a link."""
    if value is None:
        return "none"
    if isinstance(value, tuple):
        return ",".join(map(write_value, value))
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    return repr(float(value) + 0.0).removesuffix(".0").replace("e+", "e")


def unusable(owner: Text, term: Hyper) -> Notice:
    """The part could not be read."""
    title = _short(term)
    return Notice(
        en=f"{owner.en}: {title.en} could not be read and was not used.",
        ko=f"{owner.ko}: 읽을 수 없는 값은 쓰지 않았습니다({title.ko}).",
    )


def clamped(owner: Text, term: Hyper, value: Value | tuple[Value, ...] | None) -> Notice:
    """The part was out of range; `value` is ours."""
    title, now = _short(term), write_value(value)
    return Notice(
        en=f"{owner.en}: {title.en} was out of range and is now {now}.",
        ko=f"{owner.ko}: 범위를 벗어난 값을 바꾸었습니다({title.ko}: {now}).",
    )


def unknown(owner: Text) -> Notice:
    """The part names something that does not exist."""
    return Notice(
        en=f"{owner.en}: a setting or a name that does not exist here was left out.",
        ko=f"{owner.ko}: 없는 설정이나 이름은 쓰지 않았습니다.",
    )


def _short(term: Hyper) -> Text:
    """The name alone: `beta 1` of `beta 1, memory of the gradient`."""
    return Text(en=term.title.en.split(",")[0], ko=term.title.ko.split(",")[0])
