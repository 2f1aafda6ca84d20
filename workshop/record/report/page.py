"""The report as one HTML file: it holds no script and fetches nothing."""

from datetime import datetime
from functools import cache
from pathlib import Path

from tornado.template import Loader

from workshop.content.erasure import day_of
from workshop.content.texts import Texts, html
from workshop.contracts.looks import SessionView
from workshop.exercises.agenda import agendas, load_agenda
from workshop.record.record import Record
from workshop.record.report.chapters import chapters
from workshop.record.report.compared import compared
from workshop.record.report.followed import aftermath
from workshop.record.report.left_out import left_out, listed, unshown
from workshop.record.report.parts import Brief, Chapter
from workshop.record.report.pictures import strongest
from workshop.record.report.promised import kept, piles
from workshop.record.report.times import timetable, total
from workshop.session import Mode, Phase

_PAGES = Path(__file__).parent / "pages"

ROOM, EACH = 10, 4
"""Findings that the first page has room for, and how many of them one exercise may take."""


def written(record: Record, before: Record | None = None, *, example: bool = False) -> bytes:
    """Return a session as a page to read, print and send.

    Args:
        record: in the language in which the page is to speak.
        before: an earlier session of the same team, which is then laid beside it.
        example: whether it is shown to those who ask what such a page looks like.

    Returns:
        HTML in UTF-8, complete in itself.
    """
    ui = record.ui
    told = chapters(record, ui)
    page = (
        _templates()
        .load("report.html")
        .generate(
            t=ui,
            html=html,
            number=_number(ui),
            record=record,
            session=record.took["session"],
            style=(_PAGES / "report.css").read_text(encoding="utf-8"),
            running=_in_style(record.name),
            facts=_facts(record, ui),
            notes=_notes(record, ui, example=example),
            briefs=[_brief(one, len(told)) for one in told],
            chapters=told,
            piles=piles(record, ui),
            parked=record.took.get("parked", []),
            kept=kept(record.took["carried"], ui),
            after=aftermath(record, ui),
            compared=compared(record, before, ui),
            rules=_rules(record, told, ui),
            left_out=left_out(record, ui),
            own=any(seen["own_items"] for seen in record.took["seen"]),
            times=timetable(record),
            total=total,
            made=ui.moment(datetime.now().astimezone()),
        )
    )
    return bytes(page)


def _in_style(words: str) -> str:
    """Return words as a style sheet may hold them: whatever they are, they end nothing in it."""
    return "".join(one if one.isalnum() else f"\\{ord(one):06x}" for one in words)


@cache
def _templates() -> Loader:
    return Loader(str(_PAGES), autoescape="xhtml_escape", whitespace="oneline")


def _number(ui: Texts):  # type: ignore[no-untyped-def]
    """Return what writes minutes, a dash where nobody knows them."""
    return lambda value: "–" if value is None else ui.number(round(value))


def _facts(record: Record, ui: Texts) -> list[str]:
    """Return the line below the name: the day, the programme, and who was there."""
    session = record.took["session"]
    day = ui.weekday(datetime.fromisoformat(record.took["created"]).astimezone())
    named = load_agenda(session["agenda"]).title if session["agenda"] in agendas() else {}
    here = [_here(n, department, ui) for department, n in record.took["people"].items()]
    teams = [ui("report.teams")] if session["mode"] == Mode.TEAMS else []
    sheets = record.took.get("paper", 0)
    paper = [ui.count("onpaper.joined", sheets)] if sheets else []
    return [
        one
        for one in (
            day[:1].upper() + day[1:],
            named.get(ui.language, ""),
            ui.listed(here),
            *paper,
            *teams,
        )
        if one
    ]


def _here(n: int, department: str, ui: Texts) -> str:
    name = ui(f"departments_inside.{department}")
    return ui("report.here_one" if n == 1 else "report.here", n=n, department=name)


def _notes(record: Record, ui: Texts, *, example: bool) -> list[tuple[str, str]]:
    """Return what must be known before anything is read: invented people, and that it goes on."""
    session = record.took["session"]
    found = []
    if example:
        found.append((ui("report.example_title"), ui("report.example")))
    elif session["practice"]:
        found.append((ui("report.practice_title"), ui("report.practice")))
    if "emptied" in session:
        gone = ui("privacy.report", day=day_of(session["emptied"], ui))
        found.append((ui("privacy.report_title"), gone))
    if session["phase"] != Phase.ENDED:
        found.append((ui("report.open_title"), _going(record, session, ui)))
    return found


def _going(record: Record, session: SessionView, ui: Texts) -> str:
    if session["phase"] == Phase.LOBBY:
        return ui("report.open.lobby")
    shown = sum(len(found) for found in record.findings.values())
    running = ui("report.open.running_one" if shown == 1 else "report.open.running", shown=shown)
    ahead = (at for at in unshown(record) if at >= session["step"])
    still = " ".join(line for line in listed(record, ahead, ui))
    return f"{running} {ui('report.open.still', what=still.rstrip('.'))}" if still else running


def _brief(chapter: Chapter, of: int) -> Brief:
    found = strongest(chapter.shown, max(1, min(EACH, ROOM // of)))
    return Brief(chapter.id, chapter.title, [one.title for one in found])


def _rules(record: Record, told: list[Chapter], ui: Texts) -> list[str]:
    """Return how it was counted, a paragraph each."""
    teams = record.took["session"]["mode"] == Mode.TEAMS
    names = ("shown", "teams") if teams else ("shown", "five", "coarse", "certain")
    model = ("models",) if any(chapter.models for chapter in told) else ()
    return [ui(f"report.counted.{name}") for name in (*names, "names", *model)]
