"""Races worth showing on the page Schedules; tests/unit/ui/test_schedule_scenes.py holds what their sentences claim."""

from functools import cache

from engine.config import RunConfig
from engine.link import decode
from engine.spec.preset import Preset
from engine.spec.text import Text

SIX = Text(en="Six shapes", ko="여섯 모양")  # the race at hand, its first rule under six schedules
SGD = "run=sgd~learning_rate:0.01"
DENTS = "run=sgd~learning_rate:0.006~schedule"
SCENES = (
    Preset(
        Text(en="Trembling", ko="떨림"),
        Text(
            en="Noisy gradients: a constant rate never comes to rest, a falling one does. Without noise none has to.",
            ko="기울기에 잡음이 있으면 고정 학습률은 끝까지 멈추지 못하고, 줄어드는 학습률은 멈춥니다. 잡음이 없으면 "
            "줄일 필요가 없습니다.",
        ),
        f"surface=himmelblau&steps=300&noise=gaussian~scale:10&{SGD}"
        f"&{SGD}~schedule:step~schedule.step_size:100~schedule.gamma:0.3&{SGD}~schedule:exponential~schedule.gamma:0.99"
        f"&{SGD}~schedule:cosine~schedule.T_max:300&{SGD}~schedule:one_cycle~schedule.max_lr:0.02"
        f"&{SGD}~schedule:plateau~schedule.factor:0.5~schedule.patience:20",
    ),
    Preset(
        Text(en="Too soon", ko="너무 이른 감소"),
        Text(
            en="γ = 0.95 freezes on the way: all its rates together make 20 full steps, however long it runs. "
            "The inverse square root never adds up to an end.",
            ko="γ = 0.95는 가는 길에 얼어붙습니다. 아무리 오래 달려도 학습률을 모두 더하면 온전한 스텝 20번입니다. "
            "역제곱근은 더해도 끝이 없습니다.",
        ),
        "surface=beale&start=1,1.5&steps=300&run=gd~learning_rate:0.027"
        "&run=gd~learning_rate:0.027~schedule:exponential~schedule.gamma:0.95"
        "&run=gd~learning_rate:0.027~schedule:exponential~schedule.gamma:0.99"
        "&run=gd~learning_rate:0.027~schedule:inverse_sqrt~schedule.warmup_steps:10",
    ),
    Preset(
        Text(en="Patience", ko="인내"),
        Text(
            en="Patience 10 takes the trembling for a plateau: 19 cuts, and the rate is gone. Patience 40 cuts 5 times "
            "and ends lower.",
            ko="인내 10은 떨림을 정체로 여깁니다. 19번을 줄여 학습률이 사라집니다. 인내 40은 5번만 줄이고 "
            "더 낮은 곳에서 끝납니다.",
        ),
        f"surface=himmelblau&steps=300&noise=gaussian~scale:10&{SGD}"
        f"&{SGD}~schedule:plateau~schedule.factor:0.5~schedule.patience:10"
        f"&{SGD}~schedule:plateau~schedule.factor:0.5~schedule.patience:40",
    ),
    Preset(
        Text(en="Restarts", ko="재시작"),
        Text(
            en="Exponential decay soon freezes in a dent near the start; each restart shakes the run loose again. "
            "Over 60 seeds restarts end lower in 4 of 5. One long cosine does as well as they do.",
            ko="지수 감소는 출발점 가까운 홈에서 곧 얼어붙고, 재시작은 그때마다 다시 빠져나옵니다. 시드 60개 가운데 "
            "5분의 4에서 재시작이 더 낮게 끝납니다. 긴 코사인 하나도 재시작 못지않습니다.",
        ),
        f"surface=rastrigin&start=-3.4,2.6&steps=400&noise=gaussian~scale:40&{DENTS}:exponential~schedule.gamma:0.98"
        f"&{DENTS}:cosine_restarts~schedule.T_0:100&{DENTS}:cosine~schedule.T_max:400",
    ),
    Preset(
        Text(en="Warm-up", ko="워밍업"),
        Text(
            en="Without bias correction Adam's first step is √10 times as long: 1.34 instead of 0.42, and the loss "
            "jumps from 24 to 357. Warm-up hides that: 0.03.",
            ko="편향 보정이 없으면 Adam의 첫 스텝은 √10배 깁니다. 0.42가 아니라 1.34이고, 손실은 24에서 357로 뜁니다. "
            "워밍업은 이것을 가립니다. 첫 스텝은 0.03입니다.",
        ),
        "surface=rosenbrock&start=-1.2,1&steps=200&run=adam~learning_rate:0.3"
        "&run=adam~learning_rate:0.3~bias_correction:false"
        "&run=adam~learning_rate:0.3~bias_correction:false~schedule:warmup~schedule.warmup_steps:40"
        "&run=adam~learning_rate:0.3~schedule:warmup~schedule.warmup_steps:40",
    ),
)


@cache
def races() -> tuple[RunConfig, ...]:
    """The race of each scene."""
    return tuple(decode(scene.link)[0] for scene in SCENES)
