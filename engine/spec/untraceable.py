"""What becomes of a rule or a surface that no trace can follow: it runs as it is written, and the log says why.

A bug is not such a case: whatever else goes wrong in a registered rule or surface is raised. Only of what comes from
outside the registries may a trace fail in any way, since plain Python may raise anything on a symbol.
"""

import logging
import sys
from collections.abc import Iterable, Iterator
from traceback import extract_tb

from engine.spec.registry import listed
from engine.symbolic.trace_error import TraceError

log = logging.getLogger(__name__)
OWN = ("engine", "stage")  # packages whose classes are in no registry, and do not come from outside either
_named: set[type] = set()  # in the log


def kinds(thing: object) -> Iterator[type]:
    """The class of a rule, schedule or surface, then of every one inside it."""
    if thing is not None:
        yield type(thing)
        for value in getattr(thing, "__dict__", {}).values():
            if any(hasattr(value, method) for method in ("formula", "step", "rate")):
                yield from kinds(value)


def outside(kind: type) -> bool:
    """Whether a class is in no registry."""
    return not listed(kind) and kind.__module__.partition(".")[0] not in OWN


def untraceable(problem: Exception, involved: Iterable[type]) -> str:
    """Says why a trace failed, in the log too, there once per class; raises `problem` where it is a bug of our own."""
    involved = list(involved)
    if not isinstance(problem, TraceError) and not any(map(outside, involved)):
        raise problem
    kind, sentence = _blamed(problem, involved)
    if kind not in _named:
        _named.add(kind)
        log.warning("%s It runs directly.", sentence)
    return sentence


def _blamed(problem: Exception, involved: list[type]) -> tuple[type, str]:
    """The class in whose text the problem came up, and a sentence: its name, file, line, and what cannot be done."""
    texts = {getattr(sys.modules.get(kind.__module__), "__file__", None): kind for kind in reversed(involved)}
    for frame in reversed(extract_tb(problem.__traceback__)):
        kind = texts.get(frame.filename)
        if kind:
            place = f"{kind.__module__.replace('.', '/')}.py, line {frame.lineno}"
            return kind, f"{kind.__name__} cannot be traced ({place}): {problem}."
    kind = next(filter(outside, involved), involved[0])
    return kind, f"{kind.__name__} cannot be traced: {problem}."
