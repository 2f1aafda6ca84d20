"""JupyterLab on the notebooks, for people who explore alone."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from jupyterlab.labapp import main

from workshop.content import content_root
from workshop.server.share import use_our_lab_settings, use_our_share, use_writable_folders


def explore(options: Sequence[str]) -> None:
    """Run JupyterLab until it is stopped; one Ctrl+C does, for notebooks save themselves.

    It runs in this process, where Ctrl+C is silent from the first moment on.

    Args:
        options: JupyterLab's own.
    """
    folder = content_root() / "notebooks"
    with TemporaryDirectory(prefix="workshop-study-") as beside:
        use_writable_folders(Path(beside))
        use_our_share(Path(beside))
        use_our_lab_settings()
        main([f"--ServerApp.root_dir={folder}", "--ServerApp.answer_yes=True", *options])
