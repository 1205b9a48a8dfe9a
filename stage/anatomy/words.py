"""The sentences of the page that takes a step apart, in both languages; {holes} are filled in the browser."""

from engine.spec.text import Text

ANATOMY: dict[str, Text] = {
    "title": Text(en="The rule, with the numbers of step {step}", ko="규칙과 {step}스텝의 숫자"),
    "said": Text(
        en="This step is {length} long and points {angle}° away from the steepest way down.",
        ko="이번 갱신의 길이: {length}, 가장 가파른 내리막과 이루는 각: {angle}°",
    ),
    "unkept": Text(
        en="The run is too long to keep every number. Try fewer steps.",
        ko="실행이 너무 길어 숫자를 모두 저장하지 못했습니다. 스텝 수를 줄여 보세요.",
    ),
    "pair": Text(en="step {step}: x {0}, y {1}", ko="{step}스텝: x {0}, y {1}"),
    "single": Text(en="step {step}: {0}", ko="{step}스텝: {0}"),
    "zoom": Text(en="Zoom to the step", ko="이 스텝 확대"),
    "solid": Text(en="x, upper", ko="x, 위"),
    "dashed": Text(en="y, lower", ko="y, 아래"),
}
