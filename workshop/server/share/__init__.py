"""Files that Jupyter looks for: our template, the chart library, JupyterLab's settings."""

import os
import tempfile
from pathlib import Path

from jupyter_core.paths import jupyter_config_dir
from platformdirs import user_cache_path

from workshop.widgets import vega

JUPYTER = Path(__file__).parent / "jupyter"
CONFIG = Path(__file__).parent / "config"


def use_our_share() -> None:
    """Let Jupyter find our template and the chart library, whatever else is installed."""
    library = user_cache_path("marketing-sales-workshop", appauthor=False) / "share"
    vega.install(library)
    _put_first("JUPYTER_PATH", str(JUPYTER), str(library))


def use_no_settings(folder: Path) -> None:
    """Let nothing that somebody set up for her own Jupyter and Voilà reach our server.

    Her `voila.json` would otherwise choose port and template, and a list of disabled extensions
    take the widgets from every page.

    Args:
        folder: private to this server; Jupyter gets empty folders in it.
    """
    os.environ.pop("JUPYTER_CONFIG_PATH", None)
    data = folder / "data"
    data.mkdir()  # not every release of the libraries makes it before it writes there
    os.environ["JUPYTER_DATA_DIR"] = str(data)
    os.environ["JUPYTER_NO_CONFIG"] = "1"
    usual, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        jupyter_config_dir()  # makes its empty folder once, where it is cleared away with ours
    finally:
        tempfile.tempdir = usual


def use_our_lab_settings() -> None:
    """Keep JupyterLab from asking whether it may fetch news."""
    _put_first("JUPYTER_CONFIG_PATH", str(CONFIG))


def _put_first(variable: str, *ours: str) -> None:
    kept = [p for p in os.environ.get(variable, "").split(os.pathsep) if p and p not in ours]
    os.environ[variable] = os.pathsep.join([*ours, *kept])
