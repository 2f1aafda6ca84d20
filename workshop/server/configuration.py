"""Voilà's settings for a room: everything that we do not use is closed."""

import logging
from pathlib import Path
from typing import Any, cast

from traitlets.config import Config

from workshop.content import LANGUAGES, content_root
from workshop.content.texts import interface
from workshop.server.identity import Nobody
from workshop.server.parts import ServerParts
from workshop.widgets import Card, Console, Wall, linked

# Every labextension of the environment would otherwise be loaded by every page.
EXTENSIONS = [
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
    "anywidget",
]

FOR_READERS = "lab"
"""The tag of cells that are played with by whoever reads them. Here the bench does the same, by
keyboard and for every ear, and no page waits for what they load."""

ABANDONED = 300
"""Seconds after which a kernel that no page ever reached is ended."""


HEARTBEAT = 2
"""Seconds after which a page that still waits for its kernel is told so, and looked after."""


def configuration(host: str, port: int) -> Config:
    """Return Voilà's settings for a room: everything that we do not use is closed."""
    config = Config()
    config.Voila.identity_provider_class = Nobody
    config.Voila.ip = host
    config.Voila.port = port
    config.Voila.root_dir = str(content_root() / "notebooks")
    config.Voila.open_browser = False
    config.Voila.log_level = logging.ERROR
    config.VoilaExecutor.skip_cells_with_tag = FOR_READERS
    settings = config.VoilaConfiguration
    settings.template = "workshop"
    settings.allow_template_override = "NO"
    settings.allow_theme_override = "NO"
    settings.extension_allowlist = EXTENSIONS
    settings.file_allowlist = []
    settings.show_tracebacks = False
    settings.http_keep_alive_timeout = HEARTBEAT
    settings.multi_kernel_manager_class = "workshop.server.kernels.KernelManager"
    settings.page_config_hook = page_config
    config.MultiKernelManager.kernel_manager_class = "workshop.server.kernels.QuietKernel"
    config.MappingKernelManager.cull_idle_timeout = ABANDONED
    config.MappingKernelManager.cull_interval = 60
    # A kernel that died is not started again empty behind a page that shows its old state.
    config.KernelRestarter.restart_limit = 0
    config.KernelRestarter.time_to_dead = 1.0
    return config


WIDGETS = {"room.ipynb": Card, "wall.ipynb": Wall, "facilitator.ipynb": Console}
"""What the live notebooks show: one widget each."""

# It keeps Voilà from loading a library for formulas. Pages to study alone may have some.
PLAIN = {
    "name": "marketing-sales-workshop-plain",
    "load": "static/remoteEntry.js",
    "extension": "./extension",
}


def page_config(
    current: dict[str, Any], *, settings: dict[str, Any], notebook_path: str, **_: Any
) -> dict[str, Any]:
    """Add to a page what its script needs: which server this is, and the words for trouble."""
    words = {id: interface(id).table("page") for id in LANGUAGES}
    ours: dict[str, object] = {
        "server": cast("ServerParts", settings["workshop"]).instance,
        "words": words,
    }
    added: dict[str, object] = {"workshop": ours}
    widget = WIDGETS.get(Path(notebook_path).name)
    if widget:
        ours |= {"sheet": linked.address(widget, "css"), "script": linked.address(widget, "js")}
        # The participants' page is only made this way where it shows more than its one widget.
        ours["alone"] = widget is not Card
        if ours["alone"]:
            added["federated_extensions"] = [*current["federated_extensions"], PLAIN]
    return current | added
