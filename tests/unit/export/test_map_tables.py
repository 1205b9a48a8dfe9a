"""Maps as tables: every cell is the run it stands for, exactly; what is no number is left out and said."""

import csv as comma_separated
import json as notation
from typing import Any

import numpy as np
import pytest

from engine.config import with_rate
from engine.link import decode
from engine.page_settings.basins import Basins
from engine.page_settings.maps import Maps
from engine.run import trajectory
from engine.spec.text import LANGUAGES
from export import KINDS
from export.__main__ import main
from export.map_tables import TABLES, map_csv, map_json
from export.runners import CannotSay
from stage.catalog import seen_surface
from tests.unit.export.test_tables import RACES

LINK = "v=1&surface=himmelblau&start=0.5,1.6&steps=40&run=momentum~learning_rate:0.01&run=adam"
FORMULA = "v=1&surface=formula&f=log(x)%2By^2&start=1,1&steps=20&run=momentum~learning_rate:0.1"  # no minimum

WITHOUT = {("empty", "map"), ("empty", "basins"), ("empty", "rates"), ("diverged", "map")}
WITHOUT |= {("formula", table) for table in TABLES}


def read(text: str) -> list[dict[str, str]]:
    return list(comma_separated.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_the_same_to_a_spreadsheet_and_to_a_program(table: str) -> None:
    race = decode(LINK)[0]
    rows, whole = read(map_csv(race, table)), notation.loads(map_json(race, table))
    listed = [(runner["runner"], runner["name"], runner) for runner in whole["runners"]]
    found: list[list[Any]] = []
    for number, name, runner in listed:
        columns = [runner[column] for column in whole["columns"] if column not in ("runner", "name")]
        assert all(len(column) == np.prod(runner["shape"]) for column in columns)
        found += [[number, name, *cells] for cells in zip(*columns, strict=True)]
    said = [["" if cell is None else str(cell) for cell in cells] for cells in found]
    assert [list(row.values()) for row in rows] == said
    assert set(rows[0]) == set(whole["columns"])
    assert decode(whole["about"]["link"]) == (race, [])


def test_a_cell_of_the_map_is_its_run() -> None:
    race = decode(LINK)[0]
    rows = read(map_csv(race, "map"))
    steps = int(notation.loads(map_json(race, "map"))["about"]["steps of a run"])
    kinds = {row["status"] for row in rows}
    assert len(rows) == 100 * 100 and {"diverged", "converged"} <= kinds
    for row in rows[:: len(rows) // 37]:
        rule = with_rate(race.entries[0].optimizer, float(row["learning_rate"]))
        rule = type(rule)(rule.learning_rate, momentum=float(row["momentum"]))  # type: ignore[attr-defined, call-arg]
        own = trajectory(rule, seen_surface(race), race.start, steps)
        gone = row["status"] == "diverged"
        assert gone == (own.status.kind == "diverged")
        if gone:
            assert (row["loss"], row["end_x"], row["end_y"]) == ("", "", "")
        else:
            assert np.allclose([float(row["end_x"]), float(row["end_y"])], own.theta[-1], rtol=1e-9, atol=1e-12)


def test_the_map_is_of_the_runner_and_the_axes_that_the_link_names() -> None:
    race = decode(LINK)[0].with_settings(Maps(runner=1, x="beta1", y="learning_rate"))
    whole = notation.loads(map_json(race, "map"))
    assert [(each["runner"], each["name"]) for each in whole["runners"]] == [(1, "Adam")]
    assert list(whole["columns"])[2:4] == ["beta1", "learning_rate"]
    assert whole["about"]["map"] == "learning_rate over beta1" and "learning_rate = " in whole["about"]["best cell"]


def test_the_maps_of_starts_are_of_whom_the_link_names_and_name_their_minima() -> None:
    race = decode(LINK)[0].with_settings(Basins((1,)))
    rows = read(map_csv(race, "basins"))
    assert {row["runner"] for row in rows} == {"1"}
    whole = notation.loads(map_json(decode(LINK)[0], "basins"))
    places = {name: value for name, value in whole["about"].items() if name.startswith("minimum ")}
    assert list(places) == ["minimum A", "minimum B", "minimum C", "minimum D"]
    gd = whole["runners"][0]
    for letter, x, y in zip(gd["minimum"], gd["end_x"], gd["end_y"], strict=True):
        if letter in set("ABCD"):
            there = [float(each) for each in places[f"minimum {letter}"].split("; ")]
            assert np.hypot(x - there[0], y - there[1]) < 0.2


@pytest.mark.parametrize("name", RACES)
@pytest.mark.parametrize("table", TABLES)
def test_every_map_of_every_race_is_a_table_or_one_sentence(table: str, name: str) -> None:
    race = decode(RACES[name])[0]
    if (name, table) in WITHOUT:
        with pytest.raises(CannotSay) as refused:
            map_csv(race, table)
        assert all(0 < len(refused.value.why[language]) < 120 for language in LANGUAGES)
        return
    text = map_csv(race, table)
    assert "NaN" not in map_json(race, table)
    for row in read(text):
        assert not {"nan", "inf", "-inf", "None"} & set(row.values())
        assert (row["loss"] == "") == (row["status"] in ("diverged", "no_number"))


def test_noise_is_the_one_of_the_seed() -> None:
    first, again, other = (
        map_csv(decode(LINK + f"&noise=gaussian~scale:0.3&seed={seed}")[0], "rates") for seed in (1, 1, 2)
    )
    assert first == again != other


def test_the_command_line_says_in_one_sentence_why_there_is_no_map(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = [kind for kind in KINDS if kind.partition("_")[0] in TABLES]
    assert len(kinds) == 2 * len(TABLES)
    for kind in kinds:
        assert main(["v=1&surface=beale&run=none", "--to", kind]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert main([FORMULA, "--to", "rates_csv"]) == 2
