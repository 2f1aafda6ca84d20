"""Bringing own items on a page: the file that was sent, and the panel that shows what it says."""

from collections.abc import Mapping, Sequence

from workshop.content.texts import Texts
from workshop.contracts.actions import Action
from workshop.contracts.looks import OwnItems
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.own_items import OwnDraft, OwnLine, OwnPanel
from workshop.errors import Mistake, Unreadable
from workshop.exercises.agenda import steps_in
from workshop.exercises.exercise import Exercise, load_exercise
from workshop.exercises.own_items import OwnItem, items_of
from workshop.models.kpi_game.funnel.sheet import LARGEST
from workshop.pages.console.marks import mark_of
from workshop.pages.owned.reading import Read, read_items
from workshop.questions.question import Question
from workshop.session import Phase


def own_question(exercise: Exercise) -> Question | None:
    """Return the question of an exercise whose items may be a team's own; None without one."""
    asked = (q for round in exercise.rounds for q in round.questions if q.own)
    return next(asked, None)


def exercise_of(look: FacilitatorLook) -> Exercise | None:
    """Return the exercise for which own items can be brought now.

    Before the session begins, the first that takes any; then the one in which the room is.
    """
    session, step = look["session"], look["here"]["step"]
    if session["phase"] == Phase.ENDED or session["again"]:
        return None
    steps = steps_in(session["course"])
    here = [one for one in steps if not one.gone] if step < 0 else [steps[step]]
    slugs = dict.fromkeys(one.exercise for one in here)
    return next((e for e in map(load_exercise, slugs) if own_question(e)), None)


def own_panel(look: FacilitatorLook, bringing: "Bringing", ui: Texts) -> OwnPanel | None:
    """Return the panel on the facilitator's page; None where nothing asks about own items."""
    exercise = exercise_of(look)
    question = own_question(exercise) if exercise else None
    if exercise is None or question is None:
        return None
    return bringing.panel(exercise, question, look.get("own_items", []), ui)


class Bringing:
    """A file that somebody has sent, as long as it is not used.

    Of its bytes nothing is kept: what it says is read at once.
    """

    def __init__(self) -> None:
        self.trouble: Sequence[Mistake] = ()
        self.sentence = ""
        self.read: Read | None = None

    def load(self, action: Action, most: int) -> None:
        """Read the file of an action; one that cannot be read leaves what was there."""
        data, self.sentence = action.get("data"), ""
        try:
            if not isinstance(data, bytes):
                raise Unreadable([Mistake("empty", {})])
            self.read, self.trouble = read_items(data, most), ()
        except Unreadable as error:
            self.read, self.trouble = None, error.mistakes

    def drop(self) -> None:
        """Put the file away."""
        self.read, self.trouble, self.sentence = None, (), ""

    @property
    def items(self) -> list[Mapping[str, str]]:
        """What the host is to be told of the file."""
        read = self.read.items if self.read else ()
        return [{"text": one.text, "short": one.short} for one in read]

    def panel(
        self, exercise: Exercise, question: Question, there: Sequence[OwnItems], ui: Texts
    ) -> OwnPanel:
        """Return the panel.

        Args:
            exercise: the question's.
            question: whose items may be a team's own.
            there: what the host knows of own items.
            ui: the words.
        """
        mine = (exercise.slug, question.id)
        told = next((one for one in there if (one["exercise"], one["question"]) == mine), None)
        words, lines = ui.table("own_items"), [_line(one, ui) for one in _known(told)]
        return {
            "exercise": exercise.slug,
            "question": question.id,
            "most": LARGEST,
            "sample": ui("own_items.sample"),
            "trouble": self._trouble(ui),
            "draft": _draft(self.read, ui) if self.read else None,
            "lines": lines,
            "status": ui.count("own_items.status", told["number"]) if told else "",
            "lost": ui("own_items.lost") if told and not lines else "",
            "words": {name: text for name, text in words.items() if isinstance(text, str)},
        }

    def _trouble(self, ui: Texts) -> list[str]:
        said = [_sentence(one, ui) for one in self.trouble]
        return [*said, self.sentence] if self.sentence else said


def _known(told: OwnItems | None) -> Sequence[OwnItem]:
    return items_of(told) if told and told["items"] else ()


def _line(one: OwnItem, ui: Texts) -> OwnLine:
    mark = mark_of(one.text)
    return {
        "number": one.number,
        "text": one.item(ui.language),
        "short": one.brief(ui.language),
        "mark": ui(f"watch.marks.{mark}") if mark else "",
    }


def _draft(read: Read, ui: Texts) -> OwnDraft:
    understood = ui.count("own_items.understood", len(read.items))
    left = [_sentence(one, ui, "left") for one in read.left]
    return {"told": [understood, *left], "lines": [_line(one, ui) for one in read.items]}


def _sentence(mistake: Mistake, ui: Texts, table: str = "mistakes") -> str:
    """Return what is wrong with a file, or what was left out; months have other words for it."""
    key, details = f"own_items.{table}.{mistake.code}", dict(mistake.details)
    columns = details.get("columns")
    if isinstance(columns, list):
        details["columns"] = ui.listed([str(one) for one in columns])
    if isinstance(ui.find(key), dict):
        return ui.count(key, int(str(details.pop("n"))), **details)
    return ui(key if ui.find(key) else f"own_items.{table}.other", **details)
