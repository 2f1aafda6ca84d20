"""Files that Jupyter looks for: our template, the chart library, JupyterLab's settings."""

import os
from pathlib import Path

from platformdirs import user_cache_path

from workshop.widgets import vega

JUPYTER = Path(__file__).parent / "jupyter"
CONFIG = Path(__file__).parent / "config"


def use_our_share() -> None:
    """Let Jupyter find our template and the chart library, whatever else is installed."""
    library = user_cache_path("marketing-sales-workshop", appauthor=False) / "share"
    vega.install(library)
    _put_first("JUPYTER_PATH", str(JUPYTER), str(library))


def use_our_lab_settings() -> None:
    """Keep JupyterLab from asking whether it may fetch news."""
    _put_first("JUPYTER_CONFIG_PATH", str(CONFIG))


def _put_first(variable: str, *ours: str) -> None:
    kept = [p for p in os.environ.get(variable, "").split(os.pathsep) if p and p not in ours]
    os.environ[variable] = os.pathsep.join([*ours, *kept])
