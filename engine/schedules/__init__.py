"""One file per learning-rate schedule; this page finds them."""

from engine.registry import discover
from engine.schedule import NoMemory, Schedule

SCHEDULES: dict[str, type[Schedule]] = discover("engine.schedules", Schedule)

__all__ = ["SCHEDULES", "NoMemory", "Schedule"]
