"""A team's own items on the facilitator's page: a file is read, shown, used and put away."""

from collections.abc import Mapping

from workshop.contracts.actions import Action
from workshop.errors import Refused
from workshop.exercises.exercise import Exercise
from workshop.pages.console.steering import Handlers, Steering
from workshop.pages.owned.bringing import Bringing, exercise_of, own_question
from workshop.pages.parts import why
from workshop.questions.question import Question


class Owning:
    """The part of the page that brings own items; `bringing` is the file that was sent."""

    def __init__(self, steering: Steering) -> None:
        self._steering = steering
        self.bringing = Bringing()

    @property
    def handlers(self) -> Handlers:
        """Return what it does, by action."""
        return {
            "own_load": self._load,
            "own_use": self._use,
            "own_drop": self._drop,
            "own_back": self._back,
        }

    async def _load(self, action: Action) -> None:
        """Read a file of own items; what it says is shown before it is used."""
        asked = self._asked()
        if asked:
            self.bringing.load(action, len(asked[1].items))
            self._steering.live.redraw()

    async def _drop(self, _: Action) -> None:
        self.bringing.drop()
        self._steering.live.redraw()

    async def _use(self, _: Action) -> None:
        if self.bringing.items:
            await self._own(self.bringing.items)

    async def _back(self, _: Action) -> None:
        await self._own([])

    async def _own(self, items: list[Mapping[str, str]]) -> None:
        """Ask about own items, or about the exercise's again; why not stands in the panel."""
        asked = self._asked()
        if asked is None:
            return
        where = {"exercise": asked[0].slug, "question": asked[1].id}
        try:
            await self._steering.ask("own", items=[dict(one) for one in items], **where)
            self.bringing.drop()
        except Refused as refusal:
            self.bringing.sentence = why(refusal, self._steering.language)
        self._steering.live.redraw()

    def _asked(self) -> tuple[Exercise, Question] | None:
        """Return the question that can be asked about own items, and its exercise."""
        seen = self._steering.seen
        exercise = exercise_of(seen) if seen else None
        question = own_question(exercise) if exercise else None
        return (exercise, question) if exercise and question else None
