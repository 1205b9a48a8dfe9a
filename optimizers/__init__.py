"""One file per update rule; this page finds them."""

from engine.optimizer import Optimizer
from engine.registry import discover

OPTIMIZERS: dict[str, type[Optimizer]] = discover("optimizers", Optimizer)
