"""Tables are exact, say who diverged and where there is no number, and hold no formula of a spreadsheet."""

import csv as comma_separated
import json as notation
import math

import pytest

from engine.config import Entry, RunConfig
from engine.link import decode
from engine.run import race as run
from export import csv, json
from export.sheets import FORMULAS
from export.tables import COLUMNS
from optimizers import OPTIMIZERS
from surfaces import SURFACES

RACES = {
    "usual": "v=1&surface=beale&steps=60",
    "diverged": "v=1&surface=booth&steps=90&run=gd~learning_rate:2&run=gd~learning_rate:1000000",
    "empty": "v=1&surface=beale&run=none",
    "noisy": "v=1&surface=regression~batch:4&noise=heavy~scale:0.3&seed=5&steps=30&run=sgd&run=adam",
    "formula": "v=1&surface=formula&f=log(x)%2Bmax(y,-x)^2&start=0.02,1&steps=40&run=gd~learning_rate:0.9",
}


def read(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(comma_separated.DictReader(lines))


@pytest.mark.parametrize("name", RACES)
def test_a_table_is_the_race(name: str) -> None:
    race = decode(RACES[name])[0]
    runs = run(race)
    rows, whole = read(csv(race)), notation.loads(json(race))
    assert whole["columns"].keys() == COLUMNS.keys()
    assert sum(len(runner["step"]) for runner in whole["runners"]) == len(rows)
    for row in rows:
        each, k = runs[int(row["runner"])], int(row["step"])
        found = [row["x"], row["y"], row["loss"], row["learning_rate"]]
        true = [*each.theta[k], each.loss[k], each.lr[k - 1] if k else math.nan]
        for text, value in zip(found, true, strict=True):
            assert float(text) == value if math.isfinite(value) else text == ""
        gone = each.status.kind == "diverged" and k == each.status.step
        assert row["status"] == ("diverged" if gone else "ok" if math.isfinite(each.loss[k]) else "no_loss")
    for i, each in enumerate(runs):
        last = each.status.step if each.status.kind == "diverged" else race.steps
        assert whole["runners"][i]["step"] == list(range(last + 1))
        assert whole["runners"][i]["end"]["kind"] == each.status.kind


@pytest.mark.parametrize("name", RACES)
def test_no_table_holds_what_is_no_number(name: str) -> None:
    race = decode(RACES[name])[0]
    for row in read(csv(race)):
        assert not {row["x"], row["y"], row["loss"]} & {"nan", "inf", "-inf", "None"}
    assert "NaN" not in json(race) and "Infinity" not in json(race)


def test_a_text_is_no_formula_of_a_spreadsheet() -> None:
    class Hostile(OPTIMIZERS["gd"]):  # type: ignore[misc]
        title = '=HYPERLINK("http://x","y")\n@SUM(1)'

    race = RunConfig(SURFACES["booth"](), steps=1, entries=(Entry(Hostile(0.1)), Entry(OPTIMIZERS["gd"](0.1))))
    text = csv(race)
    assert read(text)[0]["name"] == '\'=HYPERLINK("http://x","y") @SUM(1)'
    for row in comma_separated.reader(text.splitlines()):
        for cell in row:
            number = cell.removeprefix("-").replace(".", "").replace("e-", "").isdigit()
            assert number or not cell.strip().startswith(FORMULAS)
    assert "none: " in next(line for line in text.splitlines() if line.startswith("# link"))  # no link can say it
    notation.loads(json(race))


def test_the_link_of_a_table_opens_its_race() -> None:
    race = decode(RACES["formula"])[0]
    line = next(line for line in csv(race).splitlines() if line.startswith("# link: "))
    assert decode(line.removeprefix("# link: ")) == (race, [])
    assert decode(notation.loads(json(race))["about"]["link"]) == (race, [])
