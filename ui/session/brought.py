"""Rows of data that somebody brought to this visit: what was read of them, and those that no link holds."""

from dataclasses import dataclass, field

from engine.spec.surface import Surface
from surfaces.data.paste import DataError, Pasted
from surfaces.data.table import Table

KEPT = 8  # tables, the latest


@dataclass
class Brought:
    """What the box for one's own data remembers."""

    read: Pasted | DataError | None = None  # what was read of the text that is in the box
    surface: Surface | None = None  # the regression on the rows that were raced on last
    tables: dict[str, Table] = field(default_factory=dict)  # by what a link says of them
    pasted: dict[str, Pasted] = field(default_factory=dict)  # how each was read, likewise

    def keep(self, pasted: Pasted) -> None:
        """These rows are wanted."""
        said = pasted.table.said
        self.tables.pop(said, None)
        self.tables[said], self.pasted[said] = pasted.table, pasted
        for old in [*self.tables][:-KEPT]:
            del self.tables[old], self.pasted[old]
