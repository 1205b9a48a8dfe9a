"""What the scripts of all frameworks share: how a text gets into one, the loss, the draws, the output and the plot."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from engine.config import RunConfig
from export.caption import caption, one_line
from export.runners import Runner
from surfaces.regression import Regression

WIDE = 88  # characters of a line of prose


class Section(NamedTuple):
    """A part of a script, a cell of a notebook: what it is, and its code."""

    title: str
    code: str


def quoted(text: str) -> str:
    """A text as it may stand in a docstring or a comment, whoever wrote it: it cannot end either."""
    return one_line(text).replace("\\", "/").replace('"', "'")


def about(race: RunConfig, framework: str, remarks: Iterable[str]) -> Section:
    """The docstring at the head of a script."""
    settings, own = caption(race)
    count = len(race.entries)
    whole = f"a race of {count} optimizer{'' if count == 1 else 's'}"
    said = [f"{race.surface.title}: {whole}, in {framework}.", ""]
    said += [f"{name}: {text}" for name, text in settings]
    said += ["", "Runners:", *(f"  {i}  {text}" for i, text in enumerate(own))] if own else ["", "There is no runner."]
    said += ["", "What differs here:", *(f"  - {remark}" for remark in remarks)] if remarks else []
    said += [
        "",
        "Run as it is, it prints a line for every runner and step, the start being step 0.",
    ]
    said += ["With --plot it draws the paths instead."]
    text = "\n".join(f"{line[: len(line) - len(line.lstrip())]}{quoted(line)}" for line in said)
    return Section("About", f'"""{text}\n"""')


def literal(text: str) -> str:
    """A text as a string of Python."""
    return json.dumps(one_line(text), ensure_ascii=False)


def constants(race: RunConfig, found: list[Runner], array: str) -> str:
    """The numbers of the race, as names in capitals."""
    said = [f"STEPS = {race.steps}", f"START = {tuple(map(float, race.start))!r}"]
    view = race.surface.view
    said += [f"VIEW = {(float(view.x0), float(view.x1), float(view.y0), float(view.y1))!r}  # x from, to, y from, to"]
    said += [f"SEED = {race.seed}"] if random(found) else []
    if isinstance(race.surface, Regression):
        hours, scores = race.surface.data
        said += ["# Both columns are standardised: mean 0, standard deviation 1."] if race.surface.standard else []
        said += [
            f"HOURS = {array.format(wrapped(hours.tolist()))}",
            f"SCORES = {array.format(wrapped(scores.tolist()))}",
        ]
    return "\n".join(said)


def wrapped(values: list[float]) -> str:
    """A list of numbers, twelve a line."""
    rows = [", ".join(map(repr, values[i : i + 12])) for i in range(0, len(values), 12)]
    return "[\n    " + ",\n    ".join(rows) + ",\n]"


def random(found: list[Runner]) -> bool:
    """Whether chance has a part in the race."""
    return any(runner.noise or runner.rows for runner in found)


def draws(found: list[Runner]) -> str:
    """The functions that draw rows of data from the seed."""
    if not any(runner.rows for runner in found):
        return ""
    return '''SHUFFLES = np.random.SeedSequence(SEED).generate_state(4).tolist()


@cache
def shuffle(epoch):
    """A fresh order of all rows for every epoch."""
    return np.random.default_rng([*SHUFFLES, epoch]).permutation(len(HOURS))


def rows_of(step, count):
    """Which rows of data a step sees: the shuffled epochs, cut into batches."""
    places = range(count * step, count * (step + 1))
    return [int(shuffle(place // len(HOURS))[place % len(HOURS)]) for place in places]'''


def runner_table(entries: list[tuple[int, str, list[str]]]) -> str:
    """The table of runners: number, name, and what `run` is told of each."""
    rows = ""
    for number, name, settings in entries:
        body = "".join(f"            {each},\n" for each in settings)
        rows += f"    {number}: (\n        {literal(name)},\n        {{\n{body}        }},\n    ),\n"
    return f"RUNNERS = {{\n{rows}}}" if rows else "RUNNERS = {}"


def noise_text(found: list[Runner]) -> str:
    """The draw of noise for both coordinates, of scale 1."""
    kinds = {runner.noise.kind for runner in found if runner.noise}
    return "rng.standard_t(2, 2)" if "heavy" in kinds else "rng.standard_normal(2)"


SOME = "some = slice(None) if rows is None else rows_of(k, rows)"


def extras(runner: Runner, moved: list[str]) -> list[str]:
    """What a runner's call of `run` says beside its rule and its rate; `moved` are numbers that its schedule moves."""
    names = [*runner.ruled.numbers]
    pairs = [f'"{field}": {field}_{runner.number}' for field in moved if any(n.endswith(field) for n in names)]
    found = [f'"rows": {runner.rows}'] if runner.rows else []
    found += [f'"noise": {float(runner.noise.scale)!r}'] if runner.noise else []
    return found + ([f'"moved": {{{", ".join(pairs)}}}'] if pairs else [])


def imports(found: list[Runner], text: str, *others: str, partial: bool = False) -> str:
    """The imports of a script, as far as `text` needs them; `others` come beside NumPy."""
    standard = ["import math"] if "math." in text else []
    tools = [name for name, needed in (("cache", any(runner.rows for runner in found)), ("partial", partial)) if needed]
    cached = [f"from functools import {', '.join(tools)}"] if tools else []
    return "\n".join([*standard, "import sys", *cached, "", *sorted(["import numpy as np", *others])])


OUTPUT = '''def race():
    """Yield (runner, step, x, y, loss); a run ends early where it leaves the numbers."""
    for number, (_, settings) in RUNNERS.items():
        for step, row in enumerate(run(**settings)):
            yield number, step, *row


def plot(rows):
    """The loss as contours, and the path of every runner on it."""
    import matplotlib.pyplot as plt

    left, right, bottom, top = VIEW
    xs, ys = np.linspace(left, right, 80), np.linspace(bottom, top, 80)
    height = np.array([[float(loss(POINT)) for x in xs] for y in ys])
    plt.contourf(xs, ys, np.log1p(height - np.nanmin(height)), 30, cmap="Blues_r")
    for number, (name, _) in RUNNERS.items():
        path = [(x, y) for runner, _, x, y, _ in rows if runner == number]
        plt.plot(*zip(*path), ".-", markersize=3, label=name)
    plt.xlim(left, right)
    plt.ylim(bottom, top)
    if RUNNERS:
        plt.legend()
    plt.show()'''

MAIN = """if __name__ == "__main__":
    rows = list(race())
    if "--plot" in sys.argv[1:]:
        plot(rows)
    else:
        print("runner,step,x,y,loss")
        for number, step, x, y, value in rows:
            print(f"{number},{step},{x!r},{y!r},{value!r}")
        for number, (name, _) in RUNNERS.items():
            last = sum(row[0] == number for row in rows) - 1
            if last < STEPS:
                print(f"{name} left the numbers after step {last}.", file=sys.stderr)"""


def joined(sections: Iterable[Section]) -> str:
    """A script of sections, two empty lines apart."""
    head, *rest = [section.code for section in sections if section.code]
    return "\n\n".join([head, "\n\n\n".join(rest)]) + "\n"
