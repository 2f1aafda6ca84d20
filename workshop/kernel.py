"""An ordinary Jupyter kernel that has read what its pages need before it says that it is there.

    python -m workshop.kernel room -f connection.json

Started by Jupyter from the kernel specs `workshop-room` and `workshop-full`, the same way on
every platform.
"""

import importlib
import signal
import sys
from typing import Any

from workshop import quick

NEEDED = {
    "room": ("ipywidgets", "workshop.pages.following.handed", "workshop.pages.room"),
    "full": (
        "ipywidgets",
        "pandas",
        "altair",
        "workshop.pages.following.handed",
        "workshop.pages.facilitator",
        "workshop.pages.wall",
        "workshop.pages.study",
    ),
}
"""What is imported ahead: a participant's page is lean, the others have charts."""


def main() -> None:
    """Import, then run the kernel until Jupyter ends it."""
    # As IPython does once it runs: whoever stops everything wants no word of half an import.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    quick.skip_debugger()
    quick.skip_slow_imports()
    kind = sys.argv.pop(1)
    from ipykernel.kernelapp import IPKernelApp

    for name in NEEDED[kind]:
        importlib.import_module(name)
    if kind == "room":
        importlib.import_module("workshop.pages.room").warm_up()
    app: Any = IPKernelApp.instance()
    app.initialize()
    # Imported before there was a kernel, ipywidgets has not told it yet to whom pages speak.
    importlib.import_module("ipywidgets").register_comm_target()
    quick.keep_for_ever()
    app.start()


if __name__ == "__main__":
    main()
