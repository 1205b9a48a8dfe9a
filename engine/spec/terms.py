"""The hyperparameters that many rules share, each said once."""

from engine.spec.hyper import Hyper
from engine.spec.text import Text

TINIEST = 1e-300  # a rate of 0 is no step at all, and below this float64 loses digits
BELOW_ONE = 1 - 2.0**-53  # the largest float64 that still decays

LEARNING_RATE = Hyper(
    symbol="η",
    title=Text(en="learning rate", ko="학습률"),
    help=Text(
        en="How long a step is. Too small crawls, too large overshoots or diverges.",
        ko="한 스텝의 길이를 정합니다. 너무 작으면 느리고, 너무 크면 지나치거나 발산합니다.",
    ),
    scale="log",
    low=1e-5,
    high=10.0,
    minimum=TINIEST,
)
MOMENTUM = Hyper(
    symbol="μ",
    title=Text(en="momentum", ko="모멘텀"),
    help=Text(
        en="The share of the last velocity that is kept: less friction the nearer to 1.",
        ko="이전 속도를 얼마나 남길지 정합니다. 1에 가까울수록 마찰이 작습니다.",
    ),
    scale="one_minus",
    low=0.0,
    high=0.999,
    maximum=BELOW_ONE,
)
DAMPENING = Hyper(
    symbol="τ",
    title=Text(en="dampening", ko="감쇠"),
    help=Text(
        en="Scales each new gradient by 1 − τ before it joins the velocity.",
        ko="새 기울기에 1 − τ를 곱한 뒤 속도에 더합니다.",
    ),
    scale="linear",
    maximum=1.0,
    main=False,
)
BETA1 = Hyper(
    symbol="β₁",
    title=Text(en="beta 1, memory of the gradient", ko="베타 1, 기울기의 기억"),
    help=Text(
        en="How much of the running mean of gradients survives a step.",
        ko="기울기의 이동 평균이 한 스텝 뒤에 얼마나 남는지 정합니다.",
    ),
    scale="one_minus",
    low=0.0,
    high=0.999,
    maximum=BELOW_ONE,
)
BETA2 = Hyper(
    symbol="β₂",
    title=Text(en="beta 2, memory of the squared gradient", ko="베타 2, 기울기 제곱의 기억"),
    help=Text(
        en="How much of the running mean of squared gradients survives a step.",
        ko="기울기 제곱의 이동 평균이 한 스텝 뒤에 얼마나 남는지 정합니다.",
    ),
    scale="one_minus",
    low=0.0,
    high=0.9999,
    maximum=BELOW_ONE,
)
RHO = Hyper(
    symbol="ρ",
    title=Text(en="rho, memory of the squared gradient", ko="로(ρ), 기울기 제곱의 기억"),
    help=Text(
        en="How much of the running mean of squared gradients survives a step.",
        ko="기울기 제곱의 이동 평균이 한 스텝 뒤에 얼마나 남는지 정합니다.",
    ),
    scale="one_minus",
    low=0.0,
    high=0.9999,
    maximum=BELOW_ONE,
)
EPSILON = Hyper(
    symbol="ε",
    title=Text(en="epsilon", ko="엡실론"),
    help=Text(
        en="Keeps the denominator away from zero; where gradients are tiny it decides the step.",
        ko="분모가 0이 되지 않게 합니다. 기울기가 아주 작은 곳에서는 ε이 보폭을 정합니다.",
    ),
    scale="log",
    low=1e-16,
    high=1.0,
)
WEIGHT_DECAY = Hyper(
    symbol="λ",
    title=Text(en="weight decay", ko="가중치 감쇠"),
    help=Text(
        en="Pulls every parameter towards zero.",
        ko="모든 매개변수를 0 쪽으로 끌어당깁니다.",
    ),
    scale="linear",
    high=1.0,
    main=False,
)
BIAS_CORRECTION = Hyper(
    symbol="m̂",
    off=Text(en="no correction", ko="보정 없음"),
    title=Text(en="bias correction", ko="편향 보정"),
    help=Text(
        en="Off shows what the moments do when nobody makes up for their start at zero.",
        ko="끄면 0에서 출발한 모멘트를 보정하지 않을 때 어떤 일이 생기는지 볼 수 있습니다.",
    ),
    scale="switch",
    main=False,
)
BATCH_SIZE = Hyper(
    symbol="B",
    title=Text(en="batch size", ko="배치 크기"),
    help=Text(
        en="How many randomly drawn rows of data one step sees.",
        ko="한 스텝에서 무작위로 뽑아 보는 데이터의 행 수입니다.",
    ),
    scale="integer",
    low=1,
    high=24,
    minimum=1,
)
