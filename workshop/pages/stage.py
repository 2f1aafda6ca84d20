"""What the wall and the facilitator's console both show: the room's counts and its reveal."""

from typing import Any

from workshop import charts
from workshop.charts import conditions
from workshop.charts.said.telling import APART
from workshop.content.departments import names_in
from workshop.content.texts import Texts, fill, interface
from workshop.contracts.figures import Figure
from workshop.contracts.looks import Look, SharedLook
from workshop.contracts.parts import Block, Headcount, Log, Progress, WayIn
from workshop.contracts.runs import Outcome
from workshop.exercises.exercise import Exercise, Reveal
from workshop.pages.counted import told
from workshop.pages.parts import are_teams, department, place
from workshop.pages.unread import is_unread, untold
from workshop.widgets.qr import matrix


class Figures:
    """Draws the figures of a reveal, each once for what it shows and the language."""

    def __init__(self) -> None:
        self._drawn: dict[Reveal, tuple[Any, Figure]] = {}

    def of(self, look: Look, language: str) -> list[Figure]:
        """Return the figures of the present round; none before its reveal."""
        if look["session"]["phase"] != "revealed":
            return []
        exercise, round = place(look)
        drawn = [self._figure(reveal, exercise, look, language) for reveal in round.reveals]
        ui = interface(language)
        return [untold(one, ui) for one in drawn] if is_unread(look) else drawn

    def _figure(self, reveal: Reveal, exercise: Exercise, look: Look, language: str) -> Figure:
        session, results = look["session"], look["results"]
        shown = [results.get(id) for id in (*reveal.questions, reveal.run)]
        wanted = (session["id"], exercise.slug, exercise.own, language, names_in(session), shown)
        if self._drawn.get(reveal, (None,))[0] != wanted:
            departments = session["departments"]
            names = names_in(session)
            drawn = charts.figure(reveal, exercise, results, departments, language, names)
            self._drawn[reveal] = (wanted, drawn)
        return self._drawn[reveal][1]


def topics(look: Look) -> set[str]:
    """Return the bells of wall and console: moves, answers and the facilitator's hand."""
    return {f"{topic}.{look['session']['id']}" for topic in ("stage", "responses", "wall")}


def log_of(look: Look, language: str) -> Log | None:
    """Return the log that is opened with the present reveal, its heading as the title."""
    if look["session"]["phase"] != "revealed":
        return None
    exercise, round = place(look)
    stem = next((reveal.log for reveal in round.reveals if reveal.log), "")
    if not stem:
        return None
    content = told(exercise, stem, language)
    if content and content[0]["type"] == "h":
        return {"title": _plain(content[0]), "blocks": content[1:]}
    return {"title": interface(language)("console.log"), "blocks": content}


def _plain(block: Block) -> str:
    return "".join(run["text"] for run in block["runs"])


def outcome_of(look: Look) -> tuple[str, Outcome] | None:
    """Return the model of the present reveal and what it gave; None where it shows none.

    A game that people played in firms is no start for what one sets by hand.
    """
    if look["session"]["phase"] != "revealed":
        return None
    exercise, round = place(look)
    runs = {reveal.run for reveal in round.reveals if reveal.run}
    for run in (exercise.run(id) for id in sorted(runs)):
        state = look["results"].get(run.id)
        if state and "outcome" in state and not run.plays:
            return run.model, state["outcome"]
    return None


def stage_for_playing(look: Look) -> int | None:
    """Return the slide that shows what the facilitator plays; None where there is none."""
    shown = [charts.charts()[reveal.chart] for reveal in place(look)[1].reveals]
    return next((at for at, chart in enumerate(shown) if chart.plays), None)


def debrief(look: Look, language: str) -> list[str]:
    """Return what to ask the room after a reveal, chosen by what it answered."""
    session = look["session"]
    if session["phase"] != "revealed":
        return []
    exercise, round = place(look)
    told = (exercise, look["results"], session["departments"], language, names_in(session))
    found = conditions(round.reveals, *told)
    found["always"] = {}
    apart = found.get(APART)
    asked = [interface(language)("teams.debrief.apart", **apart)] if apart else []
    return asked + [
        fill(question["ask"], found[question["when"]])
        for question in exercise.texts(language).find("debrief") or []
        if question["round"] == round.id and question["when"] in found
    ]


def _of_teams(look: Look) -> str:
    """Return where the words of the room's counts stand; of teams, phones are counted."""
    return "teams." if are_teams(look) else ""


def joined(look: SharedLook, ui: Texts) -> Headcount:
    """Return who is here, by department."""
    session, here = look["session"], look["joined"]
    return {
        "total": here["total"],
        "expected": session["expected"],
        "text": ui.count(f"{_of_teams(look)}joined", here["total"]),
        "departments": [
            {**department(id, ui), "n": here["departments"].get(id, 0)}
            for id in session["departments"]
        ],
    }


def answered(look: SharedLook, ui: Texts) -> Progress:
    """Return how many have answered everything, and how far the room is."""
    counted = look["answered"]
    finished, people = counted["finished"], counted["people"]
    return {
        "n": finished,
        "of": people,
        "share": counted["share"],
        "text": ui.count(f"{_of_teams(look)}answered", finished, m=people),
    }


def way_in(look: SharedLook) -> WayIn:
    """Return how people join: address, link and QR code."""
    here = look["addresses"][0] if look["addresses"] else ""
    base = look["session"]["goes_on"] or here
    join = f"{base}/join/{look['session']['code']}"
    return {
        "code": look["session"]["code"],
        "join": join,
        "address": base.partition("://")[2],
        "qr": matrix(join),
    }
