"""Rules as people write them: a name that is given twice, or that means something else in the formulas."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Optimizer, hyper
from engine.spec.terms import BETA1, LEARNING_RATE, WEIGHT_DECAY


class Mean(NamedTuple):
    m: Any


class Last(NamedTuple):
    g: Any


@dataclass(frozen=True)
class Rule(Optimizer):
    learning_rate: float = hyper(LEARNING_RATE, 0.01)
    beta1: float = hyper(BETA1, 0.9)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.1)

    def start(self, theta):
        return Mean(np.zeros_like(theta))


class DecayedTwice(Rule):
    """g is decayed and then cut, and the cut asks for both coordinates of the slope."""

    def step(self, theta, state, oracle, lr):
        g = oracle.gradient(theta)
        g = g + self.weight_decay * theta
        g = g / np.maximum(1, np.linalg.norm(g))
        m = self.beta1 * state.m + (1 - self.beta1) * g
        return theta - lr * m, Mean(m)


class DecayedLate(Rule):
    """The mean is of the slope, the step of the decayed one."""

    def step(self, theta, state, oracle, lr):
        g = oracle.gradient(theta)
        m = self.beta1 * state.m + (1 - self.beta1) * g
        g += self.weight_decay * theta
        return theta - lr * (m + g), Mean(m)


class Remembered(Rule):
    """The decayed slope is remembered under the letter of the slope."""

    def start(self, theta):
        return Last(np.zeros_like(theta))

    def step(self, theta, state, oracle, lr):
        g = oracle.gradient(theta)
        g = g + self.weight_decay * theta
        return theta - lr * (2 * g - state.g), Last(g)


class MeanCalledSlope(Rule):
    """The mean has the letter of the slope, which the step needs too, squared and by its length."""

    def start(self, theta):
        return Last(np.zeros_like(theta))

    def step(self, theta, state, oracle, lr):
        grad = oracle.gradient(theta)
        g = self.beta1 * state.g + (1 - self.beta1) * grad / np.linalg.norm(grad)
        return theta - lr * (g + 0.1 * grad) / (1 + np.square(grad)), Last(g)


class MeanAgain(Rule):
    """m is remembered, and then means something else."""

    def step(self, theta, state, oracle, lr):
        m = self.beta1 * state.m + (1 - self.beta1) * oracle.gradient(theta)
        new = Mean(m)
        m = m + self.weight_decay * theta
        return theta - lr * m * np.abs(m), new


class MovedFirst(Rule):
    """θ is decayed before it is used twice."""

    def step(self, theta, state, oracle, lr):
        g = oracle.gradient(theta)
        theta = theta * (1 - lr * self.weight_decay)
        m = self.beta1 * state.m + (1 - self.beta1) * g * theta
        return theta - lr * m, Mean(m)


class TwoSlopes(Rule):
    """A second slope is asked for where the first leads."""

    def step(self, theta, state, oracle, lr):
        g = oracle.gradient(theta)
        m = g + oracle.gradient(theta - lr * g)
        return theta - lr * m, Mean(m)


REASSIGNED = [kind() for kind in (DecayedTwice, DecayedLate, Remembered, MeanCalledSlope, MeanAgain, MovedFirst)]
