"""To be written."""

from engine.config import RunConfig
from engine.run import race as run
from engine.text import Language
from ui.live import draw
from ui.runners import obey, runners


def show(race: RunConfig, say: Language) -> None:
    draw(race, runners(race), run(race), obey)
