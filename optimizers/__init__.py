"""One file per update rule, found by discovery."""

from engine.spec.optimizer import Optimizer
from engine.spec.registry import discover

OPTIMIZERS: dict[str, type[Optimizer]] = discover("optimizers", Optimizer)
