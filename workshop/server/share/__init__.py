"""Files that Jupyter looks for: our template, the chart library, JupyterLab's settings."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from jupyter_core.paths import jupyter_config_dir, jupyter_data_dir, jupyter_runtime_dir
from platformdirs import user_cache_path

from workshop.widgets import vega

JUPYTER = Path(__file__).parent / "jupyter"
CONFIG = Path(__file__).parent / "config"


def use_our_share(beside: Path) -> None:
    """Let Jupyter find our template and the chart library, whatever else is installed.

    Args:
        beside: a folder that can be written; where the user's cache cannot, the library lies there.
    """
    library = user_cache_path("marketing-sales-workshop", appauthor=False) / "share"
    try:
        vega.install(library)
    except OSError:
        library = beside / "share"
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
    os.environ["IPYTHONDIR"] = str(folder / "ipython")
    usual, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        jupyter_config_dir()  # makes its empty folder once, where it is cleared away with ours
    finally:
        tempfile.tempdir = usual


def use_our_lab_settings() -> None:
    """Keep JupyterLab from asking whether it may fetch news."""
    _put_first("JUPYTER_CONFIG_PATH", str(CONFIG))


def use_writable_folders(beside: Path) -> None:
    """Let Jupyter and IPython keep their things where the user's own folders cannot be written."""
    for variable, usual in _KEPT.items():
        folder = usual()
        try:
            Path(folder).mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError:
            os.environ[variable] = str(beside / variable.lower())


_KEPT: dict[str, Callable[[], str]] = {
    "JUPYTER_CONFIG_DIR": jupyter_config_dir,
    "JUPYTER_DATA_DIR": jupyter_data_dir,
    "JUPYTER_RUNTIME_DIR": jupyter_runtime_dir,
    "IPYTHONDIR": lambda: os.environ.get("IPYTHONDIR") or str(Path("~/.ipython").expanduser()),
}
"""Variables that say where something is kept, and where it is without them."""


def _put_first(variable: str, *ours: str) -> None:
    kept = [p for p in os.environ.get(variable, "").split(os.pathsep) if p and p not in ours]
    os.environ[variable] = os.pathsep.join([*ours, *kept])
