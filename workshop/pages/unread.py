"""Whether a picture is to be read in a rehearsal, and what of it does not tell what it says."""

import asyncio
from contextlib import suppress

from workshop.content.texts import Texts
from workshop.contracts.figures import Bars, Figure
from workshop.contracts.looks import Look, SharedLook
from workshop.errors import ContentError
from workshop.exercises.exercise import Reveal
from workshop.session import Phase
from workshop.simulator.drawing import Course, Shown, readable
from workshop.simulator.readings import picture

_pictures: dict[tuple[Course, int], Reveal | None] = {}
"""The picture to be read of each reveal for which this kernel has drawn other rooms."""


def shown_in(look: Look) -> Shown | None:
    """Return the reveal that a room sees; None where it sees none."""
    session = look["session"]
    if session["phase"] != Phase.REVEALED:
        return None
    course: Course = tuple((slug, round) for slug, round in session["course"])
    with suppress(ContentError):
        return Shown.at(course, session["step"])
    return None


def is_unread(look: Look | SharedLook) -> bool:
    """Whether a picture is to be read before headings, cues and questions tell what it says."""
    shown = shown_in(look) if look.get("unsaid") else None
    return shown is not None and bool(readable(shown))


def picture_of(shown: Shown) -> Reveal | None:
    """Return the picture that is to be read; None where there is none, or it is not known yet."""
    return _pictures.get((shown.course, shown.step))


def is_known(shown: Shown) -> bool:
    """Whether it is known which picture of a reveal is to be read."""
    return (shown.course, shown.step) in _pictures


async def find_out(shown: Shown) -> None:
    """Draw other rooms, from which the sentences to choose from come: it takes some seconds."""
    _pictures[shown.course, shown.step] = await asyncio.to_thread(picture, shown)


def untold(figure: Figure, ui: Texts) -> Figure:
    """Return a figure whose words do not say what it shows; picture and table stay."""
    asked = ui("simulator.unread")
    light: Bars = {**figure["light"], "title": asked, "sentence": asked}
    return {**figure, "title": asked, "sentence": asked, "light": light}
