"""Widgets whose script and sheet a server offers at an address, so that browsers keep them.

Elsewhere they travel through the kernel with every page: a hundred kilobytes for each reload.
"""

import hashlib
from functools import cache
from typing import Any

ENVIRONMENT = "WORKSHOP_ASSETS"
"""Set in kernels whose pages come from a server that offers these addresses."""

# What a page's kernel sends instead of the script itself.
_STUB = """const script = import(new URL("{address}", location.href).href);
export default {{ render: async (context) => (await script).default.render(context) }};
"""


def address(widget: type[Any], kind: str) -> str:
    """Return where a widget's script or sheet lies; another content has another address.

    Args:
        widget: a class of this package.
        kind: `"js"` or `"css"`.
    """
    return f"/assets/widgets/{widget.__name__}-{_digest(_text(widget, kind))}.{kind}"


def stub(widget: type[Any]) -> str:
    """Return a script that fetches the widget's own from its address."""
    return _STUB.format(address=address(widget, "js"))


def content(name: str, digest: str, kind: str) -> str | None:
    """Return what lies at an address; None where nothing does."""
    from workshop import widgets

    widget = getattr(widgets, name, None) if name in widgets.__all__ else None
    if widget is None or _digest(_text(widget, kind)) != digest:
        return None
    return _text(widget, kind)


def named(id: str) -> type[Any] | None:
    """Return the widget of the kit with the id that anywidget gave its class; None for others."""
    from workshop import widgets

    module, _, name = id.rpartition(".")
    widget = getattr(widgets, name, None) if name in widgets.__all__ else None
    return widget if widget is not None and widget.__module__ == module else None


def _text(widget: type[Any], kind: str) -> str:
    return str(getattr(widget, {"js": "_esm", "css": "_css"}[kind], ""))


@cache
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
