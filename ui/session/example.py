"""What a page shows in place of a race that nobody has chosen yet."""

from dataclasses import replace

from engine.config import RunConfig, default_race
from ui.session.state import visit


def own() -> RunConfig:
    """The visitor's race, whatever the page shows."""
    return visit().race


def untouched() -> bool:
    """Whether he has no race of his own: it is the default one, however pages look at it."""
    return replace(own(), page_settings=()) == default_race()


def stand_in(example: RunConfig | None) -> None:
    """Show an example on this page in place of the visitor's race, which stays as it is; None shows his own.

    What he changes about the example makes it his: `set_config` takes it.
    """
    visit().example = example and replace(example, page_settings=own().page_settings)
