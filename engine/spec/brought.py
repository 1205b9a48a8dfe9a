"""Rows of data that somebody brought to a surface."""


class BringError(ValueError):
    """Rows that a link names and does not hold, or that cannot be read; `count` of the former."""

    def __init__(self, count: int | None = None):
        self.count = count
        super().__init__("these rows are not here")
