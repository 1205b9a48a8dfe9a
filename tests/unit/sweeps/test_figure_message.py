"""Figures as messages: every number in an array that a browser has, none in base64."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from figures.basins import figure as basins
from figures.message import message
from stage.wire import pack, unpack
from surfaces import SURFACES


def arrays(value: Any) -> list[np.ndarray]:
    if isinstance(value, np.ndarray):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [each for part in parts for each in arrays(part)]


@pytest.mark.parametrize("dtype", ["f8", "f4", "f2", "i8", "u8", "i4", "u2", "i1", "?", "U3"])
def test_numbers_arrive_as_they_were_drawn(dtype: str) -> None:
    x = np.array([1, 0, 3]).astype(dtype)
    figure = go.Figure(go.Heatmap(x=x, z=np.arange(6.0).reshape(2, 3)))
    (found,) = unpack(pack(message(figure)))[0]["data"]
    assert list(found["x"]) == x.tolist()
    assert [row.tolist() for row in found["z"]] == [[0, 1, 2], [3, 4, 5]]


def test_a_figure_of_this_app_has_its_numbers_in_arrays() -> None:
    packed = pack(message(basins(SURFACES["himmelblau"]())))
    assert b"bdata" not in packed and len(packed) < 30_000
    assert sum(array.size for array in arrays(unpack(packed)[0])) >= 2 * 61 * 61
