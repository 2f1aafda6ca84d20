"""One's own items in a lesson, for somebody alone: the invented people know nothing of them."""

from workshop.content.texts import interface
from workshop.contracts.actions import Action
from workshop.contracts.own_items import OwnBeat
from workshop.errors import Refused
from workshop.exercises.exercise import Exercise
from workshop.pages.lesson.way import Way
from workshop.pages.owned.bringing import Bringing
from workshop.pages.parts import why
from workshop.questions.question import Question


class Owning:
    """The beat in which a learner brings items of her own."""

    def __init__(self) -> None:
        self._bringing = Bringing()

    def page(self, way: Way, exercise: Exercise, question: Question, language: str) -> OwnBeat:
        """Return the beat."""
        ui, there = interface(language), way.room.look().get("own_items", [])
        panel = self._bringing.panel(exercise, question, there, ui)
        help = {"help": ui("own_items.help_alone")}
        return {"own_items": {**panel, "words": {**panel["words"], **help}}}

    def act(self, way: Way, action: Action, question: Question, language: str) -> Way:
        """Do what she wants; return the way on which she goes on, this one or another."""
        op = action["op"]
        if op == "own_load":
            self._bringing.load(action, len(question.items))
        elif op == "own_drop":
            self._bringing.drop()
        elif op in ("own_use", "own_back"):
            return self._ask(way, question, language, back=op == "own_back")
        return way

    def _ask(self, way: Way, question: Question, language: str, *, back: bool) -> Way:
        items = [] if back else self._bringing.items
        try:
            found = way.about(question.id, items) if items or back else way
            self._bringing.drop()
        except Refused as refusal:
            self._bringing.sentence = why(refusal, language)
            return way
        return found
