"""Which rows of data a step sees: every epoch is a fresh shuffle of them all, cut into batches."""

from functools import lru_cache

import numpy as np

from engine.symbolic.arrays import IntArray


def drawn(total: int, rows: int, step: int, rng: np.random.Generator) -> IntArray:
    """The indices of the `rows` of one step, out of `total`.

    The shuffles follow from the seed alone, so that any step may be asked for, in any order, again and again.
    A generator that does not know its seed gives a fresh sample for each call instead.
    """
    try:
        seed = tuple(rng.bit_generator.seed_seq.generate_state(4).tolist())
    except (AttributeError, NotImplementedError):
        return rng.permutation(total)[:rows]
    places = range(rows * step, rows * (step + 1))
    return np.array([_shuffle(seed, place // total, total)[place % total] for place in places], dtype=int)


@lru_cache(maxsize=256)
def _shuffle(seed: tuple[int, ...], epoch: int, total: int) -> list[int]:
    order: list[int] = np.random.default_rng([*seed, epoch]).permutation(total).tolist()
    return order
