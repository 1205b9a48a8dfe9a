"""One file per learning-rate schedule, found by discovery."""

from engine.spec.registry import discover
from engine.spec.schedule import Schedule

SCHEDULES: dict[str, type[Schedule]] = discover("engine.schedules", Schedule)
