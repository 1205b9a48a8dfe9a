"""The settings that several schedules share, each said once."""

from engine.spec.hyper import Hyper
from engine.spec.terms import LEARNING_RATE
from engine.spec.text import Text

STEPS = Hyper(
    symbol="T",
    title=Text(en="length", ko="길이"),
    help=Text(en="How many steps the change takes.", ko="변화가 몇 스텝에 걸쳐 일어나는지 정합니다."),
    scale="integer",
    low=1,
    high=1000,
    minimum=1,
    maximum=100_000,
)
TOTAL_ITERS = STEPS
WARMUP_STEPS = STEPS.with_(
    symbol="w",
    title=Text(en="warm-up steps", ko="워밍업 스텝 수"),
    help=Text(
        en="The rate climbs for this many steps, so that early, uncertain gradients move little.",
        ko="이만큼의 스텝 동안 학습률을 서서히 올려, 아직 불확실한 초반 기울기에 조금만 움직이게 합니다.",
    ),
    high=300,
)
FACTOR = Hyper(
    symbol="c",
    title=Text(en="factor", ko="배율"),
    help=Text(en="What the learning rate is multiplied by.", ko="학습률에 곱하는 값입니다."),
    scale="linear",
    maximum=1.0,
)
GAMMA = Hyper(
    symbol="γ",
    title=Text(en="gamma, decay factor", ko="감마, 감소 배율"),
    help=Text(
        en="What the learning rate is multiplied by each time. Above 1 it grows.",
        ko="매번 학습률에 곱하는 값입니다. 1보다 크면 학습률이 커집니다.",
    ),
    scale="linear",
    maximum=10.0,
)
ETA_MIN = LEARNING_RATE.with_(
    symbol="η_min",
    title=Text(en="lowest rate", ko="최저 학습률"),
    help=Text(en="Where the learning rate ends up, as a rate of its own.", ko="학습률이 마지막에 이르는 값입니다."),
    main=False,
    minimum=0.0,
)
