"""The one format of bytes that goes to the browser: a JSON header and named arrays. Its reader is static/core/wire.js.

    JSON text, spaces, one zero byte | array | array | …        (a zlib stream of all that, where it is compressed)

The text begins with "{", a zlib stream with "x": the first byte says which it is. `arrays` in the header names each
array with its dtype ("f8", "u4", …: little-endian) and shape, in the order in which they follow; the first begins at a
multiple of 8 bytes, each other one at the next multiple of its item's size, so that typed arrays can lie over them.
"""

import json
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

WIDEST = 8  # bytes of an item


def pack(
    header: Mapping[str, Any], arrays: Mapping[str, npt.NDArray[Any]] | None = None, compress: bool = False
) -> bytes:
    """One message.

    Compressing pays for words, programs and whole numbers; the digits of a float64 hardly shrink.

    Raises:
        ValueError: The header has a number that JSON has not, or an `arrays` of its own.
    """
    if "arrays" in header:
        raise ValueError('"arrays" says where the arrays of a message lie')
    parts = {name: np.asarray(each, each.dtype.newbyteorder("<"), order="C") for name, each in (arrays or {}).items()}
    told = {name: [each.dtype.str[1:], each.shape] for name, each in parts.items()}
    whole = {**header, "arrays": told} if told else header
    found = bytearray(json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode())
    found += b" " * (-(len(found) + 1) % WIDEST if told else 0) + b"\0"
    for each in parts.values():
        found += bytes(-len(found) % each.itemsize) + each.tobytes()
    return zlib.compress(found, 9) if compress else bytes(found)


def unpack(message: bytes) -> tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]:
    """The header of a message without its `arrays`, and those arrays: what static/core/wire.js reads."""
    plain = message if message[:1] == b"{" else zlib.decompress(message)
    at = plain.index(b"\0") + 1
    header: dict[str, Any] = json.loads(plain[: at - 1])
    arrays = {}
    for name, (letters, shape) in header.pop("arrays", {}).items():
        dtype = np.dtype(f"<{letters}")
        at += -at % dtype.itemsize
        count = int(np.prod(shape))
        arrays[name] = np.frombuffer(plain, dtype, count, at).reshape(shape)
        at += arrays[name].nbytes
    return header, arrays
