"""Exported scripts are read by ruff, as those of a student are: no name without a meaning, no import without a use."""

import subprocess
import sys
from pathlib import Path

from export import FRAMEWORKS, code
from tests.unit.export.test_scripts import RACES


def test_scripts_are_clean(tmp_path: Path) -> None:
    for framework in FRAMEWORKS:
        for name, race in RACES.items():
            path = tmp_path / f"{framework}_{name.replace(' ', '_')}.py"
            path.write_text(code(race, framework), encoding="utf-8")
    call = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", str(tmp_path)]
    found = subprocess.run(call, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout
