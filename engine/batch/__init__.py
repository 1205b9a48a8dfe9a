"""A compiler for many runs at once: fold, fuse, allocate buffers, execute in cache-sized tiles.

    loop (a step as a program) -> fuse.py, algebra.py, liveness.py: passes -> buffers.py: where each result stands
    -> tile.py: NumPy calls on one tile, in place -> tiled.py: tile after tile, without the points that have ended

A *pass* is one NumPy call over all points of a tile. Its time is reading and writing arrays, so fewer passes is what
counts. Adam on x² − y² as an example: a step is 42 lines of program, most of them on two coordinates.

- *Fold*: t, 1 − β₁ᵗ, 1 − β₂ᵗ and all that follows from numbers alone is the same for every point. It is computed
  before the run, one number a step.
- *Liveness*: m̂ and v̂ are recorded and never read by a later step, so they have no array.
- *Factor*: m = β₁ m + (1 − β₁) g is only ever read times a number. Carried as m / (1 − β₁) it is β₁ m + g; v likewise.
  The factors meet again in one number a step: the rate that multiplies m / (√v + ε).

What is left for x, with g of factor 2 folded away as well:

    m = 0.9 m + x    v = 0.999 v + x x    x = x − rate[t] · m / (√v + ε[t])

>>> import numpy as np
>>> from engine.batch.fuse import fuse
>>> from engine.trace.cache import loop_of
>>> from engine.trace.inputs import fed, numbers_of
>>> from optimizers import OPTIMIZERS
>>> from surfaces import SURFACES
>>> surface, rule = SURFACES["saddle"](), OPTIMIZERS["adam"](learning_rate=0.1)
>>> loop, numbers = loop_of(rule, surface, None), numbers_of(rule, None)
>>> values = [numbers[name] for name in loop.numbers]
>>> kernel = fuse(loop, np.zeros((2, 1000)), values, fed(surface, None, 3, 0), steps=3)
>>> len(loop.step.lines), len(kernel.passes)
(42, 20)
>>> [each.op for each in kernel.passes[:10]]  # of x
['multiply', 'add', 'multiply', 'multiply', 'add', 'sqrt', 'add', 'divide', 'multiply', 'subtract']
>>> kernel.steps[3].round(3)  # the rate of each step: η, both bias corrections and both factors in one
array([0.1  , 0.074, 0.064])
"""
