"""A climb from almost nothing, and then the plain rate or another schedule."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import hyper
from engine.spec.schedule import Memory, Schedule
from engine.spec.schedule_terms import WARMUP_STEPS
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable


@dataclass(frozen=True)
class Warmup(Schedule):
    """From η / w to η in w = `warmup_steps` equal stairs; then the schedule `then`, or η."""

    warmup_steps: int = hyper(WARMUP_STEPS, 30, horizon=1 / 10)
    then: Schedule | None = None

    title = Text(en="Warm-up", ko="워밍업")
    tex = r"\eta_k = \begin{cases} \eta\, \frac{k + 1}{w} & k < w \\ \eta^{\mathrm{then}}_{k - w} & k \ge w \end{cases}"
    summary = Text(
        en="Climb to the full rate in w equal stairs; what follows starts at its own step 0.",
        ko="w스텝에 걸쳐 학습률을 고르게 올립니다. 그다음 스케줄은 자신의 0번째 스텝부터 시작합니다.",
    )

    def start(self, base: Traceable) -> Memory:
        return self.then.start(base) if self.then else super().start(base)

    def rate(self, k: Traceable, base: Traceable, memory: Memory, loss: Traceable) -> tuple[Traceable, Memory]:
        w = np.maximum(self.warmup_steps, 1)
        lr, after = base, memory
        if self.then:
            lr, after = self.then.rate(np.maximum(k - w, 0), base, memory, loss)
        warm = k < w
        kept = [np.where(warm, old, new) for old, new in zip(memory, after, strict=True)]
        return np.where(warm, base * (k + 1) / w, lr), type(memory)(*kept)

    def cycled(self, k: Traceable) -> Mapping[str, Traceable]:
        return self.then.cycled(np.maximum(k - np.maximum(self.warmup_steps, 1), 0)) if self.then else {}
