"""What every widget shares: one `page` shown by the browser, and actions that come back."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import ipywidgets
import traitlets

from workshop.contracts.actions import Action
from workshop.widgets import linked, modules, shared, telling, vega, working

HERE = Path(__file__).parent
logger = logging.getLogger(__name__)

Callback = Callable[[Action], None]


def assemble(entry: str) -> str:
    """Return a script of this folder, with all that it imports, as one front-end module."""
    return modules.assemble(HERE / entry)


def joined(*names: str) -> str:
    """Join sheets of this folder, in order; a name with a star stands for all that there are."""
    found = (sorted(HERE.glob(name)) if "*" in name else [HERE / name] for name in names)
    return "\n".join(path.read_text(encoding="utf-8") for paths in found for path in paths)


class Page(dict[str, Any]):
    """A page that knows its text, because most of it has been written before.

    Args:
        own: what is one person's.
        common: the rest.
        common_text: the rest as `text_of` gives it.
    """

    def __init__(
        self, own: Mapping[str, object], common: Mapping[str, object], common_text: str
    ) -> None:
        super().__init__({**own, **common})
        first = self.text_of(own)
        self.text = f"{first[:-1]},{common_text[1:]}" if own and common else first

    @staticmethod
    def text_of(page: Mapping[str, object]) -> str:
        """Return a page as short JSON."""
        if isinstance(page, Page):
            return page.text
        return json.dumps(page, ensure_ascii=False, separators=(",", ":"))


class View(anywidget.AnyWidget):
    """A widget that shows `page`, a JSON-like dict, and reports what people do.

    The browser owns no words and no rules. What it sends is untrusted: callbacks must check every
    value of an action before they use it.
    """

    page = traitlets.Dict().tag(sync=True)

    #: Whether it may ask for the drawing library, a megabyte at a time.
    draws: ClassVar[bool] = True

    #: Where the drawing library comes from; replace it to serve the bytes from elsewhere.
    vega_source: ClassVar[Callable[[], bytes]] = staticmethod(vega.bundle)

    def __new__(cls, *_: Any, **__: Any) -> View:
        """Make a widget of a class that has all its traits already.

        anywidget would make a class of its own for each widget, which costs half a millisecond
        and twenty kilobytes: much in a kernel with hundreds of cards.
        """
        made: View = super().__new__(_complete(cls, _way_of(cls)))
        return made

    def __init__(self, page: Mapping[str, object] | None = None, **traits: Any) -> None:
        self.seat = working.making.get()
        if self.seat:
            traits.setdefault("layout", _one_layout())
        if self.has_trait("script"):
            traits["script"] = shared.script()
        super().__init__(page=_plain(page or {}), **traits)
        self._callbacks: list[Callback] = []
        self.on_msg(self._receive)

    def add_traits(self, **traits: Any) -> None:
        """Add the traits that are not there yet."""
        missing = {name: trait for name, trait in traits.items() if not self.has_trait(name)}
        if missing:
            super().add_traits(**missing)

    def send_state(self, key: Any = None) -> None:
        """Send the state, or a part of it.

        In a room's kernel a page goes out as text, and the server passes it on as it is. It is
        plain JSON, much of it the same for many people: going through it in search of bytes,
        writing and reading it for each of them would take longer than all else.
        """
        kernel = getattr(self.comm, "kernel", None)
        if not self.seat or kernel is None or key not in (None, "page", {"page"}):
            super().send_state(key)
            return
        telling.show(kernel, self.comm.comm_id, Page.text_of(self.page))

    def set_state(self, sync_data: object) -> None:
        """Believe nothing that a browser says of a widget's state: it reports in actions alone."""

    def on_action(self, callback: Callback) -> None:
        """Call `callback` with every well-formed action: a dict with a text `op`.

        Where a file was sent, its bytes are the action's `data`.
        """
        self._callbacks.append(callback)

    def turn_to(self, page: Mapping[str, object]) -> None:
        """Show another page."""
        self.page = _plain(page)

    def remember(self, page: Mapping[str, object]) -> None:
        """Keep a page for a browser that loads it anew; the one that shows it is told nothing."""
        kept = dict(page)
        with self._lock_property(page=kept):
            self.page = kept

    def reply(self, **message: object) -> None:
        """Send a message to the browser, for example `reply(op="saved", id="…")`."""
        self.send(message)

    def hand(self, text: str) -> None:
        """Send a message that is JSON already: in a room's kernel it goes on as it is."""
        kernel = getattr(self.comm, "kernel", None)
        if self.seat and kernel is not None:
            telling.hand(kernel, self.comm.comm_id, text)
        else:
            self.send(json.loads(text))

    def _receive(self, _widget: object, content: object, buffers: Any) -> None:
        if not isinstance(content, dict) or not isinstance(content.get("op"), str):
            return
        if buffers:
            content = {**content, "data": bytes(buffers[0])}
        wants_library = self.draws and content["op"] == "vega"
        callbacks = [self._send_vega] if wants_library else self._callbacks
        with working.on(self.seat):
            for callback in tuple(callbacks):
                _guarded(callback, dict(content))

    def _send_vega(self, _action: Action) -> None:
        self.send({"op": "vega"}, buffers=[type(self).vega_source()])


def _plain(page: Mapping[str, object]) -> dict[str, object]:
    """Return a page as a dict, which it mostly is, perhaps one that knows its text."""
    return page if isinstance(page, dict) else dict(page)


_completed: dict[tuple[type[View], str], type[View]] = {}

_LINKED, _SHARED, _WHOLE = "linked", "shared", "whole"


def _way_of(kind: type[View]) -> str:
    """Return how a widget comes by its script and sheet.

    Either its page has linked them, or it asks the notebook's one script, or it brings them along.
    """
    if linked.ENVIRONMENT in os.environ:
        return _LINKED
    return _SHARED if shared.shares(kind.__name__) else _WHOLE


def _complete(kind: type[View], way: str) -> type[View]:
    """Return a class of a widget whose script and sheet are traits, as anywidget wants them."""
    if (kind, way) not in _completed:
        _completed[kind, way] = _with_traits(kind, way)
    return _completed[kind, way]


def _with_traits(kind: type[View], way: str) -> type[View]:
    told = {
        "_esm": _script_of(kind, way),
        "_css": str(getattr(kind, "_css", "")) if way == _WHOLE else "",
        "_anywidget_id": f"{kind.__module__}.{kind.__name__}",
    }
    traits: dict[str, Any] = {n: traitlets.Unicode(text).tag(sync=True) for n, text in told.items()}
    if way == _SHARED:
        traits["script"] = anywidget.WidgetTrait().tag(sync=True)
    names = {"__module__": kind.__module__, "__doc__": kind.__doc__, **traits}
    return type(kind.__name__, (kind,), names)


def _script_of(kind: type[View], way: str) -> str:
    if way == _LINKED:
        return linked.stub(kind)
    return shared.face(kind.__name__) if way == _SHARED else str(getattr(kind, "_esm", ""))


@cache
def _one_layout() -> Any:
    """Return the layout that all cards of a kernel have: the usual one, of sixty traits."""
    return ipywidgets.Layout()


def _guarded(callback: Callback, action: Action) -> None:
    # A failing callback must neither reach the person's screen nor stop the other callbacks.
    try:
        callback(action)
    except (Exception, SystemExit) as error:  # nor end a kernel that others share
        kind = type(error).__name__
        logger.error("Action %.40r failed: %s: %.300s", action["op"], kind, error)
