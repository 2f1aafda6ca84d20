"""What every widget shares: one `page` shown by the browser, and actions that come back."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from workshop.widgets import linked, vega, working

HERE = Path(__file__).parent
logger = logging.getLogger(__name__)

Action = dict[str, Any]
Callback = Callable[[Action], None]


def assemble(*names: str) -> str:
    """Join fragment files of this folder, in order, into one front-end module or style sheet.

    Fragments are plain declarations that see each other; the last script holds the export.
    """
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


class View(anywidget.AnyWidget):
    """A widget that shows `page`, a JSON-like dict, and reports what people do.

    The browser owns no words and no rules. What it sends is untrusted: callbacks must check every
    value of an action before they use it.
    """

    page = traitlets.Dict().tag(sync=True)

    #: Where the drawing library comes from; replace it to serve the bytes from elsewhere.
    vega_source: ClassVar[Callable[[], bytes]] = staticmethod(vega.bundle)

    def __init__(self, page: Mapping[str, Any] | None = None, **traits: Any) -> None:
        if linked.ENVIRONMENT in os.environ:
            # The page has linked the sheet, and the browser may know the script from before.
            self._esm, self._css = linked.stub(type(self)), ""
        super().__init__(page=dict(page or {}), **traits)
        self.seat = working.making.get()
        self._callbacks: list[Callback] = []
        self.on_msg(self._receive)

    def on_action(self, callback: Callback) -> None:
        """Call `callback` with every well-formed action: a dict with a text `op`.

        Where a file was sent, its bytes are the action's `data`.
        """
        self._callbacks.append(callback)

    def remember(self, page: Mapping[str, Any]) -> None:
        """Keep a page for a browser that loads it anew; the one that shows it is told nothing."""
        kept = dict(page)
        with self._lock_property(page=kept):
            self.page = kept

    def reply(self, **message: Any) -> None:
        """Send a message to the browser, for example `reply(op="saved", id="…")`."""
        self.send(message)

    def _receive(self, _widget: object, content: object, buffers: Any) -> None:
        if not isinstance(content, dict) or not isinstance(content.get("op"), str):
            return
        if buffers:
            content = {**content, "data": bytes(buffers[0])}
        callbacks = [self._send_vega] if content["op"] == "vega" else self._callbacks
        with working.on(self.seat):
            for callback in tuple(callbacks):
                _guarded(callback, dict(content))

    def _send_vega(self, _action: Action) -> None:
        self.send({"op": "vega"}, buffers=[type(self).vega_source()])


def _guarded(callback: Callback, action: Action) -> None:
    # A failing callback must neither reach the person's screen nor stop the other callbacks.
    try:
        callback(action)
    except Exception as error:
        kind = type(error).__name__
        logger.error("Action %.40r failed: %s: %.300s", action["op"], kind, error)
