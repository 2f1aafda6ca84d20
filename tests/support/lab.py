"""`workshop study`: a real JupyterLab, with settings of its own."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from tests.support.server import free_port, wait_until

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


def reachable(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False
