"""Which page each widget of the front end gets."""

from collections.abc import Mapping
from typing import Any, Final, NotRequired

from workshop.contracts.bench import BenchPage
from workshop.contracts.console import ConsolePage
from workshop.contracts.figures import Bars, Figure
from workshop.contracts.lesson import Beat, BenchBeat, LessonPage, QuizPage, SaidPage, SwitchPage
from workshop.contracts.parts import Message
from workshop.contracts.path import PathPage
from workshop.contracts.phone import CardPage
from workshop.contracts.wall import AnyWallPage


class BarsPage(Bars):
    """A finding as bars, on its own."""

    language: NotRequired[str]


class FigurePage(Figure):
    """A finding with its picture, on its own."""

    language: NotRequired[str]


PAGES: Final[Mapping[str, Any]] = {
    "card": CardPage,
    "wall": AnyWallPage,
    "console": ConsolePage,
    "lesson": LessonPage,
    "bench": BenchPage | BenchBeat | Beat | Message,
    "quiz": QuizPage | Message,
    "switch": SwitchPage | Message,
    "path": PathPage | Beat | Message,
    "said": SaidPage | Beat,
    "bars": BarsPage | Beat,
    "figure": FigurePage | Beat,
}
"""What the widget of each name may be given, before or in place of a page perhaps a sentence."""
