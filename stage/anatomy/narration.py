"""One true sentence about a step, chosen by a program from the numbers that were recorded."""

from typing import Any

import numpy as np

from engine.formula.lines import Anatomy, Line
from engine.formula.tree import Written
from engine.spec.text import Language, Text
from engine.symbolic.expression import symbol
from engine.symbolic.program import Program, build

STORIES = {
    "still": Text(en="This step goes nowhere.", ko="이번 스텝에서는 움직이지 않습니다."),
    "coast": Text(en="The slope is 0 here, yet the run moves on.", ko="여기서 기울기는 0이지만 이동은 계속됩니다."),
    "first": Text(
        en="The first step: all that {memory} remembers is this slope.",
        ko="첫 스텝입니다. 기억({memory})에는 아직 이 기울기뿐입니다.",
    ),
    "outweighed": Text(
        en="This step climbs: the memory {memory} outweighs the slope.",
        ko="이번 스텝은 오르막입니다. 기억({memory})이 기울기를 이깁니다.",
    ),
    "negative": Text(
        en="This step climbs: a curvature here is negative.",
        ko="이번 스텝은 오르막입니다. 여기서는 곡률 하나가 음수입니다.",
    ),
    "climb": Text(en="This step climbs the slope.", ko="이번 스텝은 오르막입니다."),
    "turn": Text(
        en="The slope turns at once. The memory {memory} needs a few steps to follow.",
        ko="기울기는 곧바로 바뀌고, 기억({memory})은 몇 스텝 뒤에야 따라옵니다.",
    ),
    "back": Text(
        en="The slope has turned back since the last step.", ko="지난 스텝 이후 기울기가 반대로 돌아섰습니다."
    ),
    "more_x": Text(
        en="Per unit of slope, x moves {ratio} times as far as y.",
        ko="같은 기울기라면 x가 y보다 {ratio}배 멀리 움직입니다.",
    ),
    "more_y": Text(
        en="Per unit of slope, y moves {ratio} times as far as x.",
        ko="같은 기울기라면 y가 x보다 {ratio}배 멀리 움직입니다.",
    ),
    "bowl": Text(
        en="Curvature turns the step {angle}° away from the steepest way down.",
        ko="곡률 때문에 가장 가파른 내리막에서 {angle}° 벗어납니다.",
    ),
    "straight": Text(en="This step goes straight down the slope.", ko="기울기를 따라 곧장 내려갑니다."),
    "agree": Text(
        en="The memory {memory} and the slope nearly agree.", ko="기억({memory})과 기울기의 방향이 거의 같습니다."
    ),
    "trail": Text(
        en="The memory {memory} trails a little behind the slope.",
        ko="기억({memory})이 기울기보다 조금 늦게 따라갑니다.",
    ),
    "bent": Text(en="The step bends away from the steepest way down.", ko="가장 가파른 내리막에서 비켜 갑니다."),
}


def memory(found: Anatomy) -> Line | None:
    """The line that remembers directions and pushes along them, of several the last; None where none does."""
    return next((line for line in reversed(found.lines) if pushes(found, line)), None)


def pushes(found: Anatomy, line: Line) -> bool:
    """Whether the update goes along what this memory was before; under a root it would only set how far."""
    lines = {each.name: each.formula for each in found.lines}
    past = line.name.replace("state.", "before.", 1).removesuffix("_hat")

    def within(tree: Written) -> bool:
        if tree.op == "name" and tree.name in lines:
            return within(lines[tree.name])
        return tree.name == past or (tree.op != "sqrt" and any(map(within, tree.args)))

    return line.symbol.role == "memory" and within(lines["update"])


def tell(found: Anatomy, language: Language) -> dict[str, Any]:
    """The sentences, the numbers that choose among them, and the program that does."""
    names, program = choose(found)
    held = memory(found)
    words = {"memory": held.symbol.letter if held else "", "ratio": "{ratio}", "angle": "{angle}"}
    return {
        "stories": [STORIES[name][language].format(**words) for name in names],
        "story_inputs": program.inputs,
        "story": program.pack(),
    }


def choose(found: Anatomy) -> tuple[list[str], Program]:
    """What may be true of this rule, and a program: which sentence is, then its holes ratio, length and angle."""
    held = memory(found)
    names = [
        f"{part}.{i}" for part in ("gradient", "update", "earlier", *([held.name] if held else [])) for i in range(2)
    ]
    inputs = [symbol(name) for name in names]
    pairs: list[Any] = list(zip(inputs[::2], inputs[1::2], strict=True))
    slope, update, earlier, *kept = pairs
    length, down = np.hypot(*update), -_cosine(slope, update)
    ratio = np.abs(update[0] * slope[1]) / np.abs(update[1] * slope[0])
    true: dict[str, Any] = {"still": length == 0, "coast": np.hypot(*slope) == 0}
    if kept:
        with_slope = _cosine(kept[0], slope)
        true["first"] = np.where(np.hypot(*earlier) >= 0, 0, 1)  # before the first step there is no number
        true["outweighed"] = np.where(with_slope < 0, down, 1) < -0.02
    if any(name.startswith("hessian") for name in found.inputs):
        true |= {"negative": down < -0.02, "bowl": down < 0.999}
    true["climb"] = down < -0.02
    if kept:
        true |= {"turn": with_slope < 0.7, "agree": with_slope > 0.94, "trail": with_slope > 0}
    else:
        true["back"] = _cosine(slope, earlier) < -0.5
    if any(line.symbol.role in ("scale", "curvature") for line in found.lines):  # each coordinate has its own rate
        true |= {"more_x": np.where(ratio < np.inf, ratio, 0) >= 3, "more_y": np.where(ratio > 0, ratio, 1) <= 1 / 3}
    true |= {"straight": down > 0.9998, "bent": np.hypot(*slope) >= 0}
    possible = [name for name in STORIES if name in true]
    chosen: Any = len(possible) - 1
    for index, name in reversed(list(enumerate(possible))):
        chosen = np.where(true[name], index, chosen)
    angle = np.arccos(np.minimum(np.maximum(down, -1), 1)) * (180 / np.pi)
    return possible, build(inputs, [chosen, np.maximum(ratio, 1 / ratio), length, angle])


def _cosine(one: Any, other: Any) -> Any:
    return (one[0] * other[0] + one[1] * other[1]) / (np.hypot(*one) * np.hypot(*other))
