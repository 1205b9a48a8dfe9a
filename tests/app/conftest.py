"""Pages without a browser, on a machine that may be busy: nothing here is a measure of time."""

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from ui.maps import numbers


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page waits for its map, however long; a test that is about the waiting says so itself."""
    monkeypatch.setattr(numbers, "PATIENCE", 300.0)


@pytest.fixture(scope="session", autouse=True)
def packages_read_once() -> Iterator[None]:
    """Each AppTest reads about every installed package, in search of components: two thirds of the work of a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield
