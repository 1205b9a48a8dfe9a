"""Work that takes longer than a page may be silent: it runs beside the page, says how far it is, can be cancelled."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any


class Cancelled(Exception):
    """Raised inside the work once it was cancelled."""


class Job:
    """One piece of work, begun at once. `work(on_progress)` calls it with the share that is done.

    Streamlit lets no click on a part of the page end the run of another part, so the work is a thread of its own.
    """

    def __init__(self, asked: Any, work: Callable[[Callable[[float], None]], Any]):
        self.asked = asked
        self.share = 0.0
        self.cancelled = False
        self._outcome: list[Any] = []
        self._stop = Event()
        self._thread = Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[Callable[[float], None]], Any]) -> None:
        try:
            self._outcome = [work(self._on_progress)]
        except Exception as problem:
            self.cancelled = isinstance(problem, Cancelled)
            self._outcome = [problem]

    def _on_progress(self, share: float) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.share = share

    def cancel(self) -> None:
        """End the work when it is next heard of."""
        self._stop.set()

    def ended(self, seconds: float = 0.0) -> bool:
        """Whether it has ended, after this time at most."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    @property
    def found(self) -> Any:
        """What came of it; raises what the work raised."""
        (outcome,) = self._outcome
        if isinstance(outcome, Exception):
            raise outcome
        return outcome
