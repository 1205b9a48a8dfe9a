"""A notebook has its parts and runs; the command line writes any kind, and says what is wrong in one sentence."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.link import decode
from engine.run import race as run
from export import FRAMEWORKS, KINDS, notebook
from export.__main__ import main

LINK = "v=1&surface=beale&steps=20&run=adam~learning_rate:0.1&run=lion"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_notebook_has_a_caption_its_code_and_a_picture(framework: str) -> None:
    whole = json.loads(notebook(decode(LINK)[0], framework, "ko"))
    assert (whole["nbformat"], whole["nbformat_minor"]) == (4, 5)
    cells = whole["cells"]
    assert len({cell["id"] for cell in cells}) == len(cells)
    assert cells[0]["cell_type"] == "markdown" and "Beale" in cells[0]["source"] and LINK[:18] in cells[0]["source"]
    assert cells[1]["source"].startswith("%pip install") and "matplotlib" in cells[1]["source"]
    code = [cell["source"] for cell in cells[2:] if cell["cell_type"] == "code"]
    compile("\n".join(code), "notebook", "exec")
    assert "plot(rows)" in code[-2] and not any("__main__" in each for each in code)


def test_the_cells_of_a_notebook_run_our_race() -> None:
    race = decode(LINK)[0]
    cells = json.loads(notebook(race, "numpy"))["cells"]
    code = [cell["source"] for cell in cells[2:] if cell["cell_type"] == "code"]
    space: dict[str, object] = {}
    exec("\n".join(code[:-2]) + "\nrows = list(race())", space)
    rows = np.array(space["rows"], dtype=float)
    for i, own in enumerate(run(race)):
        assert np.allclose(rows[rows[:, 0] == i][:, 2:4], own.theta, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_from_a_link(kind: str, tmp_path: Path) -> None:
    out = tmp_path / KINDS[kind].name
    assert main([f"https://descent.example/maps?{LINK}&lang=ko", "--to", kind, "--out", str(out)]) == 0
    assert out.stat().st_size > 500


def test_without_a_file_it_is_written_to_the_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([LINK, "--to", "csv"]) == 0
    assert b"runner,name,step,x,y,loss" in capsysbinary.readouterr().out


@pytest.mark.parametrize(
    "link",
    ["", "hello", "https://descent.example/", "utm_source=mail", "v=1&surface=nowhere", "v=1&steps=-5", "v=9&run=adam"],
)
def test_a_bad_link_is_refused_in_one_sentence(link: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([link, "--to", "csv"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and len(said.err) < 200


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([LINK, "--to", "csv", "--out", str(tmp_path / "none" / "race.csv")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_no_other_kind_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([LINK, "--to", "exe"])
    assert "html" in capsys.readouterr().err and sys.argv
