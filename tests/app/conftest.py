"""Pages without a browser, on a machine that may be busy: nothing here is a measure of time."""

import pytest

from ui.maps import numbers


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page waits for its map, however long; a test that is about the waiting says so itself."""
    monkeypatch.setattr(numbers, "PATIENCE", 300.0)
