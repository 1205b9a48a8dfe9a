"""A race as a script of a framework; the table of frameworks."""

import re
from collections.abc import Callable
from typing import NamedTuple

from engine.config import RunConfig
from engine.spec.text import Text
from export.keras_script import keras_remarks, keras_sections
from export.numpy_script import numpy_remarks, numpy_sections
from export.optax_script import optax_remarks, optax_sections
from export.script import Section, joined
from export.torch_script import torch_remarks, torch_sections

OWN = {"HOURS": "X_DATA", "SCORES": "Y_DATA", "hours": "x_data", "scores": "y_data"}
ROWS = re.compile(rf"\b(?:{'|'.join(OWN)})\b")


class Framework(NamedTuple):
    """One framework: its name, the packages that a script needs, and who writes for it."""

    title: str
    packages: tuple[str, ...]
    sections: Callable[[RunConfig], list[Section]]
    remarks: Callable[[RunConfig], list[Text]]


FRAMEWORKS: dict[str, Framework] = {
    "pytorch": Framework("PyTorch", ("torch", "numpy", "matplotlib"), torch_sections, torch_remarks),
    "keras": Framework("Keras", ("keras", "jax", "numpy", "matplotlib"), keras_sections, keras_remarks),
    "optax": Framework("Optax", ("optax", "jax", "numpy", "matplotlib"), optax_sections, optax_remarks),
    "numpy": Framework("NumPy", ("numpy", "matplotlib"), numpy_sections, numpy_remarks),
}


def code(race: RunConfig, framework: str) -> str:
    """A script that runs a race in a framework: every runner, schedule, decay, noise and mini-batch of it.

    Args:
        race: the race.
        framework: a key of FRAMEWORKS.

    Returns:
        Python. Run as it is, it prints `runner,step,x,y,loss` and a line for every runner and step.

    Raises:
        CannotSay: the surface has no formula, so that no script can say it.

    Example:
        >>> from surfaces import SURFACES
        >>> "def loss(theta):" in code(RunConfig(SURFACES["booth"]()), "numpy")
        True
    """
    return joined(sections(race, framework))


def sections(race: RunConfig, framework: str) -> list[Section]:
    """The parts of a script; rows that somebody brought are neither hours nor scores there."""
    found = framework_of(framework).sections(race)
    if not race.surface.brought:
        return found
    return [Section(each.title, ROWS.sub(lambda name: OWN[name[0]], each.code)) for each in found]


def remarks(race: RunConfig, framework: str) -> list[Text]:
    """What one has to know of a race in a framework before one runs it there."""
    return framework_of(framework).remarks(race)


def framework_of(name: str) -> Framework:
    """A framework by its key; ValueError for another name."""
    if name not in FRAMEWORKS:
        raise ValueError(f"a framework is one of {', '.join(FRAMEWORKS)}, not {name!r}")
    return FRAMEWORKS[name]
