"""What a rule must remember, read off its step."""

import pytest

from engine.trace.state_cost import memory
from optimizers import OPTIMIZERS

KEPT = {
    "gd": (), "sgd": (), "minibatch_gd": (), "newton": (), "momentum": ("velocity",), "nag": ("velocity",),
    "adagrad": ("s",), "rmsprop": ("v",), "adadelta": ("v", "u"), "adam": ("m", "v"), "adamw": ("m", "v"),
    "adamax": ("m", "u"), "nadam": ("m", "v"), "amsgrad": ("m", "v", "v_max"), "adabelief": ("m", "s"),
    "lion": ("m",), "lookahead": ("slow", "inner.m", "inner.v"),
}  # fmt: skip


@pytest.mark.parametrize("key", KEPT)
def test_each_rule_keeps_what_its_paper_says(key):
    assert memory(OPTIMIZERS[key]()).vectors == KEPT[key]


def test_settings_that_are_off_cost_nothing():
    rmsprop, adamw, momentum = OPTIMIZERS["rmsprop"], OPTIMIZERS["adamw"], OPTIMIZERS["momentum"]
    assert memory(rmsprop(momentum=0.9)).vectors == ("v", "velocity")
    assert memory(rmsprop(centered=True)).vectors == ("v", "m")
    assert memory(adamw(amsgrad=True)).vectors == ("m", "v", "v_max")
    assert memory(momentum(momentum=0.0)).vectors == ()


def test_of_these_only_newton_asks_for_the_hessian():
    assert [key for key in KEPT if memory(OPTIMIZERS[key]()).hessian] == ["newton"]
