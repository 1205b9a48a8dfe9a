"""What one has to know of a race in a framework before one runs it there: where its conventions differ from ours."""

from engine.config import RunConfig
from engine.fields import walk
from engine.formula.tree import Written
from engine.spec.text import Text
from export.losses import formula_of
from export.runners import Runner
from export.trees import below

KINKS = {"maximum", "minimum", "hypot"}  # where automatic differentiation has another subgradient, or none
KINK = Text(
    en="Exactly at a kink of this loss, automatic differentiation may give another slope than this app, or none.",
    ko="이 손실의 꺾인 점 위에서는 자동 미분이 이 앱과 다른 기울기를 주거나 값을 주지 않을 수 있습니다.",
)
LEFT_OUT = Text(
    en="Left out, because the rule cannot be written as formulas: {names}.",
    ko="규칙을 식으로 옮길 수 없어 뺀 주자: {names}.",
)
EMPTY = Text(en="This race has no runner.", ko="이 경주에는 주자가 없습니다.")
NOT_THERE = {
    "pytorch": Text(
        en="Not part of PyTorch, so the script writes it as an optimizer of its own: {names}.",
        ko="PyTorch에 없어 스크립트에서 옵티마이저로 직접 작성한 규칙: {names}.",
    ),
    "optax": Text(
        en="Optax has no such rule or another convention, so the script writes it as a transformation: {names}.",
        ko="Optax에 없거나 방식이 달라 스크립트에서 변환으로 직접 작성한 규칙: {names}.",
    ),
    "keras": Text(
        en="Keras has no such rule or another convention, so the script writes it as an optimizer of its own: {names}.",
        ko="Keras에 없거나 방식이 달라 스크립트에서 옵티마이저로 직접 작성한 규칙: {names}.",
    ),
}


def written_out(framework: str, title: str, own: list[Runner]) -> list[Text]:
    """Which runners a script writes out by itself, and what the framework does otherwise, where that is declared."""
    if not own:
        return []
    said = [named(NOT_THERE[framework], [runner.name for runner in own])]
    kinds = dict.fromkeys(type(runner.rule) for runner in own if len(list(walk(runner.rule))) == 1)
    notes = [(rule, each.note) for rule in kinds for each in rule.frameworks if each.name == title and each.note]
    said += [Text(en=f"{rule.title}: {note.en}", ko=f"{rule.title}: {note.ko}") for rule, note in notes]
    return said


def common(race: RunConfig, found: list[Runner], left: list[tuple[int, str]], automatic: bool) -> list[Text]:
    """What holds in every framework; `automatic` if it differentiates by itself."""
    said = [EMPTY] if not race.entries else []
    said += [named(LEFT_OUT, [name for _, name in left])] if left else []
    return said + ([KINK] if automatic and _kinked(race) else [])


def named(text: Text, names: list[str]) -> Text:
    """A remark about these runners."""
    listed = ", ".join(names)
    return Text(en=text.en.replace("{names}", listed), ko=text.ko.replace("{names}", listed))


def _kinked(race: RunConfig) -> bool:
    root: Written = formula_of(race).results[0]
    return any(part.op in KINKS for part in below(root))
