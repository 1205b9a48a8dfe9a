"""The other Pythons of this machine that the core is tested on.

`python tests/pythons.py` prints their versions, `python tests/pythons.py 3.12` the path of one.
"""

import os
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
FOLDERS = (*os.get_exec_path(), "/usr/bin", "/usr/local/bin")
PYENV = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
# Only finished versions: for others many packages have no wheels. Debian ships Pythons that cannot make a venv.
ASKED = "import sys, ensurepip, venv; assert sys.version_info[3] == 'final'; print(*sys.version_info[:2])"


def version(python: Path) -> tuple[int, int] | None:
    """Major and minor version; None for what does not run, or cannot have a virtual environment."""
    try:
        done = subprocess.run([python, "-c", ASKED], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    major, minor = map(int, done.stdout.split())
    return major, minor


def others() -> dict[str, Path]:
    """Paths by version, "3.12": the first one found of each that is not this Python's own."""
    found: dict[tuple[int, int], Path] = {}
    candidates = [python for folder in FOLDERS for python in sorted(Path(folder).glob("python3.*"))]
    candidates += sorted(PYENV.glob("versions/*/bin/python3.*"))
    for python in candidates:
        _, _, minor = python.name.partition(".")
        if not minor.isdecimal() or (3, int(minor)) < OLDEST or (3, int(minor)) in found:
            continue
        known = version(python)
        if known and known != sys.version_info[:2]:
            found.setdefault(known, python)
    return {".".join(map(str, each)): found[each] for each in sorted(found)}


if __name__ == "__main__":
    print(*(others()[wanted] for wanted in sys.argv[1:]) if sys.argv[1:] else others())
