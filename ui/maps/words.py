"""What the page of the hyperparameter map says around its picture, in both languages."""

from engine.spec.text import Text

WORDS: dict[str, Text] = {
    "axis_x": Text(en="Across", ko="가로축"),
    "axis_y": Text(en="Up", ko="세로축"),
    "colour": Text(en="Colour", ko="색"),
    "runner": Text(en="Runner", ko="주자"),
    "picture": Text(en="Map", ko="지도"),
    "nobody": Text(
        en="No runner yet. Add one on the page Race.", ko="아직 주자가 없습니다. '경주' 페이지에서 하나를 추가하세요."
    ),
    "no_pair": Text(
        en="A map needs two hyperparameters that work against each other, like the rate and μ of Momentum; "
        "this rule does not have two.",
        ko="지도를 그리려면 Momentum의 학습률과 μ처럼 서로 맞물려 작용하는 하이퍼파라미터가 두 개 필요한데, "
        "이 규칙에는 두 개가 없습니다.",
    ),
    "map_momentum": Text(en="Map Momentum", ko="Momentum 지도 보기"),
    "map_own": Text(en="Map that race", ko="그 경주의 지도 보기"),
    "working": Text(en="Running {runs} settings, {steps} steps each", ko="설정 {runs}가지를 {steps}스텝씩 실행하는 중"),
    "cancel": Text(en="Cancel", ko="취소"),
    "cancelled": Text(
        en="Cancelled. What is drawn is the coarse map.", ko="취소했습니다. 지금 보이는 것은 거친 지도입니다."
    ),
    "again": Text(en="Run it again", ko="다시 실행"),
    "too_large": Text(
        en="{runs} runs of {steps} steps would take too long. Set fewer steps.",
        ko="{steps}스텝을 {runs}번 실행하기에는 너무 오래 걸립니다. 스텝 수를 줄이세요.",
    ),
}
