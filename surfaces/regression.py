"""Linear regression y = W x + b: a loss made of data: all rows, mini-batches, or row by row.

The data are made up (surfaces/data/students.py), or a table that somebody brought (surfaces/data/table.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from engine.fields import check
from engine.spec import Minimum, Oracle, Surface, Text, View, hyper
from engine.spec.brought import BringError
from engine.spec.minibatch import drawn
from engine.spec.preset import Preset
from engine.spec.terms import BATCH_SIZE
from engine.symbolic.over_rows import Rows, mean_over, rows_of
from surfaces.data import fitted
from surfaces.data.batch import MOST, Batch
from surfaces.data.line import best_line
from surfaces.data.students import N, least, mean_error, students
from surfaces.data.table import Table, count_of, read_said
from surfaces.data.terms import DELTA, ERROR, OUTLIER, SCALED, SLIP

VIEW, START = View(-1.0, 4.0, -1.0, 4.0), (0.0, 0.0)  # of the students


@dataclass(frozen=True)
class Regression(Surface):
    """The mean error of W x + b over rows (x, y); all rows, or `batch` of them a step.

    A `table` stands in place of the students. Its squared error is said in its moments, the others in one operation
    over all rows, so that many rows take no longer program than few.
    """

    error: str = hyper(ERROR, "mse")
    batch: int | None = hyper(BATCH_SIZE, None, high=N)  # rows of one step; None: all of them
    outlier: bool = hyper(OUTLIER, False)
    slip: float = hyper(SLIP, 0.0)
    delta: float = hyper(DELTA, 1.0)
    scaled: bool = hyper(SCALED, False)
    table: Table | None = None
    held: Rows | None = field(default=None, init=False, repr=False, compare=False)  # while programs name them

    title = "Linear regression"
    sliders = ()  # data have controls of their own
    tex = (
        r"\begin{aligned} \mathrm{MSE}(W, b) &= \tfrac{1}{n} \textstyle\sum_i (W x_i + b - y_i)^2 \\"
        r" \mathrm{MAE}(W, b) &= \tfrac{1}{n} \textstyle\sum_i |W x_i + b - y_i| \end{aligned}"
    )
    summary = Text(
        en="Fit score = W · hours + b to 24 made-up students. Every point of this map is a line through the data.",
        ko="만들어 낸 학생 24명의 데이터에 점수 = W · 공부 시간 + b를 맞춥니다. 이 지도의 점 하나가 직선 하나입니다.",
    )
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
        if self.seen and self.error != "mse":
            object.__setattr__(self, "held", rows_of(self.seen.x, self.seen.y, self.delta if self.huber else 0.0))

    @property
    def unused(self) -> frozenset[str]:
        """The slip of the pen is the students'; standardised is a table alone."""
        return frozenset({"outlier", "slip"} if self.table else {"scaled"})

    @property
    def huber(self) -> bool:
        """Whether δ counts."""
        return self.error == "huber"

    @property
    def seen(self) -> Table | None:
        """The rows somebody brought, standardised or as they are."""
        return self.table.standardised if self.table and self.standard else self.table

    @property
    def standard(self) -> bool:
        """Whether the columns of the table are standardised: asked for, or there would be nothing to draw."""
        return self.table is not None and (self.scaled or fitted.extreme(self.table))

    @property
    def data(self) -> tuple[Any, Any]:
        """(hours, scores), or the two columns of the table; read-only."""
        return self.seen.columns if self.seen else students(self.slip if self.outlier else None)

    def formula(self, x: Any, y: Any) -> Any:
        if self.held:
            return mean_over(self.held, x, y)
        if not self.seen:
            return mean_error(self.error, x, y, *self.data, self.delta)
        m = self.seen.moments
        return m.xx * (x - m.slope) ** 2 + (m.x * x + y - m.y) ** 2 + m.rest

    @property
    def view(self) -> View:  # type: ignore[override]
        return fitted.view(self.seen, self.standard) if self.seen else VIEW

    @property
    def start(self) -> tuple[float, float]:  # type: ignore[override]
        return fitted.start(self.seen, self.standard) if self.seen else START

    @property
    def minima(self) -> tuple[Minimum, ...]:  # type: ignore[override]
        found = best_line(self.seen, self.error, self.delta) if self.seen else None
        return (found or least(self.error, *self.data, self.delta),)

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self.table) if self.table else N

    @property
    def rows(self) -> int:
        """How many rows a step draws; 0 where it uses all of them in their order."""
        return 0 if self.batch is None else min(self.batch, self.total, MOST)

    @property
    def feeds(self) -> int:  # type: ignore[override]
        return 2 * self.rows

    @property
    def randomness(self) -> Text | None:  # type: ignore[override]
        if not self.rows:
            return None
        return Text(en="1 row a step" if self.rows == 1 else f"{self.rows} rows a step", ko=f"스텝마다 {self.rows}행")

    def draw(self, step: int, rng: np.random.Generator) -> Any:
        rows = drawn(self.total, self.rows, step, rng)
        hours, scores = self.data
        return np.concatenate([hours[rows], scores[rows]])

    def oracle_given(self, fed: Any) -> Oracle:
        return Batch(self.error, self.delta, tuple(fed)) if self.rows else self

    def exact(self) -> "Regression":
        return replace(self, batch=None)

    def sample(self, rows: Any) -> "Regression":
        return replace(self, batch=int(rows))

    @property
    def brought(self) -> str:
        return self.table.said if self.table else ""

    def bring(self, said: str, kept: Mapping[str, Any]) -> "Regression":
        table = read_said(said) or kept.get(said)
        if not isinstance(table, Table):
            raise BringError(count_of(said))
        return replace(self, table=table)
