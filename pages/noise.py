"""Chance: the same race with noisy gradients or mini-batches, once and a hundred times."""

from engine.run import race as run
from ui.frame import open_page
from ui.live import draw, redrawn_alone
from ui.runners import obey, runners
from ui.state import config

open_page()


@redrawn_alone
def noise() -> None:
    now = config()
    draw(now, runners(now), run(now), obey)


noise()
