"""Who imports whom, by sub-package: `make graph` prints it, and fails where there is a circle.

A sub-package is a folder below engine/, ui/, stage/ or static/, or a module that stands there by itself.
"""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("engine", "optimizers", "surfaces", "scenes", "figures", "lessons", "stage", "export", "ui", "pages", "app")
SPLIT = {"engine", "ui", "stage", "static"}
Graph = dict[str, set[str]]  # a sub-package -> those that it imports
SCRIPT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["'](\.[^"']+)["']""")


def python_files() -> list[Path]:
    """All modules of the product, app.py included."""
    return [ROOT / "app.py", *sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))]


def script_files() -> list[Path]:
    """All modules of static/, without what a server copies there."""
    return sorted(file for file in (ROOT / "static").rglob("*.js") if file.name != "plotly.min.js")


def module(file: Path) -> str:
    """The dotted name of a file: "engine.batch.tile"; a package's own is that of its __init__."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part(name: str) -> str:
    """The sub-package of a module: "engine.batch" of "engine.batch.tile", "static.panels.data" of a panel's file."""
    package, *rest = name.split(".")
    if package not in SPLIT or not rest:
        return package
    deep = 2 if rest[0] == "panels" and len(rest) > 2 else 1
    return ".".join([package, *rest[:deep]])


def imports(file: Path) -> set[str]:
    """The dotted names of all modules that a Python file imports, ours and others, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            assert node.module
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                path = ROOT / inner.replace(".", "/")
                is_module = path.with_suffix(".py").is_file() or path.is_dir()
                found.add(inner if is_module else node.module)
    return found


def script_imports(file: Path) -> set[str]:
    """The same for a module of static/, as dotted names below static."""
    paths = SCRIPT.findall(file.read_text(encoding="utf-8"))
    return {module((file.parent / path).resolve()) for path in paths}


def python_graph() -> Graph:
    """The sub-packages of the Python product."""
    return _graph((module(file), imports(file)) for file in python_files())


def script_graph() -> Graph:
    """The sub-packages of static/."""
    return _graph((module(file), script_imports(file)) for file in script_files())


def _graph(modules: Iterator[tuple[str, set[str]]]) -> Graph:
    found: Graph = {}
    for name, names in modules:
        ours = {part(each) for each in names if each.partition(".")[0] in {*PACKAGES, "static"}}
        found.setdefault(part(name), set()).update(ours - {part(name)})
    return found


def layers(graph: Graph) -> list[list[str]]:
    """Sub-packages by height: each imports from earlier lists only. Raises CycleError, which names the cycle."""
    order = TopologicalSorter(graph)
    order.prepare()
    found = []
    while order.is_active():
        ready = sorted(order.get_ready())
        found.append(ready)
        order.done(*ready)
    return found


if __name__ == "__main__":
    for title, graph in (("Python", python_graph()), ("static/", script_graph())):
        print(f"{title}, from the ground up:\n")
        try:
            for height, names in enumerate(layers(graph)):
                for name in names:
                    print(f"  {height:2}  {name:26} {' '.join(sorted(graph.get(name, ()))) or '-'}")
        except CycleError as cycle:
            sys.exit(f"  A cycle: {' -> '.join(cycle.args[1])}")
        print()
