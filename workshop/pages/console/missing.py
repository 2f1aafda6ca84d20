"""What a reveal would not show as answers stand, told before it is too late to wait for more."""

from collections.abc import Mapping

from workshop.content.texts import Texts
from workshop.contracts.console import CountedDepartment, Missing, QuestionCount
from workshop.contracts.looks import CountedThere
from workshop.contracts.overview import FacilitatorLook
from workshop.exercises.agenda import step_content, steps_in
from workshop.pages.parts import are_teams, with_own
from workshop.questions.tally import SMALLEST
from workshop.session import Phase

_There = Mapping[str, CountedThere]


def question_counts(look: FacilitatorLook, ui: Texts) -> list[QuestionCount]:
    """Return how many have answered each question of the round, in all and by department."""
    counted = look["answered"]["questions"]
    if not counted:
        return []
    session = look["session"]
    step = steps_in(session["course"])[look["here"]["step"]]
    exercise, round = step_content(step, session["mode"])
    words, made = with_own(look, exercise).texts(ui.language), list[QuestionCount]()
    for id, n in counted.items():
        question = round.question(id)
        key = f"questions.{question.words}"
        text = ui(f"views.{question.view}") if question.view else words(f"{key}.prompt")
        there = [_department(who, one, ui) for who, one in look["counted"].get(id, {}).items()]
        made.append({"id": id, "text": text, **n, "departments": there})
    return made


def _department(department: str, one: CountedThere, ui: Texts) -> CountedDepartment:
    text = ui(f"departments.{department}")
    short = one["hidden"] > 0
    note = ui("missing.hidden", department=text) if short else ""
    return {"id": department, "text": text, "n": one["n"], "of": one["of"], "note": note}


def missing(look: FacilitatorLook, ui: Texts) -> Missing:
    """Return what would be missing at the reveal, and whom to wait for.

    Returns:
        `sentences`: none where everything can be shown, and outside of a round's questions.
    """
    asked = {id: there for id, there in look["counted"].items() if _has_lines(there)}
    if look["here"]["phase"] not in (Phase.ASKING, Phase.CLOSED) or not asked:
        return {"title": ui("missing.title"), "sentences": [], "all": ""}
    sentences = (_of_teams if are_teams(look) else _sentences)(look, asked, ui)
    everything = "" if sentences else ui("missing.none")
    return {"title": ui("missing.title"), "sentences": sentences, "all": everything}


def _has_lines(there: _There) -> bool:
    """Whether a question is counted at all; texts are not."""
    return any(one["lines"] for one in there.values())


def _of_teams(look: FacilitatorLook, asked: Mapping[str, _There], ui: Texts) -> list[str]:
    """Return which sides have not said everything yet: of those who did, all can be shown."""
    told = (_of_side(side, asked, ui) for side in look["session"]["departments"])
    return [sentence for sentence in told if sentence]


def _of_side(side: str, asked: Mapping[str, _There], ui: Texts) -> str:
    here = [there[side] for there in asked.values() if side in there]
    if here and not max(one["of"] for one in here):
        return ui("teams.missing.nobody", side=ui(f"departments_inside.{side}"))
    left = sum(one["n"] < one["of"] for one in here)
    return ui.count("teams.missing", left, side=ui(f"departments.{side}")) if left else ""


def _sentences(look: FacilitatorLook, asked: Mapping[str, _There], ui: Texts) -> list[str]:
    if all(sum(one["least"] for one in there.values()) < SMALLEST for there in asked.values()):
        return [ui("missing.room", least=SMALLEST)]
    departments = look["session"]["departments"]
    told = (_of_department(department, asked, ui) for department in departments)
    return [sentence for sentence in told if sentence]


def _of_department(department: str, asked: Mapping[str, _There], ui: Texts) -> str:
    """Return what a department will miss; nothing where it is asked nothing or shown wholly."""
    here = [there[department] for there in asked.values() if department in there]
    hidden = [one for one in here if one["hidden"]]
    people = max((one["of"] for one in here), default=0)
    if not hidden or not people:
        return ""
    text = ui(f"departments.{department}")
    values = {"department": text, "hidden": len(hidden), "asked": len(here)}
    need = max(SMALLEST - one["least"] for one in hidden)
    if need <= 0:
        return ui("missing.beside", **values)
    if people < SMALLEST:
        return ui.count("missing.small", people, least=SMALLEST, **values)
    return ui.count("missing.few", need, **values)
