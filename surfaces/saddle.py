"""The saddle x² − y²: no minimum, and a point in the middle where every gradient vanishes."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Surface, Text, View
from engine.spec.preset import Preset


@dataclass(frozen=True)
class Saddle(Surface):
    """x² − y²."""

    title = "Saddle"
    tex = r"f(x, y) = x^2 - y^2"
    summary = Text(
        en="Uphill along x, downhill along y, almost flat in the middle. Who gets off first, and who never does?",
        ko="x 방향은 오르막, y 방향은 내리막이고 가운데는 거의 평평합니다. 누가 먼저 벗어나고 누가 갇힐까요?",
    )
    view = View(-2.0, 2.0, -2.0, 2.0)
    start = (1.0, 1e-3)
    saddles = ((0.0, 0.0),)
    presets = (
        Preset(
            Text(en="Escape from a saddle", ko="안장점에서 빠져나오기"),
            Text(
                en="Near the saddle the slope that leads away is tiny. To get below a loss of −1, RMSprop takes 7 "
                "steps, Adam 11, NAG 29, Momentum 32, GD 49.",
                ko="안장점 곁에서는 빠져나가는 방향의 기울기가 아주 작습니다. 손실이 −1보다 작아지기까지 RMSprop은 "
                "7스텝, Adam은 11스텝, NAG는 29스텝, Momentum은 32스텝, GD는 49스텝이 걸립니다.",
            ),
            "surface=saddle&start=1,0.01&steps=60&run=gd~learning_rate:0.05&run=momentum~learning_rate:0.02"
            "&run=nag~learning_rate:0.02&run=rmsprop~learning_rate:0.02&run=adam~learning_rate:0.1",
            idea="saddle",
            leads=True,
        ),
        Preset(
            Text(en="Exactly on the ridge", ko="정확히 능선 위에서"),
            Text(
                en="The gradient in y is exactly 0, so every rule ends on the saddle.",
                ko="y 방향 기울기가 정확히 0이므로 어떤 규칙이든 안장점에서 멈춥니다.",
            ),
            "surface=saddle&start=1,0&steps=200&run=gd~learning_rate:0.05&run=momentum~learning_rate:0.02"
            "&run=rmsprop~learning_rate:0.01&run=adam~learning_rate:0.05",
            idea="saddle",
        ),
        Preset(
            Text(en="A hair beside the ridge", ko="능선에서 조금만 벗어나면"),
            Text(
                en="Adagrad, RMSprop and Adam rescale the tiny gradient and leave at once. Momentum needs "
                "longer; GD is still there.",
                ko="Adagrad, RMSprop, Adam은 아주 작은 기울기를 키워 바로 떠납니다. Momentum은 더 걸리고, GD는 "
                "그대로입니다.",
            ),
            "surface=saddle&start=1,0.001&steps=120&run=gd~learning_rate:0.01&run=momentum~learning_rate:0.01"
            "&run=adagrad~learning_rate:0.1&run=rmsprop~learning_rate:0.01&run=adam~learning_rate:0.05",
            idea="saddle",
        ),
        Preset(
            Text(en="Noise pushes them off", ko="잡음에 밀려나기"),
            Text(
                en="The same start, with a little noise: all fall off the ridge but GD, which sees the exact gradient.",
                ko="같은 시작점에 작은 잡음을 더했습니다. 정확한 기울기를 보는 GD만 남고 모두 능선에서 떨어집니다.",
            ),
            "surface=saddle&start=1,0&steps=120&noise=gaussian~scale:0.01&run=gd~learning_rate:0.05"
            "&run=sgd~learning_rate:0.05&run=momentum~learning_rate:0.01&run=adam~learning_rate:0.05",
            idea="saddle",
        ),
        Preset(
            Text(en="Newton likes saddles", ko="안장점을 좋아하는 Newton"),
            Text(
                en="Newton looks for a flat spot and walks onto the saddle. The saddle-free one turns round and "
                "goes down.",
                ko="Newton은 평평한 곳을 찾아 안장점으로 갑니다. 안장점 회피를 켜면 방향을 돌려 내려갑니다.",
            ),
            "surface=saddle&start=1,0.2&steps=30&run=newton~learning_rate:0.5"
            "&run=newton~learning_rate:0.2~saddle_free:true",
            idea="saddle",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        return x**2 - y**2
