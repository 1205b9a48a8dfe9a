"""What one page shows of a race, beyond the race itself."""

from dataclasses import dataclass
from typing import ClassVar

from engine.spec.text import Text


@dataclass(frozen=True)
class PageSettings:
    """Its fields are declared like hyperparameters, with `main=False`; the name of its file is its key in a link."""

    title: ClassVar[Text]
