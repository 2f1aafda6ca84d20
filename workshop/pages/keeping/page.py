"""The page on which somebody finds what is kept of her, and which she may save or print."""

from datetime import datetime

from workshop.content.departments import names_in, words_in
from workshop.content.erasure import day_of
from workshop.content.texts import Texts
from workshop.contracts.keeping import KeptFact, KeptPage, KeptPart, Mine
from workshop.contracts.looks import Me, SessionView
from workshop.exercises.promise_lines import lines_of
from workshop.pages.keeping.answers import Hers, answered
from workshop.pages.keeping.findings import Shared
from workshop.pages.parking import kept_parked
from workshop.pages.parts import practice
from workshop.session import Mode

PARTS = ("answers", "findings", "promises")


def kept_page(me: Me, mine: Mine, shared: Shared) -> KeptPage:
    """Return somebody's page.

    Args:
        me: who she is.
        mine: what she has answered.
        shared: what everybody in her room keeps, in her language.
    """
    ours, language = shared.ours, me["language"]
    session = ours["session"]
    ui, names = words_in(session, language), names_in(session)
    return {
        "language": ui.language,
        "title": ui("keep.title"),
        "room": session["name"],
        "who": _who(me, session, ours["created"], ui),
        "practice": practice(session, ui),
        "file": f"{ui('keep.file')}-{session['code'].lower()}.html",
        "facts": [*_facts(session, ui)],
        "parts": {name: _part(name, session, ui) for name in PARTS},
        "answers": [
            *answered(Hers(mine, shared, me["department"], language)),
            *kept_parked(mine, language),
        ],
        "findings": shared.findings,
        "promises": lines_of(ours["promises"], language, names=names),
        "carried": lines_of(ours["carried"], language, then=True, names=names),
        "carried_title": ui("keep.carried"),
    }


def _who(me: Me, session: SessionView, created: str, ui: Texts) -> str:
    seat = ui(f"{_of_teams(session)}card.seat", n=me["number"])
    day = ui.day(datetime.fromisoformat(created).date())
    return " · ".join((ui(f"departments.{me['department']}"), seat, day))


def _of_teams(session: SessionView) -> str:
    return "teams." if session["mode"] == Mode.TEAMS else ""


def _facts(session: SessionView, ui: Texts) -> list[KeptFact]:
    teams = session["mode"] == Mode.TEAMS
    whose = "teams" if teams else "text"
    told = {
        "what": ui(f"keep.facts.what.{whose}"),
        "who": ui("teams.promise" if teams else "promise.text"),
        "long": ui(f"privacy.keep.{whose}", day=day_of(session.get("keeps_until", ""), ui)),
        "page": ui("keep.facts.page.text"),
    }
    return [{"title": ui(f"keep.facts.{name}.title"), "text": text} for name, text in told.items()]


def _part(name: str, session: SessionView, ui: Texts) -> KeptPart:
    """Return the words of a part; of her answers others where she speaks for a side."""
    teams = session["mode"] == Mode.TEAMS and name == "answers"
    key = f"keep.{'teams' if teams else name}"
    return {"title": ui(f"{key}.title"), "lead": ui(f"{key}.lead"), "none": ui(f"{key}.none")}
