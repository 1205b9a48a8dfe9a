"""The families that the picker and the reference page group the rules by, in teaching order."""

from engine.spec.text import Text

FAMILIES: dict[str, Text] = {
    "descent": Text(en="Plain descent", ko="기본 경사 하강법"),
    "momentum": Text(en="Momentum", ko="모멘텀"),
    "adaptive": Text(en="A rate per parameter", ko="매개변수별 학습률"),
    "adam": Text(en="Adam and its relatives", ko="Adam 계열"),
    "sign": Text(en="Sign of the gradient", ko="기울기의 부호"),
    "wrapper": Text(en="Wrapped around another", ko="다른 규칙을 감싸는 방법"),
    "curvature": Text(en="Curvature", ko="곡률 이용"),
}
