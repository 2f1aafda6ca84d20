"""What makes processes quick that import a lot: leaving out an optional library, above all.

`jsonschema` looks for `rfc3987_syntax` to check one rare text format, and that library builds a
whole grammar when it is imported, which takes longer than all else together: Jupyter, Voilà, Altair
and nbformat start in a fifth of the time without. Neither notebooks nor charts use the format, and
it cannot be left uninstalled, for Jupyter's events ask for it.
"""

import gc
import sys


def skip_slow_imports() -> None:
    """Make `import rfc3987_syntax` fail at once, unless it has been imported already."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def skip_debugger() -> None:
    """Make `import debugpy` fail: nobody debugs a room's pages, and every one would carry it."""
    sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]


def keep_for_ever() -> None:
    """Spare what there is now from being looked through for rubbish: half a million objects.

    A process that has just read its libraries keeps them until it ends.
    """
    gc.collect()
    gc.freeze()
