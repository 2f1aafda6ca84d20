"""Published linters with browsers' data, which tell what an old browser cannot do."""

import hashlib
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

FLOOR = ("ios_saf 15.4", "safari 15.4", "chrome 100", "firefox 102")
"""The oldest browsers that participants' pages are made for, as browserslist names them."""

_KEPT = Path(__file__).parent / "old"
_FILES = ("package.json", "package-lock.json", "eslint.config.mjs", "stylelint.config.mjs")
_INSTALL = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]


@dataclass(frozen=True)
class Fault:
    """What a browser of the floor cannot do: where, which rule or feature, and the line itself."""

    file: str
    what: str
    line: str


class Linters:
    """ESLint and Stylelint in a folder of their own, installed once for each list of versions."""

    def __init__(self, cache: Path) -> None:
        digest = hashlib.sha256(b"".join((_KEPT / name).read_bytes() for name in _FILES))
        self.home = cache / digest.hexdigest()[:12]

    def install(self) -> "Linters":
        self.home.mkdir(parents=True, exist_ok=True)
        done = self.home / "installed"
        # Files of tests that run beside each other want it at the same moment.
        with FileLock(f"{self.home}.lock"):
            if not done.exists():
                for name in _FILES:
                    shutil.copy(_KEPT / name, self.home)
                subprocess.run(_INSTALL, cwd=self.home, check=True, timeout=600)
                done.touch()
        return self

    def scripts(self, texts: dict[str, str]) -> list[Fault]:
        """Lint scripts as browsers get them, given by name."""
        return self._scripts(texts, self.home / "scripts")

    def modules(self, texts: dict[str, str]) -> list[Fault]:
        """Lint scripts as they are edited, given by path: what each imports, declares and uses."""
        return self._scripts(texts, self.home / "modules")

    def sheets(self, texts: dict[str, str]) -> list[Fault]:
        """Lint style sheets, given by name; a fault is named by its feature."""
        folder = self.home / "sheets"
        return [
            _fault(texts, _name(one["source"], folder), found["text"], found["line"])
            for one in self._run(texts, folder, "stylelint")
            for found in [*one["warnings"], *one["parseErrors"]]
        ]

    def _scripts(self, texts: dict[str, str], folder: Path) -> list[Fault]:
        return [
            _fault(texts, _name(one["filePath"], folder), found["message"], found["line"])
            for one in self._run(texts, folder, "eslint")
            for found in one["messages"]
        ]

    def _run(self, texts: dict[str, str], folder: Path, linter: str) -> list[dict]:
        for name, text in texts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        files = [f"{folder.name}/{name}" for name in texts]
        found = subprocess.run(
            [self.home / "node_modules" / ".bin" / linter, "-f", "json", *files],
            cwd=self.home,
            env=os.environ | {"FLOOR": ", ".join(FLOOR)},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        # Stylelint tells its findings where others tell their troubles.
        told = found.stdout or found.stderr
        assert told.startswith("["), told or f"{linter} said nothing"
        return json.loads(told)


def _name(path: str, folder: Path) -> str:
    return Path(path).resolve().relative_to(folder.resolve()).as_posix()


def _fault(texts: dict[str, str], name: str, what: str, line: int) -> Fault:
    return Fault(name, what, texts[name].splitlines()[line - 1])
