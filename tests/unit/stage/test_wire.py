"""The format of what goes to the browser, by a table that tests/js/wire.test.js reads too."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stage.wire import WIDEST, pack, unpack

CASES = json.loads((Path(__file__).parents[2] / "shared" / "wire.json").read_text(encoding="utf-8"))


def array(told: dict[str, Any]) -> np.ndarray:
    return np.array(told["values"], told["dtype"]).reshape(told["shape"])


def lying(value: Any) -> Any:
    """What the table says, with an array wherever it says that one `lies`."""
    if isinstance(value, dict):
        return array(value["lies"]) if set(value) == {"lies"} else {name: lying(each) for name, each in value.items()}
    return [lying(each) for each in value] if isinstance(value, list) else value


def same(found: Any, expected: Any) -> None:
    """Equal, and arrays in kind, shape and every bit."""
    if isinstance(expected, np.ndarray):
        assert (found.dtype, found.shape, found.tobytes()) == (expected.dtype, expected.shape, expected.tobytes())
    elif isinstance(expected, dict | list):
        assert type(found) is type(expected) and len(found) == len(expected)
        for key in expected if isinstance(expected, dict) else range(len(expected)):
            same(found[key], expected[key])
    else:
        assert found == expected


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_message_is_written_as_the_table_has_it_and_read_back(case: dict[str, Any]) -> None:
    given = lying(case["header"]), {name: array(told) for name, told in case["arrays"].items()}
    message = pack(*given, case["compressed"])
    if not case["compressed"]:  # another zlib may choose other bytes for the same
        assert message == b64decode(case["message"])
    for each in (message, b64decode(case["message"])):
        header, arrays = unpack(each)
        same(header, given[0])
        same(arrays, given[1])
        assert list(arrays) == list(given[1])


@pytest.mark.parametrize("length", range(20))
def test_arrays_lie_on_multiples_of_their_items_after_every_length_of_header(length: int) -> None:
    message = pack({"k": "x" * length}, {"byte": np.ones(1, "u1"), "path": np.full(2, np.pi)})
    assert message.index(np.full(2, np.pi).tobytes()) % WIDEST == 0
    assert unpack(message)[1]["path"].tolist() == [np.pi, np.pi]


def test_arrays_in_other_orders_of_memory_arrive_the_same() -> None:
    square = np.arange(6.0).reshape(2, 3)
    for array in (square.T, square[:, ::2], square.astype(">f8"), np.asfortranarray(square)):
        np.testing.assert_array_equal(unpack(pack({}, {"it": array}))[1]["it"], array)


@pytest.mark.parametrize(
    "header",
    [
        {"loss": float("nan")},
        {"loss": float("inf")},
        {"arrays": {}},
        {"like": {"array": ["f8", [1]]}},
        {"runs": {"b": np.ones(1), "7": {"path": np.ones(1)}}},
    ],
    ids=["nan", "inf", "arrays", "place", "turned round"],
)
def test_what_a_browser_could_not_read_is_refused(header: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        pack(header)


def test_half_a_character_from_outside_arrives_as_a_question_mark() -> None:
    assert unpack(pack({"text": "x\ud800"}))[0] == {"text": "x?"}
