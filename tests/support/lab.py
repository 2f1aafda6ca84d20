"""`workshop study`: a real JupyterLab, with settings of its own."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.server import free_port, wait_until
from workshop.commands.new import new_kit

THEMES = Path("@jupyterlab") / "apputils-extension" / "themes.jupyterlab-settings"


class RunningLab:
    """JupyterLab as a person starts it, in a folder that is hers alone.

    Args:
        folder: takes its settings.
        kit: whose notebooks it opens, where they are not the repository's.
    """

    def __init__(self, folder: Path, kit: Path | None = None) -> None:
        self._folder = folder
        self.kit = kit
        port = free_port()
        self.base = f"http://127.0.0.1:{port}"
        self._options = ["--no-browser", "--allow-root", f"--port={port}"]
        self._options += ["--IdentityProvider.token=", "--ServerApp.port_retries=0"]

    def start(self) -> "RunningLab":
        settings = {
            "JUPYTERLAB_SETTINGS_DIR": str(self._folder / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self._folder / "workspaces"),
            "JUPYTER_RUNTIME_DIR": str(self._folder / "run"),
            "LANG": "C.UTF-8",
        }
        if self.kit:
            settings["WORKSHOP_KIT"] = str(self.kit)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "workshop", "study", *self._options],
            env=os.environ | settings,
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: reachable(f"{self.base}/api"), patience=120)
        return self

    def use_theme(self, theme: str) -> None:
        """Choose the theme, as the settings menu does; a page that is opened next has it."""
        chosen = self._folder / "settings" / THEMES
        chosen.parent.mkdir(parents=True, exist_ok=True)
        chosen.write_text(json.dumps({"theme": theme}), encoding="utf-8")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(20)


@contextmanager
def lab_of_its_own(folder: Path, **settings: str) -> Iterator[RunningLab]:
    """Yield a JupyterLab on a copy of the kit: what it saves by itself is nobody's.

    What it keeps of how far somebody came lies in its folder `data`.

    Args:
        folder: an empty one.
        settings: content by the path of its file, below JupyterLab's.
    """
    kit = new_kit(folder / "kit")
    for path, content in settings.items():
        setting = folder / "settings" / path
        setting.parent.mkdir(parents=True)
        setting.write_text(content, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        running = RunningLab(folder, kit=kit).start()
    running.data = folder / "data"
    yield running
    running.stop()


@contextmanager
def stock_voila(notebooks: Path) -> Iterator[str]:
    """Yield the address of stock Voilà on a folder of notebooks."""
    port = free_port()
    command = [sys.executable, "-m", "voila", str(notebooks), f"--port={port}"]
    running = subprocess.Popen(
        [*command, "--no-browser", "--Voila.port_retries=0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    wait_until(lambda: reachable(f"{base}/"), patience=120)
    yield base
    running.terminate()
    running.wait(20)


def reachable(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False
