"""Races about schedules; tests/unit/ui/test_schedule_scenes.py holds what their sentences claim."""

from functools import cache

from engine.config import RunConfig
from engine.link import decode
from engine.spec.preset import Preset
from engine.spec.text import Text

SIX = Text(en="Six shapes", ko="여섯 가지 모양")  # the race at hand, its first rule under six schedules
SGD = "run=sgd~learning_rate:0.01"
DENTS = "run=sgd~learning_rate:0.006~schedule"
SCENES = (
    Preset(
        Text(en="Trembling", ko="떨림"),
        Text(
            en="Noisy gradients: with a constant rate a run trembles to the end, with a falling one it comes "
            "to rest. "
            "Without noise it need not fall.",
            ko="학습률을 고정하면 끝까지 떨리고, 줄이면 차츰 멈춥니다. 잡음이 없으면 줄이지 않아도 됩니다.",
        ),
        f"surface=himmelblau&steps=300&noise=gaussian~scale:10&{SGD}"
        f"&{SGD}~schedule:step~schedule.step_size:100~schedule.gamma:0.3&{SGD}~schedule:exponential~schedule.gamma:0.99"
        f"&{SGD}~schedule:cosine~schedule.T_max:300&{SGD}~schedule:one_cycle~schedule.max_lr:0.02"
        f"&{SGD}~schedule:plateau~schedule.factor:0.5~schedule.patience:20",
        idea="schedules",
    ),
    Preset(
        Text(en="Too soon", ko="너무 이른 감소"),
        Text(
            en="γ = 0.95 stops on the way: all its rates together make 20 full steps, however long it runs. "
            "Those of the inverse square root add up without end.",
            ko="γ = 0.95이면 도중에 멈춥니다. 아무리 오래 달려도 학습률을 모두 더하면 처음 학습률의 20배뿐입니다. "
            "역제곱근은 그 합이 끝없이 커집니다.",
        ),
        "surface=beale&start=1,1.5&steps=300&run=gd~learning_rate:0.027"
        "&run=gd~learning_rate:0.027~schedule:exponential~schedule.gamma:0.95"
        "&run=gd~learning_rate:0.027~schedule:exponential~schedule.gamma:0.99"
        "&run=gd~learning_rate:0.027~schedule:inverse_sqrt~schedule.warmup_steps:10",
        idea="schedules",
    ),
    Preset(
        Text(en="Patience", ko="patience(인내)"),
        Text(
            en="Patience 10 takes the trembling for a plateau: 19 cuts, and the rate is almost 0. Patience 40 cuts 5 "
            "times and ends lower.",
            ko="patience가 10이면 떨림을 정체로 보아 19번이나 줄이고, 학습률이 거의 0이 됩니다. 40이면 5번만 줄이고 "
            "더 낮은 곳에서 끝납니다.",
        ),
        f"surface=himmelblau&steps=300&noise=gaussian~scale:10&{SGD}"
        f"&{SGD}~schedule:plateau~schedule.factor:0.5~schedule.patience:10"
        f"&{SGD}~schedule:plateau~schedule.factor:0.5~schedule.patience:40",
        idea="schedules",
    ),
    Preset(
        Text(en="Restarts", ko="재시작"),
        Text(
            en="Exponential decay soon stops in a dent near the start; each restart shakes the run loose again. "
            "Over 60 seeds restarts end lower in 4 of 5. One long cosine does as well as they do.",
            ko="지수 감소는 시작점 가까운 홈에서 곧 멈추고, 재시작할 때마다 홈에서 다시 빠져나옵니다. 시드 60개 가운데 "
            "5분의 4에서 재시작이 더 낮게 끝납니다. 긴 코사인 하나도 재시작 못지않습니다.",
        ),
        f"surface=rastrigin&start=-3.4,2.6&steps=400&noise=gaussian~scale:40&{DENTS}:exponential~schedule.gamma:0.98"
        f"&{DENTS}:cosine_restarts~schedule.T_0:100&{DENTS}:cosine~schedule.T_max:400",
        idea="schedules",
    ),
    Preset(
        Text(en="Warm-up", ko="워밍업"),
        Text(
            en="Without bias correction Adam's first step is √10 times as long: 1.34 instead of 0.42, and the loss "
            "jumps from 24 to 357. Warm-up hides that: 0.03.",
            ko="편향 보정이 없으면 Adam의 첫 스텝은 √10배 깁니다. 0.42가 아니라 1.34이고, 손실은 24에서 357로 뜁니다. "
            "워밍업을 쓰면 이 문제가 드러나지 않습니다. 첫 스텝이 0.03입니다.",
        ),
        "surface=rosenbrock&start=-1.2,1&steps=200&run=adam~learning_rate:0.3"
        "&run=adam~learning_rate:0.3~bias_correction:false"
        "&run=adam~learning_rate:0.3~bias_correction:false~schedule:warmup~schedule.warmup_steps:40"
        "&run=adam~learning_rate:0.3~schedule:warmup~schedule.warmup_steps:40",
        idea="bias",
    ),
)


@cache
def races() -> tuple[RunConfig, ...]:
    """The race of each scene."""
    return tuple(decode(scene.link)[0] for scene in SCENES)
