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
# Of the section of data, where a map is on the page.
TABLES: dict[str, Text] = {
    "map_note": Text(
        en="The map beside the race, cell by cell: both hyperparameters, how the run ended, its loss.",
        ko="경주 옆의 지도를 칸마다 담습니다. 두 하이퍼파라미터, 실행이 어떻게 끝났는지, 그때의 손실입니다.",
    ),
    "map_csv": Text(en="Map as CSV", ko="지도 CSV"),
    "map_json": Text(en="Map as JSON", ko="지도 JSON"),
    "basins_note": Text(
        en="The maps of starts, start by start: which minimum each comes to, and how its run ended.",
        ko="흡인 영역 지도를 시작점마다 담습니다. 어느 최소점에 닿는지, 실행이 어떻게 끝났는지입니다.",
    ),
    "basins_csv": Text(en="Maps as CSV", ko="지도 CSV"),
    "basins_json": Text(en="Maps as JSON", ko="지도 JSON"),
    "rates_note": Text(
        en="The curves, rate by rate: the loss after the last step, or that the run diverged.",
        ko="곡선을 학습률마다 담습니다. 마지막 스텝 뒤의 손실이거나, 발산했다는 사실입니다.",
    ),
    "rates_csv": Text(en="Curves as CSV", ko="곡선 CSV"),
    "rates_json": Text(en="Curves as JSON", ko="곡선 JSON"),
}
