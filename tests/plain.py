"""What is sent to a browser, as JSON: for a test that hands it to a page or to Node without the format of messages."""

import json
from typing import Any


def plain(value: Any) -> Any:
    """The value with lists in place of its arrays."""
    return json.loads(json.dumps(value, default=lambda array: array.ravel().tolist()))
