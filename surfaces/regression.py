"""Linear regression y = W x + b: a loss made of data: all rows, mini-batches, or row by row.

The data are made up: see surfaces/data/students.py.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from engine.fields import check
from engine.spec import Hyper, Minimum, Oracle, Surface, Text, View, hyper
from engine.spec.derived import derive, shaped
from engine.spec.minibatch import drawn
from engine.spec.preset import Preset
from engine.spec.terms import BATCH_SIZE
from engine.symbolic.expression import symbol
from engine.symbolic.program import Program
from surfaces.data.students import N, least, mean_error, students

ERROR = Hyper(
    symbol="E",
    title=Text(en="error", ko="오차"),
    help=Text(
        en="The mean squared error (MSE) follows the largest errors most; the mean absolute error (MAE) does not.",
        ko="평균 제곱 오차(MSE)는 큰 오차에 크게 끌리고, 평균 절대 오차(MAE)는 그렇지 않습니다.",
    ),
    scale="choice",
    choices=("mse", "mae"),
    called=(Text(en="squared (MSE)", ko="제곱(MSE)"), Text(en="absolute (MAE)", ko="절댓값(MAE)")),
)
OUTLIER = Hyper(
    symbol="!",
    title=Text(en="outlier", ko="이상치"),
    help=Text(
        en="Enters a wrong score for the student with the most hours, as a slip of the pen would.",
        ko="가장 오래 공부한 학생의 점수를 잘못 적은 것으로 바꿉니다.",
    ),
    scale="switch",
)
SLIP = Hyper(
    symbol="y",
    title=Text(en="score of the outlier", ko="이상치의 점수"),
    help=Text(
        en="What the wrong row says, from 0 to 10; it counts only while the outlier is there.",
        ko="잘못 적힌 행의 점수입니다. 0에서 10까지이며, 이상치를 켰을 때만 쓰입니다.",
    ),
    scale="linear",
    high=10.0,
    maximum=10.0,
    main=False,
)


@dataclass(frozen=True)
class Regression(Surface):
    """The mean error of W x + b over rows (x, y): squared or absolute; all rows, or `batch` of them a step."""

    error: str = hyper(ERROR, "mse")
    batch: int | None = hyper(BATCH_SIZE, None, high=N)  # rows of one step; None: all of them
    outlier: bool = hyper(OUTLIER, False)
    slip: float = hyper(SLIP, 0.0)

    title = "Linear regression"
    tex = (
        r"\begin{aligned} \mathrm{MSE}(W, b) &= \tfrac{1}{n} \textstyle\sum_i (W x_i + b - y_i)^2 \\"
        r" \mathrm{MAE}(W, b) &= \tfrac{1}{n} \textstyle\sum_i |W x_i + b - y_i| \end{aligned}"
    )
    summary = Text(
        en="Fit score = W · hours + b to 24 made-up students. Every point of this map is a line through the data.",
        ko="만들어 낸 학생 24명의 데이터에 점수 = W · 공부 시간 + b를 맞춥니다. 이 지도의 점 하나가 직선 하나입니다.",
    )
    view = View(-1.0, 4.0, -1.0, 4.0)
    start = (0.0, 0.0)
    axes = ("W", "b")
    presets = (
        Preset(
            Text(en="One row, a handful, all rows", ko="한 행, 몇 행, 모든 행"),
            Text(
                en="GD sees all rows and slides, mini-batches tremble, and SGD with one row a step never comes "
                "to rest.",
                ko="모든 행을 보는 GD는 매끄럽고, 미니배치는 떨리고, 한 행씩 보는 SGD는 끝내 멈추지 않습니다.",
            ),
            "surface=regression&start=0,0&steps=200&run=gd~learning_rate:0.05&run=minibatch_gd~learning_rate:0.05"
            "&run=sgd~learning_rate:0.05",
            idea="noise",
        ),
        Preset(
            Text(en="A falling rate calms SGD", ko="학습률을 줄이면 SGD도 멈춘다"),
            Text(
                en="Two SGDs see the same rows. The one whose rate falls to 0 comes to rest, the other keeps jumping.",
                ko="두 SGD가 같은 행을 봅니다. 학습률이 0으로 줄어드는 쪽은 차츰 멈추고, 다른 쪽은 계속 튑니다.",
            ),
            "surface=regression&start=0,0&steps=600&run=sgd~learning_rate:0.05"
            "&run=sgd~learning_rate:0.05~schedule:polynomial~schedule.total_iters:600",
            idea="noise",
        ),
        Preset(
            Text(en="An outlier, squared error", ko="이상치와 제곱 오차"),
            Text(
                en="One score was entered as 0. Squared errors chase it: the star has moved from W = 1.43 to W = 0.89.",
                ko="점수 하나가 0으로 잘못 적혔습니다. 제곱 오차는 그 행에 끌려 별이 W = 1.43에서 0.89로 옮겨 갑니다.",
            ),
            "surface=regression~outlier:true&start=0,0&steps=300&run=gd~learning_rate:0.08"
            "&run=momentum~learning_rate:0.02",
            idea="data",
        ),
        Preset(
            Text(en="An outlier, absolute error", ko="이상치와 절댓값 오차"),
            Text(
                en="The same outlier hardly moves the star of absolute errors. Near it GD rattles: the slope "
                "does not fade.",
                ko="이상치가 같아도 절댓값 오차의 별은 거의 그대로입니다. 별 가까이에서도 기울기가 줄지 않아 "
                "GD가 떱니다.",
            ),
            "surface=regression~error:mae~outlier:true&start=0,0&steps=300&run=gd~learning_rate:0.08"
            "&run=momentum~learning_rate:0.02",
            idea="data",
        ),
    )

    def __post_init__(self) -> None:
        check(self)  # ValueError for an error or a batch that does not exist

    @property
    def data(self) -> tuple[Any, Any]:
        """(hours, scores), read-only."""
        return students(self.slip if self.outlier else None)

    def formula(self, x: Any, y: Any) -> Any:
        return mean_error(self.error, x, y, *self.data)

    @property
    def minima(self) -> tuple[Minimum, ...]:  # type: ignore[override]
        return (least(self.error, *self.data),)

    @property
    def rows(self) -> int:
        """How many rows a step draws; 0 where it uses all of them in their order."""
        return 0 if self.batch is None else min(self.batch, N)

    @property
    def feeds(self) -> int:  # type: ignore[override]
        return 2 * self.rows

    @property
    def randomness(self) -> Text | None:  # type: ignore[override]
        if not self.rows:
            return None
        return Text(en="1 row a step" if self.rows == 1 else f"{self.rows} rows a step", ko=f"스텝마다 {self.rows}행")

    def draw(self, step: int, rng: np.random.Generator) -> Any:
        rows = drawn(N, self.rows, step, rng)
        hours, scores = self.data
        return np.concatenate([hours[rows], scores[rows]])

    def oracle_given(self, fed: Any) -> Oracle:
        return _Batch(self.error, tuple(fed)) if self.rows else self

    def exact(self) -> "Regression":
        return replace(self, batch=None)

    def sample(self, rows: Any) -> "Regression":
        return replace(self, batch=int(rows))


@dataclass(frozen=True)
class _Batch:
    """The loss over the rows of one step: `fed` is their hours, then their scores, numbers or symbols."""

    error: str
    fed: tuple[Any, ...]

    def loss(self, theta: Any) -> Any:
        return self._evaluate(0, theta)

    def gradient(self, theta: Any) -> Any:
        return self._evaluate(1, theta)

    def hessian(self, theta: Any) -> Any:
        return self._evaluate(2, theta)

    def _evaluate(self, order: int, theta: Any) -> Any:
        return shaped(_programs(self.error, len(self.fed) // 2)[order], order, theta, self.fed)


@lru_cache
def _programs(error: str, rows: int) -> tuple[Program, Program, Program]:
    """Loss, gradient and Hessian over `rows` rows that are inputs too."""
    hours = [symbol(f"hours.{i}") for i in range(rows)]
    scores = [symbol(f"scores.{i}") for i in range(rows)]
    return derive(lambda w, b: mean_error(error, w, b, hours, scores), *hours, *scores)
