"""The lowest releases that are declared and the newest ones there are: both play a session."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
INSTALLING, PLAYING = 900, 300
"""Seconds."""


def lowest() -> str:
    """Return constraints that pin everything declared to its lower bound."""
    pinned = []
    for line in DECLARED["dependencies"]:
        needed = Requirement(line)
        (bound,) = (one.version for one in needed.specifier if one.operator == ">=")
        pinned.append(f"{needed.name}=={bound}")
    return "\n".join(pinned)


def run(*command, patience, **environment):
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT, capture_output=True, text=True, timeout=patience, env=os.environ | environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout


def install(folder, constraints) -> Path:
    """Make an environment with the kit in it, and return its Python."""
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    run(sys.executable, "-m", "venv", folder, patience=INSTALLING)
    quick = shutil.which("uv")
    pip = (
        [quick, "pip", "install", "--python", python] if quick else [python, "-m", "pip", "install"]
    )
    run(*pip, "--quiet", "-c", constraints, "-e", ROOT, patience=INSTALLING)
    return python


@pytest.mark.slow
@pytest.mark.timeout(INSTALLING + PLAYING)
@pytest.mark.parametrize("releases", ["lowest", "newest"])
def test_a_short_session_is_played_with_the(releases, tmp_path):
    constraints = tmp_path / "constraints.txt"
    constraints.write_text(lowest() if releases == "lowest" else "", encoding="utf-8")
    python = install(tmp_path / "environment", constraints)
    session = run(
        python, "-m", "tests.support.short_session", patience=PLAYING, PYTHONPATH=str(ROOT)
    )
    assert "answers were kept, and nothing was left." in session
