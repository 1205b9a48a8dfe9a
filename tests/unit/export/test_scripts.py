"""Scripts compile, say what they run, are clean, hold no text that could break out; NumPy's is run beside the engine.

That the frameworks agree with us is checked in the frameworks, by tests/oracle/check_exports.py.
"""

import ast
import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace

import numpy as np
import pytest

from engine.config import Entry, RunConfig, fresh
from engine.link import decode
from engine.run import race as run
from engine.schedules import SCHEDULES
from engine.spec.text import Text
from export import FRAMEWORKS, CannotSay, code, notebook, remarks
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from surfaces.data.table import Table
from surfaces.formula import parse
from surfaces.regression import Regression

TWELVE = [dict.fromkeys(list(OPTIMIZERS)[i : i + 12]) for i in range(0, len(OPTIMIZERS), 12)]
WARM = SCHEDULES["warmup"](4, SCHEDULES["plateau"](patience=2))  # type: ignore[call-arg]
TURNING = SCHEDULES["one_cycle"](total_steps=40, cycle_momentum=True)  # type: ignore[call-arg]
SHORT = SCHEDULES["one_cycle"](total_steps=9)  # type: ignore[call-arg]  # torch's own ends there with an error
LINKS = {
    "noise and rows": "v=1&surface=regression~batch:5&noise=heavy~scale:0.3&seed=7&steps=40&run=gd"
    "&run=sgd~learning_rate:0.02&run=minibatch_gd&run=adam&run=newton~damping:1",
    "noise": "v=1&surface=himmelblau&noise=gaussian~scale:2&seed=3&steps=40&run=gd&run=sgd&run=minibatch_gd&run=adam",
    "absolute errors": "v=1&surface=regression~error:mae~outlier:true&steps=40&run=gd&run=adam",
    "own rows": "v=1&surface=regression&data=1:2.5,2:4,3:5,4:9&steps=40&run=gd&run=sgd~learning_rate:0.02&run=adam",
    "own rows, Huber": "v=1&surface=regression~error:huber~batch:3~delta:0.5~scaled:true&data=1:2.5,2:4,3:5,4:9,-5:1e3"
    "&steps=40&run=gd~learning_rate:0.2&run=minibatch_gd~learning_rate:0.1&run=newton~damping:1",
    "a formula": "v=1&surface=formula&f=log(x)%2Bmax(y,-x)^2%2Bcbrt(x)&start=0.3,1&steps=40&run=gd&run=adam",
    "a landscape": "v=1&surface=painted&p=-1.5,1,-2,0.8~1,0,-1.2,2.2,0.4,30~0,-1,1,0.5,0.6,90&start=-2.8,2.6&steps=40"
    "&run=gd&run=adam&run=newton",
    "diverged": "v=1&surface=booth&steps=90&run=gd~learning_rate:2&run=gd~learning_rate:1000000&run=adam",
    "its loss ends": "v=1&surface=formula&f=log(x)%2By^2&start=0.3,1&steps=30&run=gd~learning_rate:0.4",
    "empty": "v=1&surface=beale&run=none",
    "turned": "v=1&surface=ellipse~condition:20~rotation:30&steps=20&run=newton&run=gd~learning_rate:0.01",
    "switches": "v=1&surface=beale&steps=40&run=adam~bias_correction:false&run=newton~saddle_free:true&run=lookahead~"
    "reset:true&run=adamw~amsgrad:true&run=nadam~decoupled_weight_decay:true~weight_decay:0.1&run=momentum~dampening:"
    "0.3&run=rmsprop~centered:true~momentum:0.5&run=adagrad~initial_accumulator:0.1~lr_decay:0.01&run=nag~momentum:0",
}


def raced(entries: list[Entry], surface: str = "himmelblau", steps: int = 40) -> RunConfig:
    return RunConfig(SURFACES[surface](), steps=steps, entries=tuple(entries))


def usually(name: str, surface: str = "himmelblau") -> Entry:
    return Entry(fresh(name, SURFACES[surface]()))


RACES = (
    {name: decode(link)[0] for name, link in LINKS.items()}
    | {
        f"rules {i}": raced([Entry(fresh(name, SURFACES["himmelblau"]())) for name in some])
        for i, some in enumerate(TWELVE)
    }
    | {name: raced([Entry(OPTIMIZERS[rule](), cls()) for rule in ("gd", "adam")]) for name, cls in SCHEDULES.items()}
    | {
        name: raced([Entry(OPTIMIZERS[rule](), schedule) for rule in ("gd", "adam", "lion", "rmsprop", "nag")])
        for name, schedule in (("then plateau", WARM), ("turning", TURNING), ("short", SHORT))
    }
    | {surface: raced([Entry(fresh("gd", SURFACES[surface]()))], surface, 10) for surface in SURFACES}
)


def executed(text: str) -> tuple[list[list[float]], str]:
    """What a script prints, as rows, and what it complains of."""
    out, complaints = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(complaints), np.errstate(all="ignore"):
        exec(compile(text, "script", "exec"), {"__name__": "__main__"})
    header, *lines = out.getvalue().splitlines()
    assert header == "runner,step,x,y,loss"
    return [list(map(float, line.split(","))) for line in lines], complaints.getvalue()


@pytest.mark.parametrize("name", RACES)
def test_the_script_of_numpy_runs_our_race(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["script"])
    race = RACES[name]
    rows, complaints = executed(code(race, "numpy"))
    for i, (own, entry) in enumerate(zip(run(race), race.entries, strict=True)):
        found = np.array([row[1:] for row in rows if row[0] == i])
        gone = own.status.kind == "diverged"
        last = own.status.step if gone else race.steps + 1  # the row that diverged may be no number
        assert len(found) >= last and (gone or len(found) == last), entry
        assert (found[:, 0] == np.arange(len(found))).all()
        for column, true in ((found[:last, 1:3], own.theta[:last]), (found[:last, 3], own.loss[:last])):
            finite = np.isfinite(true)
            assert np.abs(column - true)[finite].max() <= 1e-9 * (1 + np.abs(true[finite]).max()), entry
        assert (len(found) <= race.steps) == (" left the numbers" in complaints and f"{len(found) - 1}." in complaints)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("name", RACES)
def test_every_script_is_python_and_names_every_runner(name: str, framework: str) -> None:
    race = RACES[name]
    tree = ast.parse(code(race, framework))
    listed = next(
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "RUNNERS"
    )
    assert isinstance(listed, ast.Dict)
    assert [ast.literal_eval(key) for key in listed.keys if key] == list(range(len(race.entries)))
    assert ast.get_docstring(tree)
    for remark in remarks(race, framework):
        assert remark.en and remark.ko and "{" not in remark.en + remark.ko


def test_a_loss_stands_in_a_script_as_in_a_textbook() -> None:
    text = code(RACES["beale"], "pytorch")
    assert "return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2" in text
    text = code(RACES["goldstein_price"], "numpy")
    assert "near = 19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2" in text


HOSTILE = (
    '"""\nimport os\n',
    "'''\nx = 1",
    "a\\",
    '\\"""',
    'b" + print(1) + "',
    "\x00\r\u2028# end",
    "{0}{x}",
    "'); import os; ('",
)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out_of_a_script(framework: str, text: str) -> None:
    hostile = type("Hostile", (OPTIMIZERS["gd"],), {"title": text})
    surface = type("Odd", (SURFACES["booth"],), {"title": text})()
    race = RunConfig(surface, steps=2, entries=(Entry(hostile(0.1)), Entry(OPTIMIZERS["adam"](0.1))))
    usual = replace(race, surface=SURFACES["booth"](), entries=(Entry(OPTIMIZERS["gd"](0.1)), race.entries[1]))
    shapes = [[type(node) for node in ast.walk(ast.parse(code(each, "numpy")))] for each in (race, usual)]
    assert shapes[0] == shapes[1]
    ast.parse(code(race, framework))


def test_what_no_script_can_say_is_said() -> None:
    class Plain(SURFACES["booth"]):  # type: ignore[misc]
        def formula(self, x: float, y: float) -> float:
            return float(x) ** 2 + y**2

    with pytest.raises(CannotSay) as problem:
        code(RunConfig(Plain(), entries=(Entry(OPTIMIZERS["gd"]()),)), "pytorch")
    assert isinstance(problem.value.why, Text)
    with pytest.raises(ValueError):
        code(RACES["beale"], "cobol")


def test_a_constant_formula_can_be_differentiated() -> None:
    race = RunConfig(replace(parse("x^2"), text="0*x + 3"), steps=2, entries=(Entry(OPTIMIZERS["gd"]()),))
    assert "return 3 + 0 * x" in code(race, "pytorch")


def test_rows_of_ones_own_stand_in_the_script_however_many_they_are() -> None:
    table = Table(tuple(i / 7 for i in range(500)), tuple(3 * i / 7 + i % 5 for i in range(500)))
    race = RunConfig(Regression("mae", table=table), steps=3, entries=(Entry(OPTIMIZERS["gd"](0.001)),))
    for framework in FRAMEWORKS:
        text = code(race, framework)
        assert text.count(repr(table.x[499])) == 1 and "X_DATA" in text and "hours" not in text.lower()
    assert "x_data" in notebook(race, "numpy")
    assert "standardised" in code(replace(race, surface=replace(race.surface, scaled=True)), "numpy")
