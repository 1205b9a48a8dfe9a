"""One new file is one new entry: a package of algorithms lists itself."""

import importlib
import pkgutil
from functools import cache
from typing import Any

_listed: set[type] = set()


@cache
def discover(package: str, base: type) -> dict[str, Any]:
    """The one `base` class that each module of `package` defines, by module name in file order.

    Packages inside `package` are not entries. Raises TypeError for a module that defines none or several: a broken
    file is never skipped.
    """
    found: dict[str, Any] = {}
    path = importlib.import_module(package).__path__
    for name in sorted(module.name for module in pkgutil.iter_modules(path) if not module.ispkg):
        module = importlib.import_module(f"{package}.{name}")
        own = [v for v in vars(module).values() if isinstance(v, type) and v.__module__ == module.__name__]
        classes = [cls for cls in own if issubclass(cls, base) and not cls.__name__.startswith("_")]
        if len(classes) != 1:
            raise TypeError(f"{package}/{name}.py must define exactly one {base.__name__}, not {len(classes)}")
        found[name] = classes[0]
    _listed.update(found.values())
    return found


def listed(kind: type) -> bool:
    """Whether a class is an entry of a registry."""
    return kind in _listed


def key(thing: object) -> str:
    """The registry name of a class or of its instance: the name of its file."""
    cls = thing if isinstance(thing, type) else type(thing)
    return cls.__module__.rpartition(".")[2]
