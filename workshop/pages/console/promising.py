"""The list of promises on the facilitator's page: proposed, written out, signed, and kept."""

from collections import Counter
from collections.abc import Mapping, Sequence

from workshop.content.departments import names_in, words_in
from workshop.content.texts import Texts
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.parts import Option
from workshop.contracts.promises import (
    TERMS,
    DeskPromise,
    EarlierPromise,
    Example,
    Promise,
    PromisePanel,
    SideMark,
    TermName,
)
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.promise_lines import line_of
from workshop.exercises.promises import (
    example,
    examples,
    is_about_promises,
    is_across,
    votes,
    worded,
)
from workshop.pages.console.alike import alike_promises
from workshop.pages.parts import are_teams, place
from workshop.pages.promises import is_looking_back, wall_pages
from workshop.pulse.indicators import name_of
from workshop.questions.kinds import kind_of
from workshop.session import Phase

MOST = 8
"""As many as the host lets on the list."""

EACH = 2
"""As many as it lets on it of each side that asks for something."""


def promise_panel(
    look: FacilitatorLook, language: str, wrong: Mapping[str, str]
) -> PromisePanel | None:
    """Return the panel; None where the room has no list and does not look back.

    Args:
        look: what the facilitator may see.
        language: hers.
        wrong: why what she did last was refused, by promise; of a proposal under "".
    """
    exercise = _exercise(look)
    back = is_looking_back(look)
    if exercise is None and not back:
        return None
    ui, there = words_in(look["session"], language), look["promises"]
    across = exercise is not None and is_across(exercise)
    taken = {one["example"] for one in there}
    left = [id for id in examples(exercise) if id not in taken] if exercise else []
    if exercise and across:
        left = _wanted(exercise, left, there)
    listed = [_desk(look, exercise, one, ui, wrong) for one in there] if exercise else []
    return {
        "earlier": [_earlier(look, one, language, wrong) for one in there] if back else [],
        "pages": [page[0]["text"] for page in wall_pages(look)],
        "listed": listed,
        "same": [] if back or _is_asked(look) else alike_promises(there, listed, ui),
        "examples": [_example(exercise, id, language) for id in left] if exercise else [],
        "full": bool(there) and not left if across else len(there) >= MOST,
        "opens": exercise is not None,
        "own": not across,
        "wrong": wrong.get("", ""),
        "indicators": [] if across else _indicators(look, language),
        "names": [] if across else [_name(id, ui) for id in TERMS],
        "words": {
            **ui.table("promises.desk"),
            **ui.table("indicators.promise"),
            **{f"alike_{key}": ui(f"same.{key}") for key in ("title", "help")},
            **(ui.table("promises.requests") if across else {}),
        },
    }


def _is_asked(look: FacilitatorLook) -> bool:
    """Whether people are asked about the list: they would answer another one."""
    if look["session"]["phase"] not in (Phase.ASKING, Phase.CLOSED):
        return False
    return any(kind_of(question).BALLOT for question in place(look)[1].questions)


def _indicators(look: FacilitatorLook, language: str) -> list[Option]:
    """Return what was agreed to be counted: a promise may be counted by it."""
    there = look["followed"]["indicators"]
    return [{"id": one["id"], "text": name_of(one, language)} for one in there]


def _wanted(exercise: Exercise, left: list[str], there: Sequence[Promise]) -> list[str]:
    """Return the examples of sides that have room for one more request."""
    by = Counter(one["by"] for one in there)
    (asking,) = votes(exercise)
    return [id for id in left if by[asking.held_by[id]] < EACH]


def _exercise(look: FacilitatorLook) -> Exercise | None:
    """Return the exercise with whose list the room is busy; None where it has none."""
    session = look["session"]
    if not session["exercise"] or session["phase"] in (Phase.LOBBY, Phase.STORY, Phase.ENDED):
        return None
    exercise, round = place(look)
    return exercise if is_about_promises(exercise, exercise.round(round.id)) else None


def _example(exercise: Exercise, id: str, language: str) -> Example:
    return {"id": id, "text": example(exercise, id, language).text}


def _name(id: str, ui: Texts) -> TermName:
    return {"id": id, "name": ui(f"promises.terms.{id}"), "help": ui(f"promises.help.{id}")}


def _earlier(
    look: FacilitatorLook, one: Promise, language: str, wrong: Mapping[str, str]
) -> EarlierPromise:
    names = names_in(look["session"])
    line = line_of(one, load_exercise(one["exercise"]), language, then=True, names=names)
    return {**line, "kept": one["kept"], "wrong": wrong.get(one["id"], "")}


def _desk(
    look: FacilitatorLook, exercise: Exercise, one: Promise, ui: Texts, wrong: Mapping[str, str]
) -> DeskPromise:
    terms = worded(exercise, one, ui.language).terms
    teams = are_teams(look)
    whole = one["adopted"] and not one["missing"]
    return {
        **line_of(one, exercise, ui.language, names=names_in(look["session"])),
        "fields": {name: terms.get(name, "") for name in TERMS},
        "fixed": bool(one["verdict"] or one["signed"]),
        "sides": [_side(one, side, ui) for side in one["sides"]],
        "aloud": one["verdict"] in ("", "aloud") and not one["signed"] and not is_across(exercise),
        "signs": whole and not teams,
        "alike": [p["id"] for p in look["promises"] if p["by"] == one["by"] and p is not one],
        "measured": one.get("measured", ""),
        "note": "" if is_across(exercise) else _note(one, ui, teams=teams),
        "wrong": wrong.get(one["id"], ""),
    }


def _side(one: Promise, side: str, ui: Texts) -> SideMark:
    name = ui(f"departments.{side}")
    return {
        "id": side,
        "agree": ui("promises.desk.yes_aloud", side=name),
        "sign": ui("promises.desk.sign_aloud", side=name),
        "agreed": side in one["agreed"],
        "signed": side in one["signed"],
    }


def _note(one: Promise, ui: Texts, *, teams: bool) -> str:
    """Return what keeps a promise from being signed, else what the phones have said of it."""
    if not one["adopted"]:
        return ui("promises.desk.not_adopted")
    if one["missing"]:
        names = ui.listed([ui(f"promises.lacks.{name}") for name in one["missing"]])
        return ui("promises.desk.missing", terms=names)
    if teams:
        return ui("promises.desk.phones_sign")
    key = {"agree": "ready", "not-yet": "unready"}.get(one["ready"], "")
    return ui(f"promises.desk.{key}") if key else ""
