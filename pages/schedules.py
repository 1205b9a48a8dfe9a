"""Schedules: the learning rate over the steps, and what it does to the race."""

from engine.run import race as run
from ui.frame import open_page
from ui.live import draw, redrawn_alone
from ui.runners import obey, runners
from ui.state import config

open_page()


@redrawn_alone
def schedules() -> None:
    now = config()
    draw(now, runners(now), run(now), obey)


schedules()
