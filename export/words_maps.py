"""What is said of a map that cannot be taken along, and of one that can."""

from engine.spec.text import Text

NO_MAP = Text(
    en="There is no map: no runner has two hyperparameters to vary.",
    ko="지도가 없습니다. 바꾸어 볼 하이퍼파라미터가 둘인 주자가 없습니다.",
)
TOO_LARGE = Text(
    en="This map takes too many steps. Shorten the race.",
    ko="이 지도에는 스텝이 너무 많이 듭니다. 경주의 스텝 수를 줄여 주십시오.",
)
NO_BASINS = Text(
    en="There is no map: it needs a runner, and a surface that has a minimum.",
    ko="지도가 없습니다. 주자가 있어야 하고 손실 함수에 최소점이 있어야 합니다.",
)
NO_RATES = Text(
    en="There is no curve: it needs a runner whose learning rate can be set, and a surface that has a minimum.",
    ko="곡선이 없습니다. 학습률을 정할 수 있는 주자가 있어야 하고 손실 함수에 최소점이 있어야 합니다.",
)
