"""What the pictures of basins and of learning rates say, in both languages."""

from engine.spec.text import Language, Text

BASINS: dict[str, Text] = {
    "choose": Text(en="Maps of", ko="지도에 그릴 주자"),
    "from": Text(en="From ({x}, {y}), ", ko="시작점 ({x}, {y}). "),
    "ends_one": Text(en="{name} ends in {place}.", ko="최소점 {place}: {name}."),
    "ends_some": Text(en="{name} end in {place}.", ko="최소점 {place}: {name}."),
    "elsewhere_one": Text(en="{name} ends in another minimum.", ko="다른 최소점: {name}."),
    "elsewhere_some": Text(en="{name} end in other minima.", ko="다른 최소점: {name}."),
    "unsettled_one": Text(en="{name} is at no minimum yet.", ko="아직 최소점에 없음: {name}."),
    "unsettled_some": Text(en="{name} are at no minimum yet.", ko="아직 최소점에 없음: {name}."),
    "overshot_one": Text(en="{name} diverges.", ko="발산: {name}."),
    "overshot_some": Text(en="{name} diverge.", ko="발산: {name}."),
    "unbounded_one": Text(en="{name} falls without end.", ko="끝없이 내려감: {name}."),
    "unbounded_some": Text(en="{name} fall without end.", ko="끝없이 내려감: {name}."),
    "undefined_one": Text(en="{name} comes to a step without a value.", ko="값을 계산할 수 없게 됨: {name}."),
    "undefined_some": Text(en="{name} come to a step without a value.", ko="값을 계산할 수 없게 됨: {name}."),
    "outside_one": Text(en="{name} starts outside the picture.", ko="그림 밖에서 시작: {name}."),
    "outside_some": Text(en="{name} start outside the picture.", ko="그림 밖에서 시작: {name}."),
    "and": Text(en=" and ", ko=", "),
    "drag": Text(en="Drag the ring.", ko="◎ 표시를 끌어 보세요."),
    "ring": Text(en="Start", ko="시작점"),
    "share": Text(en="{place} {percent} %", ko="{place} {percent} %"),
    "every": Text(en="Every start comes to a minimum", ko="모든 시작점이 최소점에 닿습니다"),
    "never": Text(
        en="{percent} % are at no minimum after {steps} steps",
        ko="{steps}스텝이 지나도 최소점에 없는 시작점: {percent} %",
    ),
    "lost": Text(en="{percent} % diverge", ko="발산하는 시작점: {percent} %"),
    "map": Text(en="Where {name} ends from every start. {shares}.", ko="{name}: 시작점마다 닿는 곳. {shares}."),
    "elsewhere_share": Text(en="elsewhere {percent} %", ko="다른 곳 {percent} %"),
    "minimum": Text(en="minimum at ({x}, {y})", ko="최소점 ({x}, {y})"),
    "elsewhere": Text(en="any other minimum", ko="그 밖의 최소점"),
    "not_yet": Text(en="at no minimum yet", ko="아직 최소점에 없음"),
    "diverged": Text(en="diverges", ko="발산"),
    "within": Text(en="converges within {steps} steps", ko="수렴까지 걸린 스텝 수: {steps} 이하"),
}
RATES: dict[str, Text] = {
    "plot": Text(
        en="Loss at the end over the learning rate, both on log scales.",
        ko="학습률에 따른 마지막 손실, 두 축 모두 로그 눈금.",
    ),
    "rate": Text(en="learning rate", ko="학습률"),
    "across": Text(en="learning rate η, log scale", ko="학습률 η (로그 눈금)"),
    "up": Text(en="loss above the lowest, after {steps} steps", ko="{steps}스텝 뒤 손실과 최저 손실의 차이"),
    "most": Text(
        en="{name} forgives most: its good learning rates range widest, from {low} to {high}, a factor of {factor}.",
        ko="학습률에 가장 둔감한 주자: {name}(η {low}~{high}, {factor}배 폭).",
    ),
    "least": Text(en="{name} forgives least: a factor of {factor}.", ko="가장 민감한 주자: {name}({factor}배 폭)."),
    "most_one": Text(en="For {name} only {best} is good.", ko="{name}: 좋은 학습률은 하나({best})."),
    "least_one": Text(
        en="{name} forgives least: only {best} is good.", ko="가장 민감한 주자: {name}(좋은 학습률은 {best} 하나)."
    ),
    "nobody": Text(en="Every runner diverges at every learning rate.", ko="모든 주자가 어떤 학습률에서도 발산합니다."),
    "good": Text(
        en="good from {low} to {high}: a factor of {factor}, best {best}",
        ko="좋은 범위 {low}~{high}: {factor}배, 최적 {best}",
    ),
    "good_one": Text(en="good at {best} alone", ko="좋은 학습률은 하나: {best}"),
    "none": Text(en="diverges at every rate", ko="어떤 학습률에서도 발산"),
    "best": Text(en="best {rate}", ko="최적 {rate}"),
    "tuned": Text(en="tuned {rate}", ko="튜닝 {rate}"),
    "edge": Text(en="diverges from {rate} on", ko="{rate}부터 발산"),
    "limit": Text(en="diverges above {rate} = {law}", ko="이보다 크면 발산: {rate} = {law}"),
}
RACE_BEST = Text(en="Race everyone at its own best rate", ko="모두 자기 최적 학습률로 경주하기")
TUNED = Text(
    en="Rates tuned for this surface, start and T = {steps}.",
    ko="이 곡면, 이 시작점, T = {steps}에 맞춰 튜닝한 학습률입니다.",
)
GOOD = Text(
    en="Good: within 10 times the best loss and nine tenths of its descent.",
    ko="좋은 범위: 손실이 최적 학습률의 10배 이내이고, 최적 학습률이 줄인 손실의 90% 이상을 줄인 학습률입니다.",
)
SOLVED = Text(
    en="Losses are counted from the lowest there is. A millionth of the loss at the start counts as good as 0; "
    "of equally good rates the tuned one is the best, or else the middle one.",
    ko="손실은 최저 손실과의 차이로 나타냅니다. 시작 손실의 백만분의 1 이하는 0과 같게 보고, "
    "똑같이 좋은 학습률 가운데에서는 튜닝한 값을, 없으면 중간 값을 최적으로 삼습니다.",
)
ELSEWHERE = Text(
    en="The tuned rate (○) arrives soonest, but another one ends lower: {names}.",
    ko="튜닝한 학습률(○)이 가장 먼저 도착하지만, 더 낮게 끝나는 학습률이 따로 있는 주자: {names}.",
)
SAME_CHANCE = Text(
    en="Every run draws the same random numbers (seed {seed}).", ko="모든 실행에 같은 난수를 씁니다(시드 {seed})."
)
NO_RATES = Text(
    en="This surface has no lowest loss, so no learning rate is the best. The race still runs below.",
    ko="이 곡면에는 가장 낮은 손실이 없어 최적 학습률도 없습니다. 아래 경주는 그대로 달립니다.",
)
RATELESS = Text(
    en="None of these rules has a learning rate to look for. The race still runs below.",
    ko="이 규칙들에는 찾아볼 학습률이 없습니다. 아래 경주는 그대로 달립니다.",
)
REPLACED = Text(
    en="Where a schedule sets the rate itself, as one cycle does, the rule's own η changes nothing: no curve for it.",
    ko="원사이클처럼 스케줄이 학습률을 직접 정하면 규칙의 η를 바꾸어도 달라지는 것이 없어 곡선이 없습니다.",
)
NO_BASINS = Text(
    en="This surface has no minimum, so there are no basins to divide its starts into. The race still runs below.",
    ko="이 곡면에는 최소점이 없어 시작점마다 나눌 흡인 영역이 없습니다. 아래 경주는 그대로 달립니다.",
)
NO_PATTERN = Text(
    en="These maps part no basins: there is one minimum to end in, or at these rates runs do not settle. "
    "Himmelblau has four minima.",
    ko="이 지도에서는 흡인 영역이 나뉘지 않습니다. 최소점이 하나이거나, 이 학습률로는 멈추지 못합니다. "
    "Himmelblau에는 최소점이 네 개 있습니다.",
)
FIVE = Text(en="Show five rules on Beale", ko="Beale에서 규칙 다섯 개 보기")
FOUR = Text(en="Show four basins", ko="흡인 영역 네 개 보기")
NOBODY = Text(en="No runner yet. Add one below.", ko="아직 주자가 없습니다. 아래에서 추가하세요.")


def spoken(words: dict[str, Text], language: Language) -> dict[str, str]:
    """All of these in one language, by name."""
    return {name: text[language] for name, text in words.items()}
