"""The colours of every picture, light and dark, as static/kit/marks.json declares them."""

import json
from pathlib import Path
from typing import Any

LOOKS: dict[str, Any] = json.loads((Path(__file__).parent.parent / "static/kit/marks.json").read_text(encoding="utf-8"))
CLEAR = "rgba(0,0,0,0)"


def flat(colors: list[str]) -> list[tuple[float, str]]:
    """A Plotly colour scale of flat steps: band i of n for values from i − ½ to i + ½ on an axis from −½ to n − ½."""
    count = len(colors)
    return [(edge / count, color) for i, color in enumerate(colors) for edge in (i, i + 1)]
