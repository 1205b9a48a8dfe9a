"""What a page hands to the browser for a picture beside the stage."""

from typing import Any

from stage.wire import unpack


def message(app: Any, name: str) -> bytes | None:
    """The message for a picture; None for one that is not there."""
    found = [element.proto for element in app.get("bidi_component") if element.proto.component_name.endswith(name)]
    return found[0].bytes if found else None


def handed(app: Any, name: str) -> Any:
    """What that message says."""
    packed = message(app, name)
    return None if packed is None else unpack(packed)[0]
