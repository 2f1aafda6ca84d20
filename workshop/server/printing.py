"""What a facilitator prints: the sheets of `data/kit`, and the heads of the exercises."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any, cast

from tornado.web import HTTPError

from workshop.content import LANGUAGES
from workshop.content.departments import words_in
from workshop.content.kit import Sheet, count_words, sheet, sheet_names
from workshop.content.texts import html, interface
from workshop.contracts.looks import SessionView
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.replies import Tables
from workshop.errors import ContentError, Refused, Unreachable
from workshop.exercises import matrix_csv
from workshop.exercises.agenda import in_order, step_content, steps_in
from workshop.exercises.asked import is_asked
from workshop.exercises.canvas import as_csv
from workshop.exercises.cues import HEAD, head
from workshop.exercises.exercise import Exercise, exercises, load_exercise
from workshop.exercises.minutes import planned_as
from workshop.host.callers import clean_code
from workshop.server import bundles
from workshop.server.cards import cards
from workshop.server.parts import server_of
from workshop.server.plain_page import Page
from workshop.server.walls import is_facilitator

CARDS = "cards"
"""The name of the page of cards for people without a phone."""

HEADS = "exercises"
"""The name of the page that is made of the exercises' own words."""

GUIDE = "guide"
"""The name of the guide's page among those to print."""

LARGE = 260
"""A sheet of fewer words is printed larger: it is to be hung up."""

FEW = 5
"""More exercises than this are printed in two columns and in running text: twelve on a page."""

_BLANK = re.compile(r"_{4,}")


class Hers(Page):
    """A page for the facilitator alone; anybody else is sent to her door."""

    async def prepare(self) -> None:
        """Look at the cookie."""
        if not await is_facilitator(self):
            self.redirect("/facilitate")

    async def attach(self, code: str, name: str) -> None:
        """Send what comes as a file; its session remembers the name, for it lies elsewhere now."""
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        with suppress(Refused, Unreachable):
            await self.ask("saved", code=clean_code(code), kind="downloaded", name=name)


class Kit(Hers):
    """`/kit`: lists what can be printed."""

    def get(self) -> None:
        """List it."""
        title = interface(self.language)("kit.exercises")
        listed = [(one.name, one.title) for one in _sheets(self.language)]
        more = [(HEADS, title), (GUIDE, interface(self.language)("guide.open"))]
        self.show("kit.html", sheets=[*listed, *more])


class InLanguage(Hers):
    """A page whose address begins with its language, whatever language she works in herself."""

    @property
    def language(self) -> str:
        """The language of the address."""
        asked: str = self.path_args[0]
        return asked if asked in LANGUAGES else super().language

    async def prepare(self) -> None:
        """Look at the cookie, and whether there is such a language."""
        await super().prepare()
        if not self._finished and self.path_args[0] not in LANGUAGES:
            raise HTTPError(404)


class Printed(InLanguage):
    """`/kit/LANGUAGE/NAME`: one page to print."""

    async def get(self, language: str, name: str) -> None:
        """Show it as it will be printed."""
        of_session = name in (HEADS, CARDS)
        code = clean_code(self.get_query_argument("session", "")) if of_session else ""
        if code and name == CARDS:
            told = self._cards(await self._look(code))
        elif code:
            told = self._heads(_played(await self._look(code), language))
        else:
            told = self._heads(_heads(language)) if name == HEADS else self._sheet(name)
        wanted = f"{name}?session={code}" if code else name
        self.show("printed.html", wanted=wanted, printing=bundles.address("Print.css"), **told)

    async def _look(self, code: str) -> FacilitatorLook:
        """Return the session that plays what is to be printed."""
        try:
            look = await server_of(self).client.ask("look", code=code)
        except Refused:
            raise HTTPError(404) from None
        return cast("FacilitatorLook", look)

    def _sheet(self, name: str) -> dict[str, Any]:
        found = next((one for one in _sheets(self.language) if one.name == name), None)
        if found is None:
            raise HTTPError(404)
        body = _BLANK.sub(_line, html(found.text))
        size = "large" if count_words(found.text) < LARGE else ""
        return {"title": found.title, "body": body, "size": size, "spoken": found.language}

    def _cards(self, look: FacilitatorLook) -> dict[str, Any]:
        ui, name = words_in(look["session"], self.language), look["session"]["name"]
        body = self.render_string("cards.html", t=ui, cards=cards(look, ui), name=name)
        title = ui("onpaper.cards.title")
        return {"title": title, "body": body.decode(), "size": "", "spoken": self.language}

    def _heads(self, heads: list[dict[str, object]]) -> dict[str, Any]:
        ui = interface(self.language)
        body = self.render_string("heads.html", t=ui, exercises=heads)
        size = "many" if len(heads) > FEW else ""
        told = {"title": ui("kit.exercises"), "body": body.decode()}
        return {**told, "size": size, "spoken": self.language}


class _File(Hers):
    """A file that the facilitator takes along from a session; `NAME` is its name's beginning."""

    NAME = ""

    async def get(self, code: str) -> None:
        """Send it."""
        try:
            answer = await server_of(self).client.ask("tables", code=clean_code(code))
        except Refused as refused:
            raise HTTPError(404) from refused
        written = self._written(cast("Tables", answer))
        if written is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        await self.attach(code, f"{self.NAME}-{clean_code(code)}.csv")
        self.finish(written)

    def _written(self, told: Tables) -> bytes | None:
        """Return the file; None where the session has none."""
        raise NotImplementedError


class Canvas(_File):
    """`/canvas/CODE.csv`: the tables that a room wrote; without any row, the heads of them."""

    NAME = "canvas"

    def _written(self, told: Tables) -> bytes | None:
        return as_csv(told["tables"], told["language"]) if told["tables"] else None


class Matrix(_File):
    """`/matrix/CODE.csv`: who answers for which number, as the room has shared it out."""

    NAME = "matrix"

    def _written(self, told: Tables) -> bytes | None:
        there = told["matrices"]
        return matrix_csv.as_csv(there, told["language"]) if there else None


def _sheets(language: str) -> list[Sheet]:
    """Return the sheets that can be read; `workshop check` tells what is wrong with the others."""
    found = []
    for name in sheet_names():
        with suppress(ContentError):
            found.append(sheet(name, language))
    return found


def _line(hit: re.Match[str]) -> str:
    """Return a line to write on, as long as it was drawn: nothing that is read aloud."""
    return f'<span class="wk-blank" style="width:{len(hit[0])}ch"></span>'


def _heads(language: str) -> list[dict[str, object]]:
    """Return title, minutes and head of every exercise that can be played, in their order."""
    found = []
    for slug in in_order():
        with suppress(ContentError):
            found.append(_head(load_exercise(slug), language))
    return found


def _played(look: FacilitatorLook, language: str) -> list[dict[str, object]]:
    """Return the same of the exercises that a session plays, in its order and with its minutes.

    What may still be chosen in the place of one stands after it.
    """
    found, session = [], look["session"]
    beside = {slot["first"]: slot["offers"] for slot in look["slots"]}
    # Nobody prepares a question of the moment, which may stand in the middle of an exercise.
    steps = [one for one in enumerate(session["course"]) if not is_asked(one[1][0])]
    for slug, its in groupby(steps, key=lambda one: one[1][0]):
        places, course = zip(*its, strict=True)
        offers = [one for one in beside.get(places[0], ()) if one[0][0] != slug]
        with suppress(ContentError):
            found += _as_played(course, session, language)
        for offer in offers:
            with suppress(ContentError):
                found += _as_played(offer, session, language, "routes.choice.or")
    return found


def _as_played(
    course: Iterable[Sequence[str]], session: SessionView, language: str, around: str = ""
) -> list[dict[str, object]]:
    """Return the head of an exercise of which some rounds are played; none of a moment."""
    steps = [s for s in steps_in(course) if s.exercise in exercises() and not s.gone]
    mode, own = session["mode"], session.get("minutes", {})
    played = [step_content(step, mode) for step in steps]
    if not played:
        return []
    told = _head(played[0][0], language, sum(planned_as(own, *one, mode) for one in played))
    title = interface(language)(around, title=str(told["title"])) if around else told["title"]
    return [{**told, "title": title}]


def _head(exercise: Exercise, language: str, minutes: int = 0) -> dict[str, object]:
    ui, said = interface(language), head(exercise, language)
    # Minutes are counted and never written: what is written soon contradicts the plan.
    said["minutes"] = ui("console.minutes", n=minutes or exercise.minutes)
    ids = (HEAD[0], "minutes", *HEAD[1:])
    lines = [(ui(f"heads.{id}"), said[id]) for id in ids if id in said]
    return {"title": exercise.texts(language)("title"), "lines": lines}
