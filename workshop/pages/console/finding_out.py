"""What this room can find out: told before anybody answers, and before anybody is disappointed."""

from collections.abc import Iterator

from workshop.charts.odds import Odds, mirror_of, odds
from workshop.content.texts import Texts
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.sessions import OddsTable
from workshop.errors import ContentError
from workshop.exercises.exercise import Exercise, exercises, load_exercise
from workshop.pages.parts import are_teams
from workshop.questions.question import Question
from workshop.questions.tally import SMALLEST

POOR = 0.3
"""Where a side is noticed in fewer rooms than this, its own words show more than numbers."""

TABLES = 4
"""More phones of a side than tables that one facilitator sees; they may be single people's."""

SIZES = (5, 7, 10, 15)
"""People of a side, for a look ahead."""


def odds_table(ui: Texts) -> OddsTable | None:
    """Return what rooms of different sizes can find out; None where no exercise holds a mirror."""
    mirror = next(_mirrors(exercises()), None)
    if mirror is None:
        return None
    return {
        "title": ui("odds.title"),
        "lead": f"{ui('odds.lead')} {ui('teams.few')}",
        "columns": [ui(f"odds.column.{name}") for name in ("people", "side", "line")],
        "rows": [_row(odds(*mirror, size, size), size, ui) for size in SIZES],
    }


def odds_line(look: FacilitatorLook, ui: Texts) -> str:
    """Return what the people who are here, or expected, can find out; empty without a mirror.

    Where that is little, they are advised to play as teams; of teams, what is shown of them.
    """
    if are_teams(look):
        return " ".join([ui("teams.console"), *_crowded(look, ui)])
    slugs = [exercise for exercise, _ in look["session"]["course"] if exercise in exercises()]
    mirror = next(_mirrors(slugs), None)
    if mirror is None:
        return ""
    one, other = _sides(look, mirror[1])
    if min(one, other) < SMALLEST:
        return f"{ui('odds.few', one=one, other=other)} {ui('teams.advice')}"
    found = odds(*mirror, one, other)
    words = {"side": _in_rooms(found.side, ui), "line": _in_rooms(found.line, ui)}
    advice = [ui("teams.advice")] if found.side < POOR else []
    return " ".join([ui("odds.now", one=one, other=other, **words), *advice])


def _crowded(look: FacilitatorLook, ui: Texts) -> list[str]:
    """Return a sentence for each side of so many phones that they may be single people's."""
    here = look["joined"]["departments"]
    return [
        ui("teams.many", n=n, side=ui(f"departments_inside.{side}"))
        for side, n in here.items()
        if n > TABLES
    ]


def _mirrors(slugs: list[str] | tuple[str, ...]) -> Iterator[tuple[Exercise, Question]]:
    for slug in slugs:
        try:
            exercise = load_exercise(slug)
        except ContentError:
            continue
        if question := mirror_of(exercise):
            yield exercise, question


def _sides(look: FacilitatorLook, question: Question) -> tuple[int, int]:
    """Return how many there are of both sides: those who came, or half of those expected each."""
    present = look["joined"]["departments"]
    sides = question.only_for or look["session"]["departments"]
    here = [present.get(side, 0) for side in sides][:2]
    expected = look["session"]["expected"]
    if len(here) < 2 or sum(here) < min(expected, 2 * SMALLEST):
        return expected // 2, expected - expected // 2
    return here[0], here[1]


def _row(found: Odds, size: int, ui: Texts) -> list[str]:
    return [f"{size} + {size}", _in_rooms(found.side, ui), _in_rooms(found.line, ui)]


def _in_rooms(part: float, ui: Texts) -> str:
    """Write in how many of ten rooms something is noticed."""
    rooms = round(10 * part)
    return ui({0: "odds.none", 10: "odds.all"}.get(rooms, "odds.some"), n=rooms)
