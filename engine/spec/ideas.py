"""The ideas that scenes are grouped by, in the order in which the sheet of all scenes shows them."""

from engine.spec.text import Text

IDEAS: dict[str, Text] = {
    "ravine": Text(en="Ravines", ko="협곡"),
    "rate": Text(en="The learning rate", ko="학습률"),
    "momentum": Text(en="Momentum", ko="모멘텀"),
    "saddle": Text(en="Saddle points", ko="안장점"),
    "adaptive": Text(en="A rate for each parameter", ko="매개변수별 학습률"),
    "bias": Text(en="Bias correction", ko="편향 보정"),
    "basins": Text(en="Many minima", ko="여러 최소점"),
    "noise": Text(en="Noise and mini-batches", ko="잡음과 미니배치"),
    "schedules": Text(en="Schedules", ko="스케줄"),
    "data": Text(en="Outliers", ko="이상치"),
    "newton": Text(en="Newton", ko="Newton"),
}
