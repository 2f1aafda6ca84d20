"""What a widget of a notebook leaves on paper: an output of its own below it, that follows it.

JupyterLab shows a widget rather than whatever else its output holds, also where the widget is no
more. So what is to be read without a kernel stands in a second output, and is told anew whenever
the widget has changed: soon after, for whoever pressed something waits for the widget.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import count
from typing import Any

from IPython import get_ipython

from workshop.contracts.figures import Figure
from workshop.pages.paper import picture
from workshop.pages.paper.html import html
from workshop.pages.paper.markdown import markdown
from workshop.pages.paper.pen import Pen
from workshop.pages.paper.pieces import Sheet, Shown

SOON = 0.15
"""Seconds after which a change is written: what was pressed is shown first."""

AT_LEISURE = 1.0
"""Seconds after a cell until its pictures are drawn: a notebook that is run through needs none."""

VIEW = "application/vnd.jupyter.widget-view+json"

_numbers = count()


def in_kernel() -> bool:
    """Return whether this process shows something in a notebook."""
    return getattr(get_ipython(), "kernel", None) is not None


class Leaf:
    """Shows a widget, and below it what it leaves on paper.

    Args:
        widget: an ipywidget.
        write: returns what there is to read of it now.
    """

    def __init__(self, widget: Any, write: Callable[[], Sheet]) -> None:
        self._widget, self._write = widget, write
        self._id = f"workshop-paper-{id(self):x}-{next(_numbers)}"
        self._told: Mapping[str, str] | None = None
        self._waits = False

    def show(self) -> None:
        """Show the widget, and below it what there is to read; a cell calls this."""
        bundle = self._widget._repr_mimebundle_()
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        # Without a kernel the words of the next output take its place, and no name of a class.
        _publish({"text/plain": "", VIEW: data[VIEW]}, metadata)
        self._tell(update=False)

    def follow(self, *_: object) -> None:
        """Tell soon what there is to read now, where it was shown at all."""
        if self._told is not None:
            self._later(SOON)

    def _later(self, seconds: float) -> None:
        if not self._waits:
            # Where nothing turns the loop, as in a thread of somebody's own, the next change tells.
            with suppress(RuntimeError):
                asyncio.get_running_loop().call_later(seconds, self._now)
                self._waits = True

    def _now(self) -> None:
        self._waits = False
        self._tell(update=True)

    def _tell(self, *, update: bool) -> None:
        sheet = self._write()
        told = {"text/markdown": markdown(sheet), "text/html": html(sheet, self._picture)}
        if not update or told != self._told:
            self._told = told
            _publish(told, {}, {"display_id": self._id}, update=update)
        figures = [one.figure for one in sheet.pieces if isinstance(one, Shown)]
        self._ask_for(figures, SOON if update else AT_LEISURE)

    def _picture(self, figure: Figure) -> str:
        return pen().known(picture.request(figure)) or ""

    def _ask_for(self, figures: Sequence[Figure], seconds: float) -> None:
        """Have drawn what was not yet: the pictures of a sheet are told together."""
        missing = [asked for one in figures if pen().known(asked := picture.request(one)) is None]
        if missing:
            asyncio.get_running_loop().call_later(seconds, self._draw, missing)

    def _draw(self, missing: Sequence[str]) -> None:
        loop = asyncio.get_running_loop()
        for asked in missing[:-1]:
            pen().draw(asked, _nothing)
        pen().draw(missing[-1], lambda _: self._drawn(loop))

    def _drawn(self, loop: asyncio.AbstractEventLoop) -> None:
        """Tell it in the kernel's own thread; one that ends meanwhile is told nothing."""
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(self.follow)


def _nothing(_: str) -> None:
    """Do nothing: another picture of the same sheet is still being drawn."""


def lay(widget: Any, write: Callable[[], Sheet], watched: Any) -> None:
    """Let a notebook that shows a widget show below it what it leaves on paper.

    Args:
        widget: an ipywidget.
        write: returns what there is to read of it now.
        watched: a widget whose `page` tells that this has changed.
    """
    leaf = Leaf(widget, write)
    widget._ipython_display_ = leaf.show
    watched.observe(leaf.follow, names="page")


@cache
def pen() -> Pen:
    """Return the one pen of this kernel."""
    return Pen()


def _publish(
    data: Mapping[str, object],
    metadata: Mapping[str, object],
    transient: Mapping[str, str] | None = None,
    *,
    update: bool = False,
) -> None:
    shell = get_ipython()
    shell.display_pub.publish(data, metadata, transient=transient or {}, update=update)
