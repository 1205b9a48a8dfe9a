"""What a rule, a surface and a schedule are, and how each of their numbers is declared.

An author of a rule or a surface needs these names, `engine.spec.terms` for the usual hyperparameters and
`engine.spec.notation` for the usual letters.
"""

from engine.spec.hyper import Hyper, hyper
from engine.spec.notation import Symbol
from engine.spec.optimizer import Framework, Optimizer, Oracle, Paper
from engine.spec.surface import Minimum, Surface, View
from engine.spec.text import Text

__all__ = [
    "Framework",
    "Hyper",
    "Minimum",
    "Optimizer",
    "Oracle",
    "Paper",
    "Surface",
    "Symbol",
    "Text",
    "View",
    "hyper",
]
