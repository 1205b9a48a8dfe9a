"""Runs PyTorch (and pytorch_optimizer, Optax) and writes goldens.json, to which test_goldens.py holds our engine.

Nothing of ours is imported: losses are written here again from their formulas, derivatives are autograd's.

    python -m venv venv && venv/bin/pip install torch==2.13.0 optax==0.2.8 numpy
    venv/bin/pip install --no-deps pytorch_optimizer==4.1.0
    venv/bin/python tests/oracle/make_goldens.py
"""

import json
import math
from pathlib import Path

import numpy as np
import pytorch_optimizer
import torch
from torch.optim import lr_scheduler

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

STEPS = 200
CHECKPOINTS = (1, 2, 3, 5, 10, 20, 50, 100, 150, 200)
FAR = 1e8  # beyond it a run has diverged, and nothing is compared
APART = 1e-10  # where a twin run with rounding errors has parted by this much, the rest is chaos
ULP = 2.0**-52
PI = math.pi

# 24 rows of a line with an outlier: hours studied, exam score.
_rng = np.random.default_rng(20240611)
_hours = _rng.uniform(0.3, 4.7, 24).round(3)
_score = (1.3 * _hours + 0.7 + _rng.normal(0, 0.35, 24)).round(3)
_score[5] += 4.0
ROWS = np.stack([_hours, _score], axis=1).tolist()
NOISE = np.random.default_rng(7).normal(0, 0.4, (STEPS, 2)).round(4).tolist()
BATCHES = [np.random.default_rng([11, k]).choice(24, 5, replace=False).tolist() for k in range(STEPS)]


# --- losses -----------------------------------------------------------------------------------------------------------


def levy13(x, y):
    return (
        torch.sin(3 * PI * x) ** 2
        + (x - 1) ** 2 * (1 + torch.sin(3 * PI * y) ** 2)
        + (y - 1) ** 2 * (1 + torch.sin(2 * PI * y) ** 2)
    )


def ackley(x, y):
    bowl = -20 * torch.exp(-0.2 * torch.sqrt((x**2 + y**2) / 2))
    return bowl - torch.exp((torch.cos(2 * PI * x) + torch.cos(2 * PI * y)) / 2) + math.e + 20


def goldstein_price(x, y):
    a = 1 + (x + y + 1) ** 2 * (19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2)
    b = 30 + (2 * x - 3 * y) ** 2 * (18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2)
    return a * b


def beale(x, y):
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


def regression(error, rows):
    data = torch.tensor(rows)

    def loss(w, b):
        off = w * data[:, 0] + b - data[:, 1]
        return (off**2).mean() if error == "mse" else off.abs().mean()

    return loss


# formula, an odd start, and the curvature that bounds a stable step there
SURFACES = {
    "ellipse": (lambda x, y: x**2 + 2 * y**2, (-4.13, 2.37), 4),
    "rosenbrock": (lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, (-1.37, 1.71), 2500),
    "saddle": (lambda x, y: x**2 - y**2, (1.73, 0.0013), 2),
    "beale": (beale, (1.13, 1.57), 250),
    "himmelblau": (lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2, (-0.37, 1.21), 110),
    "rastrigin": (
        lambda x, y: 20 + x**2 - 10 * torch.cos(2 * PI * x) + y**2 - 10 * torch.cos(2 * PI * y),
        (3.37, -1.71),
        450,
    ),
    "booth": (lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2, (-6.71, 7.93), 18),
    "matyas": (lambda x, y: 0.26 * (x**2 + y**2) - 0.48 * x * y, (7.31, -3.89), 1),
    "three_hump": (lambda x, y: 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2, (-2.17, 1.31), 60),
    "six_hump": (
        lambda x, y: (4 - 2.1 * x**2 + x**4 / 3) * x**2 + x * y + (-4 + 4 * y**2) * y**2,
        (1.37, -1.13),
        90,
    ),
    "styblinski_tang": (
        lambda x, y: (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2,
        (3.71, -1.13),
        80,
    ),
    "mccormick": (
        lambda x, y: torch.sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1,
        (2.31, -0.73),
        6,
    ),
    "ackley": (ackley, (2.37, -1.81), 60),
    "goldstein_price": (goldstein_price, (-1.17, 0.63), 3e6),
    "levy13": (levy13, (-3.71, 4.33), 1500),
    "regression": (regression("mse", ROWS), (-0.73, 2.11), 18),
}


def hessian(formula, q):
    return torch.autograd.functional.hessian(lambda z: formula(*z), q.detach())


# --- rules ------------------------------------------------------------------------------------------------------------


class Newton(torch.optim.Optimizer):
    """θ − lr H⁻¹g by torch's own linear algebra; the run sets `hessian` before each step."""

    def __init__(self, params, lr, damping=0.0, saddle_free=False):
        super().__init__(params, {"lr": lr})
        self.damping, self.saddle_free = damping, saddle_free

    def step(self):
        (group,) = self.param_groups
        (p,) = group["params"]
        h = self.hessian
        if self.saddle_free:
            values, vectors = torch.linalg.eigh(h)
            h = vectors @ torch.diag(values.abs()) @ vectors.T
        p.data -= group["lr"] * torch.linalg.solve(h + self.damping * torch.eye(2), p.grad)


class ResettingLookahead:
    """Lookahead that builds its inner optimizer anew at every meeting, as optax's reset_state does."""

    def __init__(self, p, inner, hyper, k, alpha):
        self.p, self.make, self.k, self.alpha = p, lambda: build(inner, p, hyper), k, alpha
        self.inner, self.slow, self.t = self.make(), p.detach().clone(), 0

    @property
    def param_groups(self):
        return self.inner.param_groups

    def step(self):
        self.inner.step()
        self.t += 1
        if self.t % self.k == 0:
            self.slow += self.alpha * (self.p.detach() - self.slow)
            self.p.data.copy_(self.slow)
            self.inner = self.make()


def build(name, p, hyper):
    """The outside optimizer of our rule `name`; what `hyper` leaves out is the outside default."""
    h = dict(hyper)
    if name == "lookahead":
        inner, reset = h.pop("inner"), h.pop("reset", False)
        if reset:
            return ResettingLookahead(p, inner["optimizer"], inner["hyper"], h["k"], h["alpha"])
        return pytorch_optimizer.Lookahead(build(inner["optimizer"], p, inner["hyper"]), **h)
    a = {}
    if "learning_rate" in h:
        a["lr"] = h.pop("learning_rate")
    if "beta1" in h:
        a["betas"] = (h.pop("beta1"), h.pop("beta2"))
    for ours, theirs in {"epsilon": "eps", "initial_accumulator": "initial_accumulator_value"}.items():
        if ours in h:
            a[theirs] = h.pop(ours)
    if "rho" in h:
        a["alpha" if name == "rmsprop" else "rho"] = h.pop("rho")
    h.pop("batch_size", None)
    a |= h
    sgd, adam = torch.optim.SGD, torch.optim.Adam
    make = {
        "gd": sgd,
        "sgd": sgd,
        "minibatch_gd": sgd,
        "momentum": lambda ps, **b: sgd(ps, **{"momentum": 0.9} | b),
        "nag": lambda ps, **b: sgd(ps, nesterov=True, **{"momentum": 0.9} | b),
        "adagrad": torch.optim.Adagrad,
        "rmsprop": torch.optim.RMSprop,
        "adadelta": torch.optim.Adadelta,
        "adam": adam,
        "adamax": torch.optim.Adamax,
        "nadam": torch.optim.NAdam,
        "amsgrad": lambda ps, **b: adam(ps, amsgrad=True, **b),
        "adamw": torch.optim.AdamW,
        "adabelief": lambda ps, **b: pytorch_optimizer.AdaBelief(ps, rectify=False, **{"eps": 1e-16} | b),
        "lion": pytorch_optimizer.Lion,
        "newton": Newton,
    }[name]
    return make([p], **a)


def schedule(optimizer, spec, eta):
    """The torch scheduler of a schedule named as ours is."""
    fields = {k: v for k, v in spec.items() if k != "name"}
    w = fields.get("warmup_steps")
    if spec["name"] == "sequential":
        parts = [schedule(optimizer, part, eta) for part in fields["parts"]]
        return lr_scheduler.SequentialLR(optimizer, parts, milestones=fields["milestones"])
    make = {
        "constant": lr_scheduler.ConstantLR,
        "step": lr_scheduler.StepLR,
        "multistep": lambda o, **f: lr_scheduler.MultiStepLR(o, **f),
        "exponential": lr_scheduler.ExponentialLR,
        "linear": lr_scheduler.LinearLR,
        "polynomial": lr_scheduler.PolynomialLR,
        "cosine": lr_scheduler.CosineAnnealingLR,
        "cosine_restarts": lr_scheduler.CosineAnnealingWarmRestarts,
        "one_cycle": lambda o, **f: lr_scheduler.OneCycleLR(o, **{"cycle_momentum": False} | f),
        "warmup": lambda o, **f: lr_scheduler.LambdaLR(o, lambda k: min(1.0, (k + 1) / w)),
        "inverse_sqrt": lambda o, **f: lr_scheduler.LambdaLR(o, lambda k: min((k + 1) / w, math.sqrt(w / (k + 1)))),
        "plateau": lr_scheduler.ReduceLROnPlateau,
        "by_hand": lambda o, at, lr: lr_scheduler.LambdaLR(o, lambda k: lr / eta if k >= at else 1.0),
    }[spec["name"]]
    return make(optimizer, **fields)


# What torch calls the states that our rules record.
STATES = {
    "momentum": {"velocity": "momentum_buffer"},
    "nag": {"velocity": "momentum_buffer"},
    "adagrad": {"s": "sum"},
    "rmsprop": {"v": "square_avg", "m": "grad_avg", "velocity": "momentum_buffer"},
    "adadelta": {"v": "square_avg", "u": "acc_delta"},
    "adam": {"m": "exp_avg", "v": "exp_avg_sq"},
    "adamax": {"m": "exp_avg", "u": "exp_inf"},
    "nadam": {"m": "exp_avg", "v": "exp_avg_sq", "mu_product": "mu_product"},
    "amsgrad": {"m": "exp_avg", "v": "exp_avg_sq", "v_max": "max_exp_avg_sq"},
    "adamw": {"m": "exp_avg", "v": "exp_avg_sq"},
    "adabelief": {"m": "exp_avg", "s": "exp_avg_var"},
    "lion": {"m": "exp_avg"},
}


def states(case, optimizer, p, t):
    """The recorded states, and the bias-corrected ones made from torch's moments."""
    found = {
        ours: optimizer.state[p][theirs].tolist()
        for ours, theirs in STATES.get(case["optimizer"], {}).items()
        if theirs in optimizer.state[p]
    }
    hyper = case["hyper"]
    if "beta1" in hyper and case["optimizer"] in ("adam", "amsgrad", "adamw", "adabelief", "adamax"):
        found["m_hat"] = [m / (1 - hyper["beta1"] ** t) for m in found["m"]]
        second = found.get("v_max", found.get("v"))
        if second:
            found["v_hat"] = [v / (1 - hyper["beta2"] ** t) for v in second]
    return found


# --- runs -------------------------------------------------------------------------------------------------------------


def run(case, shake=None):
    """θ, learning rates and states of every step; `shake` is a generator that adds rounding errors."""

    def rounding():
        return torch.ones(2) if shake is None else 1 + ULP * torch.tensor(shake.integers(-1, 2, 2), dtype=torch.float64)

    error = case.get("error", "mse")
    formula = regression(error, ROWS) if case["surface"] == "regression" else SURFACES[case["surface"]][0]
    p = torch.nn.Parameter(torch.tensor(case["start"]))
    optimizer = build(case["optimizer"], p, case["hyper"])
    spec = case.get("schedule")
    scheduler = schedule(optimizer, spec, case["hyper"].get("learning_rate")) if spec else None
    path, rates, kept = [p.tolist()], [], []
    for k in range(STEPS):
        if case.get("batches"):
            formula = regression(error, [ROWS[i] for i in BATCHES[k]])
        q = (p.detach() * rounding()).requires_grad_()
        loss = formula(*q)
        (g,) = torch.autograd.grad(loss, q)
        if case.get("noise"):
            g = g + torch.tensor(NOISE[k])
        p.grad = g * rounding()
        if case["optimizer"] == "newton":
            optimizer.hessian = hessian(formula, q)
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if scheduler and spec["name"] == "plateau":
            scheduler.step(loss.item())
        elif scheduler:
            scheduler.step()
        path.append(p.tolist())
        if case.get("state"):
            kept.append(states(case, optimizer, p, k + 1))
        if not all(abs(x) < FAR for x in path[-1]):
            break
    return path, rates, kept


def distance(a, b):
    return max(abs(x - y) / (1 + abs(x)) for x, y in zip(np.ravel(a), np.ravel(b), strict=True))


def golden(case):
    """The case with what came of it: θ at the checkpoints up to where it means something."""
    path, rates, kept = run(case)
    until = len(path) - 1
    result = dict(case)
    if not all(abs(x) < FAR for x in path[-1]):
        until -= 1
        result["diverges"] = until + 1
    for seed in range(3):
        twin, _, felt = run(case, np.random.default_rng(seed))
        for k in range(1, min(until, len(twin) - 1) + 1):
            pairs = [(path[k], twin[k])]
            if case.get("state"):
                pairs += zip(kept[k - 1].values(), felt[k - 1].values(), strict=True)
            if not all(distance(*pair) < APART for pair in pairs):
                until = k - 1
                result["chaotic"] = until
                break
    steps = [k for k in CHECKPOINTS if k < until] + [until]
    if "diverges" in result:
        steps = [k for k in range(1, until + 1) if k <= 40 or k in CHECKPOINTS or k == until]
    result["theta"] = {k: path[k] for k in steps}
    if spec := case.get("schedule"):
        result["lr"] = {k: rates[k - 1] for k in steps}
        if spec["name"] == "sequential":
            result["rates"] = rates + [rates[-1]] * (STEPS - len(rates))
    if case.get("state"):
        result["state"] = {k: kept[k - 1] for k in steps}
    return result


# Odd numbers for every rule; a learning rate given as (c,) is c / curvature of the surface.
ODD = {
    "gd": {"learning_rate": (0.917,)},
    "sgd": {"learning_rate": (0.613,), "weight_decay": 0.0137},
    "minibatch_gd": {"learning_rate": (0.3717,), "weight_decay": 0.213, "batch_size": 3},
    "momentum": {"learning_rate": (0.211,), "momentum": 0.873},
    "nag": {"learning_rate": (0.317,), "momentum": 0.911},
    "adagrad": {"learning_rate": 0.437, "epsilon": 3.1e-4, "initial_accumulator": 0.137, "lr_decay": 0.0113},
    "rmsprop": {"learning_rate": 0.0117, "rho": 0.983, "epsilon": 2.3e-6},
    "adadelta": {"learning_rate": 0.773, "rho": 0.917, "epsilon": 3.1e-6},
    "adam": {"learning_rate": 0.0831, "beta1": 0.877, "beta2": 0.983, "epsilon": 3.7e-7},
    "adamax": {"learning_rate": 0.0917, "beta1": 0.861, "beta2": 0.979, "epsilon": 1.3e-4},
    "nadam": {"learning_rate": 0.0531, "beta1": 0.887, "beta2": 0.987, "epsilon": 2.9e-7, "momentum_decay": 0.0117},
    "amsgrad": {"learning_rate": 0.0931, "beta1": 0.853, "beta2": 0.913, "epsilon": 4.1e-7},
    "adamw": {"learning_rate": 0.0731, "beta1": 0.863, "beta2": 0.977, "epsilon": 5.3e-7, "weight_decay": 0.173},
    "adabelief": {"learning_rate": 0.0631, "beta1": 0.871, "beta2": 0.981, "epsilon": 1.7e-5},
    "lion": {"learning_rate": 0.0237, "beta1": 0.883, "beta2": 0.967, "weight_decay": 0.0713},
    "lookahead": {
        "inner": {"optimizer": "adam", "hyper": {"learning_rate": 0.0731, "beta1": 0.843, "beta2": 0.979}},
        "k": 6,
        "alpha": 0.637,
    },
    "newton": {"learning_rate": 0.731, "damping": 0.0137},
}
EPS_SGD = ("gd", "sgd", "minibatch_gd", "momentum", "nag")


def case(name, optimizer, surface, hyper=None, **more):
    """One run; `hyper` changes the odd numbers of the rule."""
    _, start, curvature = SURFACES[surface]
    numbers = {**ODD[optimizer], **(hyper or {})}
    numbers = {k: v[0] / curvature if isinstance(v, tuple) else v for k, v in numbers.items()}
    return {"id": name, "optimizer": optimizer, "hyper": numbers, "surface": surface, "start": start, **more}


def every_pair():
    for optimizer in ODD:
        for surface in SURFACES:
            yield case(f"{optimizer}-{surface}", optimizer, surface)
        yield case(f"{optimizer}-regression-mae", optimizer, "regression", error="mae")


def defaults():
    own = {  # where torch ships no rule: the paper's
        "lookahead": {"inner": {"optimizer": "adam", "hyper": {}}, "k": 5, "alpha": 0.5},
        "adabelief": {"learning_rate": 1e-3},
        "lion": {"learning_rate": 1e-4},
        "newton": {"learning_rate": 1.0},
    }
    for optimizer in ODD:
        hyper = own.get(optimizer, {})
        for surface in ("ellipse", "styblinski_tang"):
            yield {**case(f"{optimizer}-defaults-{surface}", optimizer, surface), "hyper": hyper}


def states_of_every_rule():
    for optimizer in ODD:
        yield case(f"{optimizer}-state", optimizer, "six_hump", state=True)
    both = {"centered": True, "momentum": 0.613}
    yield case("rmsprop-centered-momentum-state", "rmsprop", "six_hump", both, state=True)


def decays():
    coupled = ("gd", "sgd", "minibatch_gd", "momentum", "nag", "rmsprop", "adagrad", "adadelta", "adam", "amsgrad")
    for optimizer in (*coupled, "adamax", "nadam", "adamw", "adabelief", "lion"):
        for surface in ("himmelblau", "booth"):
            yield case(f"{optimizer}-decay-{surface}", optimizer, surface, {"weight_decay": 0.317})


def variants():
    for surface in ("himmelblau", "mccormick", "levy13"):
        for name, optimizer, hyper in (
            ("dampening", "momentum", {"dampening": 0.371}),
            ("full-dampening", "momentum", {"dampening": 1.0}),
            ("no-momentum", "momentum", {"momentum": 0.0}),
            ("centered", "rmsprop", {"centered": True}),
            ("momentum", "rmsprop", {"momentum": 0.713}),
            ("centered-momentum", "rmsprop", {"centered": True, "momentum": 0.613, "weight_decay": 0.0213}),
            ("amsgrad", "adamw", {"amsgrad": True}),
            ("decoupled", "nadam", {"weight_decay": 0.137, "decoupled_weight_decay": True}),
            ("strong-decay", "nadam", {"momentum_decay": 0.83}),
            ("no-epsilon", "adam", {"epsilon": 0.0}),
            ("large-epsilon", "adam", {"epsilon": 0.83}),
            ("no-memory", "adam", {"beta1": 0.0}),
            ("no-epsilon", "adagrad", {"epsilon": 0.0, "initial_accumulator": 0.0, "lr_decay": 0.0}),
            ("no-damping", "newton", {"damping": 0.0}),
            ("saddle-free", "newton", {"saddle_free": True, "damping": 0.0}),
            ("saddle-free-damped", "newton", {"saddle_free": True, "damping": 1.37}),
        ):
            yield case(f"{optimizer}-{name}-{surface}", optimizer, surface, hyper)
        for inner, hyper in (
            ("momentum", {"learning_rate": 0.173 / SURFACES[surface][2], "momentum": 0.837, "dampening": 0.213}),
            ("adam", {"learning_rate": 0.0913, "weight_decay": 0.0371}),
            ("rmsprop", {"learning_rate": 0.0137, "momentum": 0.371, "rho": 0.93}),
            ("adadelta", {"epsilon": 1.3e-5}),
        ):
            for reset in (False, True):
                wrapped = {"inner": {"optimizer": inner, "hyper": hyper}, "k": 7, "alpha": 0.713, "reset": reset}
                name = f"lookahead-{inner}{'-reset' if reset else ''}-{surface}"
                yield case(name, "lookahead", surface, wrapped)


def diverging():
    for optimizer in EPS_SGD:
        yield case(f"{optimizer}-diverging-ellipse", optimizer, "ellipse", {"learning_rate": 0.537})
        yield case(f"{optimizer}-diverging-himmelblau", optimizer, "himmelblau", {"learning_rate": 0.0517})


def scheduled():
    shapes = (
        ("constant", {"factor": 0.271, "total_iters": 17}),
        ("step", {"step_size": 37, "gamma": 0.613}),
        ("multistep", {"milestones": [13, 13, 71, 133], "gamma": 0.471}),
        ("exponential", {"gamma": 0.9837}),
        ("linear", {"start_factor": 0.137, "end_factor": 0.871, "total_iters": 83}),
        ("polynomial", {"total_iters": 137, "power": 1.73}),
        ("cosine", {"T_max": 87, "eta_min": 1.3e-4}),
        ("cosine_restarts", {"T_0": 23, "T_mult": 2, "eta_min": 2.1e-4}),
        ("warmup", {"warmup_steps": 29}),
        ("inverse_sqrt", {"warmup_steps": 17}),
        ("plateau", {"factor": 0.37, "patience": 3, "threshold": 1.7e-2, "cooldown": 2, "min_lr": 1e-5}),
    )
    linear = {"name": "linear", "start_factor": 0.1, "total_iters": 19}
    constant = {"name": "constant", "factor": 0.37, "total_iters": 11}
    longer = (
        ("one_cycle", {"total_steps": 200, "pct_start": 0.271, "div_factor": 17.0, "final_div_factor": 530.0}),
        ("one_cycle", {"total_steps": 211, "pct_start": 0.217, "three_phase": True, "anneal_strategy": "linear"}),
        ("plateau", {"factor": 0.53, "patience": 2, "threshold": 0.31, "threshold_mode": "abs", "eps": 1e-5}),
        ("sequential", {"milestones": [19], "parts": [linear, {"name": "cosine", "T_max": 181}]}),
        ("sequential", {"milestones": [31], "parts": [constant, {"name": "exponential", "gamma": 0.97}]}),
        ("by_hand", {"at": 61}),
    )
    for optimizer, surface in (
        ("momentum", "booth"),
        ("rmsprop", "mccormick"),
        ("adam", "himmelblau"),
        ("adamw", "styblinski_tang"),
        ("lion", "matyas"),
    ):
        for i, (name, fields) in enumerate(shapes + longer):
            spec = {"name": name, **fields}
            if name == "one_cycle":
                spec["max_lr"] = 3.7 * case("", optimizer, surface)["hyper"]["learning_rate"]
            elif name == "by_hand":
                spec["lr"] = 0.37 * case("", optimizer, surface)["hyper"]["learning_rate"]
            label = f"{optimizer}-{name}{'' if i < len(shapes) else i}-{surface}"
            yield case(label, optimizer, surface, schedule=spec)
    for optimizer in ODD:  # every rule under one schedule: is the rate inside or outside what it remembers?
        if optimizer != "lookahead":
            spec = {"name": "step", "step_size": 7, "gamma": 0.871}
            yield case(f"{optimizer}-schedule", optimizer, "beale", schedule=spec)
    spec = {"name": "cosine", "T_max": 61, "eta_min": 1e-4}
    for optimizer, hyper in (
        ("nadam", {"weight_decay": 0.137, "decoupled_weight_decay": True}),
        ("momentum", {"dampening": 0.371, "weight_decay": 0.0371}),
        ("adagrad", {"lr_decay": 0.0371}),
        ("rmsprop", {"centered": True, "momentum": 0.513}),
    ):
        yield case(f"{optimizer}-variant-cosine", optimizer, "booth", hyper, schedule=spec)


def cycled():
    """One cycle of the rate, and of β₁ or μ against it, for every rule that has either."""
    shapes = (
        {"total_steps": 200},
        {"total_steps": 233, "pct_start": 0.271, "base_momentum": 0.713, "max_momentum": 0.931},
        {"total_steps": 211, "three_phase": True, "anneal_strategy": "linear", "base_momentum": 0.617},
    )
    for optimizer in ODD:
        if {"momentum", "beta1", "inner"} & set(ODD[optimizer]) or optimizer == "rmsprop":
            for i, shape in enumerate(shapes):
                one = case(f"{optimizer}-cycled{i}-booth", optimizer, "booth")
                rate = one["hyper"].get("learning_rate") or one["hyper"]["inner"]["hyper"]["learning_rate"]
                yield one | {"schedule": {"name": "one_cycle", "cycle_momentum": True, "max_lr": 2.3 * rate, **shape}}


def chance():
    for optimizer in ODD:
        for surface in ("ellipse", "beale"):
            if optimizer != "newton":
                yield case(f"{optimizer}-noise-{surface}", optimizer, surface, noise=True)
        for error in ("mse", "mae"):
            if optimizer != "newton":
                yield case(f"{optimizer}-batches-{error}", optimizer, "regression", error=error, batches=True)


def derivatives():
    """Loss, gradient and Hessian by autograd at odd points of every surface."""
    for name, (formula, start, _) in SURFACES.items():
        for point in (start, (0.613, -0.377), (-1.317, 0.719)):
            q = torch.tensor(point, requires_grad=True)
            f = formula(*q)
            (g,) = torch.autograd.grad(f, q)
            h = hessian(formula, q).tolist()
            yield {"surface": name, "point": point, "loss": f.item(), "gradient": g.tolist(), "hessian": h}


def agree_with_optax():
    """pytorch_optimizer's AdaBelief, Lion and Lookahead against Optax's, in float64, before they are trusted."""
    import jax
    import jax.numpy as jnp
    import optax

    jax.config.update("jax_enable_x64", True)
    b, li, la = ODD["adabelief"], ODD["lion"], ODD["lookahead"]
    inner = la["inner"]["hyper"]
    rules = {
        "adabelief": optax.adabelief(
            b["learning_rate"], b["beta1"], b["beta2"], eps=b["epsilon"], eps_root=b["epsilon"]
        ),
        "lion": optax.lion(li["learning_rate"], li["beta1"], li["beta2"], weight_decay=li["weight_decay"]),
        "lookahead": optax.adam(inner["learning_rate"], inner["beta1"], inner["beta2"], eps=1e-8),
    }
    start = jnp.array(SURFACES["himmelblau"][1])
    gradient = jax.grad(lambda p: (p[0] ** 2 + p[1] - 11) ** 2 + (p[0] + p[1] ** 2 - 7) ** 2)
    for reset in (False, True):
        wrapped = optax.lookahead(rules["lookahead"], la["k"], la["alpha"], reset_state=reset)
        path = run(case("", "lookahead", "himmelblau", {"reset": reset}))[0]
        params = optax.LookaheadParams.init_synced(start)
        _check("lookahead", wrapped, params, lambda p: gradient(p.fast), lambda p: p.fast, path)
    for name in ("adabelief", "lion"):
        _check(name, rules[name], start, gradient, lambda p: p, run(case("", name, "himmelblau"))[0])


def _check(name, rule, params, gradient, point, path):
    import jax
    import optax

    @jax.jit
    def step(params, state):
        updates, state = rule.update(gradient(params), state, params)
        return optax.apply_updates(params, updates), state

    state = rule.init(params)
    for k in range(1, 61):
        params, state = step(params, state)
        assert distance(path[k], point(params).tolist()) < 1e-11, (name, k)


def main():
    agree_with_optax()
    groups = (every_pair, defaults, states_of_every_rule, decays, variants, diverging, scheduled, chance, cycled)
    runs = [golden(one) for group in groups for one in group()]
    assert len({one["id"] for one in runs}) == len(runs)
    head = {
        "torch": torch.__version__,
        "pytorch_optimizer": "4.1.0",
        "steps": STEPS,
        "rows": ROWS,
        "noise": NOISE,
        "batches": BATCHES,
        "chaotic": {one["id"]: one["chaotic"] for one in runs if "chaotic" in one},
        "diverging": {one["id"]: one["diverges"] for one in runs if "diverges" in one},
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    lines.append('"derivatives": [\n' + ",\n".join(map(json.dumps, derivatives())) + "\n]")
    lines.append('"runs": [\n' + ",\n".join(map(json.dumps, runs)) + "\n]")
    path = Path(__file__).with_name("goldens.json")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{len(runs)} runs, {path.stat().st_size / 1e3:.0f} kB")
    print(f"chaotic: {head['chaotic']}")
    print(f"diverging: {head['diverging']}")


if __name__ == "__main__":
    main()
