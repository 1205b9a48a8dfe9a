"""How the stage shows a race for the first time: as a whole, played from its start, or with a question before that."""

from engine.config import RunConfig
from ui.session.state import set_config, visit


def set_scene(scene: RunConfig) -> None:
    """Take a scene, which is played from its start."""
    set_config(scene)
    visit().plays = visit().revision


def opening() -> str | None:
    """ "asked" on a first visit that no link led to, "played" for a scene just chosen; None shows the whole race."""
    now = visit()
    if now.asks and now.page == "" and now.revision == 0:
        return "asked"
    return "played" if now.plays == now.revision else None
