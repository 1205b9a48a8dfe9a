"""What the pictures of basins and of learning rates say, in both languages."""

from engine.text import Language, Text

BASINS: dict[str, Text] = {
    "choose": Text(en="Maps of", ko="지도의 주자"),
    "from": Text(en="From ({x}, {y}), ", ko="시작점 ({x}, {y}) · "),
    "ends_one": Text(en="{name} ends in {place}.", ko="최소점 {place}: {name}"),
    "ends_some": Text(en="{name} end in {place}.", ko="최소점 {place}: {name}"),
    "elsewhere_one": Text(en="{name} ends in another minimum.", ko="다른 최소점: {name}"),
    "elsewhere_some": Text(en="{name} end in other minima.", ko="다른 최소점: {name}"),
    "unsettled_one": Text(en="{name} does not settle.", ko="멈추지 않음: {name}"),
    "unsettled_some": Text(en="{name} do not settle.", ko="멈추지 않음: {name}"),
    "diverged_one": Text(en="{name} diverges.", ko="발산: {name}"),
    "diverged_some": Text(en="{name} diverge.", ko="발산: {name}"),
    "next": Text(en=" ", ko=" · "),
    "and": Text(en=" and ", ko=", "),
    "drag": Text(en="Drag the ring.", ko="고리를 끌어 보세요."),
    "ring": Text(en="Start", ko="시작점"),
    "share": Text(en="{place} {percent} %", ko="{place} {percent} %"),
    "every": Text(en="Every start settles", ko="모든 시작점이 멈춥니다"),
    "never": Text(
        en="{percent} % do not settle within {steps} steps", ko="{steps}스텝 안에 멈추지 않는 시작점: {percent} %"
    ),
    "lost": Text(en="{percent} % diverge", ko="발산하는 시작점: {percent} %"),
    "map": Text(en="Where {name} ends from every start. {shares}.", ko="{name}: 시작점마다 닿는 곳. {shares}."),
    "elsewhere_share": Text(en="elsewhere {percent} %", ko="다른 곳 {percent} %"),
    "minimum": Text(en="minimum at ({x}, {y})", ko="최소점 ({x}, {y})"),
    "elsewhere": Text(en="any other minimum", ko="그 밖의 최소점"),
    "hatch": Text(en="does not settle", ko="멈추지 않음"),
    "diverged": Text(en="diverges", ko="발산"),
    "within": Text(en="settles within {steps} steps", ko="멈출 때까지 걸린 스텝: {steps} 이하"),
    "coarse": Text(en="coarse while you drag", ko="끄는 동안은 거칠게 그립니다"),
}
RATES: dict[str, Text] = {}
NO_BASINS = Text(
    en="This surface has no minimum, so its starts have no basins to end in. The race still runs below.",
    ko="이 곡면에는 최소점이 없어 시작점이 닿을 유역도 없습니다. 아래 경주는 그대로 달립니다.",
)
NOBODY = Text(en="No runner yet. Add one below.", ko="아직 주자가 없습니다. 아래에서 추가하세요.")


def spoken(words: dict[str, Text], language: Language) -> dict[str, str]:
    """All of these in one language, by name."""
    return {name: text[language] for name, text in words.items()}
