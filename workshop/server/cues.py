"""The second screen: what a colleague has before her eyes while another one leads.

Cues, the time that runs and what comes next, to be read and nothing else: there is no button, and
its link lets that browser do nothing.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TypedDict, cast

from workshop.content.texts import interface
from workshop.contracts.cues import Cue
from workshop.contracts.looks import Countdown, SessionView
from workshop.contracts.overview import FacilitatorLook
from workshop.errors import ContentError
from workshop.exercises.agenda import step_content, steps_in
from workshop.exercises.cues import LOG, TEXTS, cue, slide_names, talk_name
from workshop.exercises.exercise import Exercise, Round
from workshop.server.parts import ServerParts
from workshop.server.plain_page import Page
from workshop.server.walls import Door, WallLink, may_show
from workshop.session import Phase, Step, following
from workshop.widgets.qr import matrix

CUES_COOKIE = "workshop_cues_"
"""Begins the name of a cookie; the session's code ends it."""

AHEAD = 3
"""So many steps that come are told."""


class Cued(TypedDict):
    """A cue under its heading."""

    name: str
    cue: Cue


def _pass(server: ServerParts, code: str) -> str:
    """Return the pass to the cues of a session: another one than its wall's."""
    return server.wall_pass(f"{code} cues")


class CuesDoor(Door):
    """`/cues/CODE`: the link's pass is in the fragment, as is a wall's."""

    cookie, action, words = CUES_COOKIE, "cues", "run.second"

    def proper(self, code: str) -> str:
        """Return the pass to the cues of a session."""
        return _pass(self.server, code)

    def inside(self, code: str) -> str:
        """Return where the cues are; with a fragment, as a wall has one."""
        return f"/cues/{code}/page#cues"


class _OfSession(Page):
    """What the cues and the question whether they are still those have in common."""

    async def _look(self, code: str) -> FacilitatorLook | None:
        """Return what is led, for whoever may read the cues; else send her to the door."""
        room = await self.server.codes.room(code)
        code = room["code"]
        if not await may_show(self, CUES_COOKIE, code, _pass(self.server, code)):
            self.redirect(f"/cues/{code}")
            return None
        return cast("FacilitatorLook", await self.ask("look", code=code))


class CuesPage(_OfSession):
    """`/cues/CODE/page`: the cues of where the room is."""

    async def get(self, code: str) -> None:
        """Show them."""
        look = await self._look(code)
        if look is not None:
            self.show("cues.html", code=look["session"]["code"], **self._told(look))

    def _told(self, look: FacilitatorLook) -> dict[str, Any]:
        session, left = look["session"], _left(look["countdown"])
        texts = interface(self.language)
        return {
            "room": session["name"],
            "phase": texts(f"phases.{session['phase']}"),
            "title": _title(look, self.language),
            "paused": texts("run.pause.title") if session["paused"] else "",
            "now": now_of(session, unsaid=bool(look.get("unsaid"))),
            "left": "" if left is None else str(left),
            "still": "yes" if look["countdown"] and look["countdown"]["still"] else "no",
            "cues": list(cues_in(look, self.language)),
            "ahead": list(_ahead(look, self.language)),
        }


class CuesNow(_OfSession):
    """`/cues/CODE/now`: whether the page is still that of where the room is, and the time left."""

    async def get(self, code: str) -> None:
        """Answer in JSON."""
        look = await self._look(code)
        if look is not None:
            now = now_of(look["session"], unsaid=bool(look.get("unsaid")))
            self.write({"now": now, "left": _left(look["countdown"])})


class CuesLink(WallLink):
    """`/cues-link/CODE`: tells the facilitator the link that opens the cues on another device."""

    def _told(self, code: str) -> dict[str, object]:
        link = f"{self.server.base}/cues/{code}#{_pass(self.server, code)}"
        return {"link": link, "qr": matrix(link)}


def now_of(session: SessionView, *, unsaid: bool = False) -> str:
    """Return a name of where a room is: another one where its cues may be others."""
    place = session["version"], session["phase"], session["step"], session["talk"]
    seen = session["shown"], session["paused"], session["again"], unsaid
    return " ".join(map(str, (*place, *seen)))


def _left(countdown: Countdown | None) -> int | None:
    """Return the seconds that are left of a room's time; None where none runs."""
    if countdown is None:
        return None
    now = datetime.fromisoformat(countdown["still"]) if countdown["still"] else datetime.now(UTC)
    spent = now - datetime.fromisoformat(countdown["began"])
    return countdown["seconds"] - int(spent.total_seconds())


def _there(look: FacilitatorLook) -> tuple[Exercise, Round] | None:
    """Return the exercise and the round that are seen; None outside of steps."""
    session = look["session"]
    if session["phase"] in (Phase.LOBBY, Phase.ENDED):
        return None
    return _content(look, Step(session["exercise"], session["round"]))


def _content(look: FacilitatorLook, step: Step) -> tuple[Exercise, Round]:
    """Return the exercise and the round of a step, in the words in which the session has them."""
    exercise = step_content(step, look["session"]["mode"])[0].told_in(look)
    return exercise, exercise.round(step.round)


def cues_in(look: FacilitatorLook, language: str) -> Iterator[Cued]:
    """Yield the cue of where the room is: at a reveal that of the slide in front.

    Where nobody knows which one that is, those of all its slides, in their order.
    """
    with suppress(ContentError):
        there = _there(look)
        if there is not None and not look.get("unsaid"):
            for label, names in _names(there[1], look, language):
                found = (cue(*there, name, language) for name in names)
                one = next((given for given in found if given), None)
                if one:
                    yield {"name": label, "cue": one}


def _names(
    round: Round, look: FacilitatorLook, language: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield headings, and of each what its cue may be called."""
    session, phase = look["session"], look["session"]["phase"]
    if phase == Phase.REVEALED:
        slides = _slides(round, language)
        front = slides.get(look["front"])
        yield from [("", front[1])] if front else slides.values()
    else:
        yield "", ((talk_name(session["talk"]), phase) if phase == Phase.TALK else (phase,))


def _slides(round: Round, language: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return what the slides of a reveal show, each by its name in a look, with its heading."""
    texts = interface(language)
    slides: dict[str, tuple[str, tuple[str, ...]]] = {
        str(at): (texts("run.second.slide", n=at + 1), (name,))
        for at, name in enumerate(slide_names(round))
    }
    slides["log"] = (texts("console.log"), (LOG,))
    slides["texts"] = (texts("console.quotes"), (TEXTS,))
    return slides


def _title(look: FacilitatorLook, language: str) -> str:
    """Return the title of the round; empty outside of steps."""
    with suppress(ContentError):
        there = _there(look)
        return _title_of(*there, language) if there else ""
    return ""


def _title_of(exercise: Exercise, round: Round, language: str) -> str:
    return exercise.texts(language)(f"rounds.{round.id}.title")


def _ahead(look: FacilitatorLook, language: str) -> Iterator[str]:
    """Yield the titles of the steps that come next."""
    if look["here"]["phase"] == Phase.ENDED:
        return
    steps, at = steps_in(look["session"]["course"]), look["here"]["step"]
    with suppress(ContentError):
        for _ in range(AHEAD):
            after = following(steps, at, look["revealed"])
            if after is None:
                return
            yield _title_of(*_content(look, steps[after]), language)
            at = after
