"""A Plotly figure as part of a message: dictionaries and arrays of kinds that a browser has."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

KINDS = ("f8", "f4", "u4", "i4", "u2", "i2", "u1", "i1")  # of stage/wire.py


def message(figure: go.Figure) -> dict[str, Any]:
    """The figure with its numbers as arrays; what has rows and columns is a list of rows, as Plotly asks for."""
    # A figure as a whole would give its arrays as text in base64.
    return {
        "data": [_sent(trace.to_plotly_json()) for trace in figure.data],
        "layout": _sent(figure.layout.to_plotly_json()),
    }


def _sent(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _sent(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_sent(each) for each in value]
    if not isinstance(value, np.ndarray):
        return value.item() if isinstance(value, np.generic) else value
    if value.ndim > 1:
        return [_sent(row) for row in value]
    if value.dtype.kind in "if" and value.dtype.str[1:] not in KINDS:
        return value.astype("f8")
    return value if value.dtype.str[1:] in KINDS else value.tolist()
