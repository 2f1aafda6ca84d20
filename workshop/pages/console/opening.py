"""Composing the first page of the console: the sessions there are, and the form that opens one."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from workshop.content.departments import departments
from workshop.content.erasure import day_of, erasure
from workshop.content.own import is_own
from workshop.content.texts import Texts, interface
from workshop.contracts.looks import ListedSession
from workshop.contracts.parts import Option
from workshop.contracts.replies import Overview
from workshop.contracts.sessions import (
    AgendaOption,
    ExerciseOption,
    ModeOption,
    SessionRow,
    SessionsPage,
)
from workshop.errors import ContentError
from workshop.exercises.agenda import (
    Agenda,
    Item,
    agendas,
    alone,
    asks_consent,
    choosable,
    load_agenda,
    played,
    problem,
)
from workshop.exercises.exercise import load_exercise
from workshop.exercises.looking_back import minutes_back
from workshop.exercises.minutes import planned_agenda, planned_exercise
from workshop.pages.console.composing import console_words, named
from workshop.pages.console.finding_out import odds_table
from workshop.pages.console.rehearsing import ERROR, rehearsal_panel
from workshop.pages.own_pace import pace_choice
from workshop.pages.parts import department, languages, practice, step_title
from workshop.session import Mode, Pace, Phase

EXPECTED = {Mode.PEOPLE: 12, Mode.TEAMS: 2}
"""How many phones the form begins with."""

OWN = "own"
"""What the form holds as its programme where the exercises are chosen one by one."""


def sessions_page(
    overview: Overview,
    language: str,
    errors: dict[str, str],
    form: dict[str, object] | None,
    erased: Sequence[str] = (),
    *,
    prefer: str = "",
) -> SessionsPage:
    """Return the page with the list of sessions and the form that opens one.

    Args:
        overview: what the host tells of them.
        language: the facilitator's.
        errors: what was wrong with the form, by field.
        form: what it holds; None before she has filled in anything.
        erased: what is said of the session that was erased just now, line by line.
        prefer: the programme that a new form begins with; empty for the first one.
    """
    ui = interface(language)
    broken = overview.get("broken", {})
    offered = [_agenda(slug, ui, broken) for slug in agendas()]
    return {
        "screen": "sessions",
        "language": language,
        "languages": languages(),
        "title": ui("console.title"),
        "agendas": [*offered, _own(ui)],
        "exercises": [one for slug in choosable() for one in _exercise(slug, language, broken)],
        "modes": [_mode(mode, ui) for mode in Mode],
        "paces": pace_choice(ui)["options"],
        "departments": [department(id, ui) for id in departments()],
        "sessions": [_listed(session, ui) for session in overview.get("sessions", [])],
        "erased": list(erased),
        "earlier": _earlier(overview.get("sessions", []), ui),
        "form": form or _blank(ui, offered, prefer),
        "errors": errors,
        "odds": odds_table(ui),
        "rehearsal": rehearsal_panel(ui, errors.get(ERROR, "")),
        "words": console_words(ui),
    }


def _blank(ui: Texts, offered: list[AgendaOption], prefer: str) -> dict[str, object]:
    sound = [one["id"] for one in offered if not one["problem"]]
    return {
        "name": ui("console.name_default"),
        "agenda": prefer if prefer in sound else next(iter(sound), ""),
        "departments": list(departments())[:2],
        "names": {},
        "language": ui.language,
        "mode": Mode.PEOPLE.value,
        "pace": Pace.LED.value,
        "expected": EXPECTED[Mode.PEOPLE],
        "after": "",
        "consent": False,
    }


def _earlier(sessions: Sequence[ListedSession], ui: Texts) -> list[Option]:
    """Return the sessions that another one can go on from; nothing where nothing was signed."""
    there = [one for one in sessions if one["signed"] and not one["practice"]]
    options: list[Option] = [{"id": one["code"], "text": _goes_on(one, ui)} for one in there]
    return [{"id": "", "text": ui("promises.desk.after_none")}, *options] if options else []


def _goes_on(session: ListedSession, ui: Texts) -> str:
    """Return a session to go on from, and how much longer that makes the new one."""
    named = {"name": session["name"], "code": session["code"]}
    minutes = minutes_back(session["signed"])
    return ui.count("promises.desk.after_option", session["signed"], minutes=minutes, **named)


def _mode(mode: Mode, ui: Texts) -> ModeOption:
    """Return who may hold a phone, and what is to be known before that is chosen."""
    words = {name: ui(f"teams.form.{mode}.{name}") for name in ("text", "help", "expected")}
    return {
        "id": mode.value,
        "text": words["text"],
        "help": words["help"],
        "expected": words["expected"],
        "many": EXPECTED[mode],
    }


def _agenda(slug: str, ui: Texts, broken: Mapping[str, str]) -> AgendaOption:
    """Return an agenda to choose, or why it cannot be: the page must not fail with one of them."""
    wrong, language = problem(slug, broken), ui.language
    try:
        agenda = load_agenda(slug)
        titles = [_titles(item, ui) for item in agenda.items]
        name = agenda.title.get(language) or agenda.title.get("en") or slug
        minutes, teams = agenda.minutes, planned_agenda(agenda, Mode.TEAMS)
        less, consent = left_out(agenda, ui), asks_consent(agenda)
    except ContentError as error:
        consent = False
        wrong, name, minutes, teams, titles, less = wrong or error.mistakes[0], slug, 0, 0, [], ""
    return {
        "id": slug,
        "text": ui("prepare.panel.own", title=name) if is_own(slug) else name,
        "minutes": minutes,
        "teams": teams,
        "less": less,
        "exercises": titles,
        "problem": ui("console.agenda_broken", mistake=named(wrong)) if wrong else "",
        "consent": consent,
    }


def _titles(item: Item, ui: Texts) -> str:
    """Return the title of an item; of a slot all titles, for one of them will be played."""
    there = (load_exercise(one.exercise) for one in item.choices)
    return ui.listed([str(one.texts(ui.language)("title")) for one in there], either=True)


def left_out(agenda: Agenda, ui: Texts) -> str:
    """Return what teams leave out, who need longer for the rest; empty where that is nothing."""
    titles = []
    for item in agenda.choices:
        exercise = load_exercise(item.exercise)
        theirs = played(item, exercise, Mode.TEAMS)
        gone = [round for round in played(item, exercise) if round not in theirs]
        whole = exercise.texts(ui.language)("title")
        titles += (
            [step_title(exercise, round, ui.language) for round in gone] if theirs else [whole]
        )
    titles = [ui("teams.form.less_round", title=title) for title in titles]
    return ui("teams.form.less", titles=ui.listed(titles)) if titles else ""


def _own(ui: Texts) -> AgendaOption:
    """Return the way to choose exercises; how long they take is known once they are chosen."""
    return {
        "id": OWN,
        "text": ui("console.own"),
        "minutes": 0,
        "teams": 0,
        "less": "",
        "exercises": [ui("console.own_help")],
        "problem": "",
        "consent": False,
    }


def _exercise(slug: str, language: str, broken: Mapping[str, str]) -> list[ExerciseOption]:
    """Return an exercise to choose; nothing of one that is broken: the others can be."""
    if problem(alone(slug), broken):
        return []
    try:
        exercise = load_exercise(slug)
        title = exercise.texts(language)("title")
    except ContentError:
        return []
    teams = planned_exercise(exercise, Mode.TEAMS)
    row: ExerciseOption = {
        "id": slug,
        "text": title,
        "minutes": exercise.minutes,
        "teams": teams,
        "consent": any(round.consent for round in exercise.rounds),
    }
    return [row]


def _listed(session: ListedSession, ui: Texts) -> SessionRow:
    opened = datetime.fromisoformat(session["created"]).astimezone()
    over = session["phase"] == Phase.ENDED
    return {
        "id": session["id"],
        "name": session["name"],
        "code": session["code"],
        "practice": practice(session, ui),
        "phase_text": ui(f"phases.{session['phase']}"),
        "when_text": ui("console.opened", when=ui.moment(opened)),
        "kept_text": _kept(session, ui),
        "pick_text": ui("console.look_back" if over else "console.pick"),
        "confirm": erasure(session, ui),
    }


def _kept(session: ListedSession, ui: Texts) -> str:
    """Return until when single answers of a session are kept, or that they are gone."""
    if "emptied" in session:
        return ui("privacy.emptied", day=day_of(session["emptied"], ui))
    until = session.get("keeps_until")
    return ui("privacy.kept", day=day_of(until, ui)) if until else ""
