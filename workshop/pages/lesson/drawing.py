"""The widgets of a lesson: drawn first and kept afterwards, and each redrawn on its own."""

import logging
import os
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from workshop.content.texts import interface
from workshop.contracts.actions import Action
from workshop.pages.paper import beats
from workshop.pages.paper.bench import bench
from workshop.pages.paper.leaf import in_kernel, lay
from workshop.pages.paper.pieces import Sheet
from workshop.widgets.bench import Bench
from workshop.widgets.lesson import Lesson
from workshop.widgets.path import Path
from workshop.widgets.quiz import Quiz
from workshop.widgets.shared import share
from workshop.widgets.switch import Switch
from workshop.widgets.view import View

Shown = TypeVar("Shown", bound=View)
Page = Callable[[], Mapping[str, object]]

logger = logging.getLogger(__name__)

_IN_VOILA = "VOILA_KERNEL_ID"
"""Voilà, and nobody else, tells a kernel its name by this variable."""


def in_voila() -> bool:
    """Return whether this kernel serves a page on which nobody sees a cell."""
    return _IN_VOILA in os.environ


def on_paper() -> bool:
    """Return whether what widgets show is kept below them: a page of Voilà nobody can save."""
    return in_kernel() and not in_voila()


_WRITTEN: dict[type[View], Callable[[Any], Sheet]] = {
    Bench: bench,
    Lesson: beats.beat,
    Path: beats.path,
    Quiz: beats.quiz,
    Switch: beats.switch,
}
"""What of each kind of widget there is to read, from its page."""


class Drawing:
    """Draws widgets, and draws them anew whenever something that they show has changed.

    Args:
        language: gives the learner's.
    """

    def __init__(self, language: Callable[[], str]) -> None:
        if in_kernel():
            share()
        self._language = language
        self._kept: list[tuple[View, Page]] = []

    def keep(
        self,
        kind: type[Shown],
        page: Page,
        act: Callable[[Shown, Action], None] | None = None,
        write: Callable[[], Sheet] | None = None,
    ) -> Shown:
        """Return a widget that shows a page from now on.

        Nothing is made or kept of a page that cannot be drawn: its cell can be mended and run
        again.

        Args:
            kind: the widget's.
            page: draws it.
            act: is told what people do with it.
            write: what it leaves on paper, where its page does not tell.
        """
        widget = kind(self._drawn(page))
        if act is not None:
            widget.on_action(lambda action: act(widget, action))
        self._kept.append((widget, page))
        if on_paper():
            lay(widget, write or (lambda: _WRITTEN[kind](widget.page)), widget)
        return widget

    def again(self) -> None:
        """Draw all of them anew; one that fails says so itself and holds up none of the others."""
        for widget, page in tuple(self._kept):
            self._anew(widget, page)

    def again_of(self, widgets: Collection[View]) -> None:
        """Draw some of them anew, in the same way."""
        for widget, page in tuple(self._kept):
            if widget in widgets:
                self._anew(widget, page)

    def _anew(self, widget: View, page: Page) -> None:
        try:
            widget.page = self._drawn(page)
        except Exception as error:
            logger.error("Not drawn anew: %s: %.300s", type(error).__name__, error)
            widget.page = {**widget.page, "wrong": self._said("not_redrawn")}

    def remember(self, widget: View) -> None:
        """Let a browser that loads a widget anew see what is true now; the present one knows."""
        for kept, page in self._kept:
            if kept is widget:
                widget.remember(self._drawn(page))

    def _drawn(self, page: Page) -> dict[str, object]:
        language = interface(self._language()).language
        return {**page(), "language": language, "gone": self._said("gone")}

    def _said(self, what: str) -> str:
        """Return a sentence of which Voilà has one of its own: nobody sees a cell there."""
        key = f"study.{what}_page" if in_voila() else f"study.{what}"
        return interface(self._language())(key)
