"""The one format of bytes that goes to the browser: JSON and arrays. Its reader is static/core/wire.js.

    JSON text, spaces, one zero byte | array | array | …        (a zlib stream of all that, where it is compressed)

The text begins with "{", a zlib stream with "x": the first byte says which it is. In place of an array the text has
{"array": [dtype, length of each side]}, with a dtype of NumPy ("f8", "i1", …: little-endian), and the arrays follow in
the order in which the text names them. The first begins at a multiple of 8 bytes, each other one at the next multiple
of its item's size, so that typed arrays can lie over them.
"""

import json
import zlib
from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[Any]

WIDEST = 8  # bytes of an item
PLACE = "array"  # the one key of what stands for an array


def pack(header: Mapping[str, Any], arrays: Mapping[str, Array] | None = None, compress: bool = False) -> bytes:
    """One message; arrays may stand anywhere in the header, and `arrays` are some that are called by name.

    Compressing pays for words, programs and whole numbers; the digits of a float64 hardly shrink.

    Raises:
        ValueError: The header has a number that JSON has not, an `arrays` of its own, what looks like the place of an
            array, or an array under a key that is a whole number: a browser reads such keys before all others.
    """
    if "arrays" in header:
        raise ValueError('"arrays" are the arrays that are called by name')
    parts: list[Array] = []
    whole = _placed({**header, "arrays": list(arrays.items())} if arrays else header, parts)
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    found = bytearray(text.encode(errors="replace"))  # a browser may have sent half a character
    found += b" " * (-(len(found) + 1) % WIDEST if parts else 0) + b"\0"
    for each in parts:
        found += bytes(-len(found) % each.itemsize) + each.tobytes()
    return zlib.compress(found, 9) if compress else bytes(found)


def _placed(value: Any, parts: list[Array]) -> Any:
    """The value with what stands for its arrays, which `parts` takes in."""
    if isinstance(value, np.ndarray):
        parts.append(np.asarray(value, value.dtype.newbyteorder("<"), order="C"))
        return {PLACE: [parts[-1].dtype.str[1:], value.shape]}
    if isinstance(value, Mapping):
        if _is_place(value):
            raise ValueError(f"{value} would be read as the place of an array")
        found = {}
        for key, each in value.items():
            before = len(parts)
            found[key] = _placed(each, parts)
            if len(parts) > before and str(key).isdecimal():
                raise ValueError(f"an array under the whole number {key} would be read out of turn")
        return found
    return [_placed(each, parts) for each in value] if isinstance(value, list | tuple) else value


def _is_place(value: Mapping[str, Any]) -> bool:
    return len(value) == 1 and isinstance(value.get(PLACE), list | tuple)


def unpack(message: bytes) -> tuple[dict[str, Any], dict[str, Array]]:
    """The header of a message with the arrays in it, and those called by name: what static/core/wire.js reads."""
    plain = message if message[:1] == b"{" else zlib.decompress(message)
    at = plain.index(b"\0") + 1

    def lie(found: dict[str, Any]) -> Any:
        """The next array, where its place is found."""
        nonlocal at
        if not _is_place(found):
            return found
        letters, shape = found[PLACE]
        dtype = np.dtype(f"<{letters}")
        at += -at % dtype.itemsize
        array = np.frombuffer(plain, dtype, int(np.prod(shape)), at).reshape(shape)
        at += array.nbytes
        return array

    header: dict[str, Any] = json.loads(plain[: at - 1], object_hook=lie)
    return header, dict(header.pop("arrays", ()))
