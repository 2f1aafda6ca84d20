"""A learner's way through a lesson as one of a department: her room, and what it has shown."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress

from workshop.contracts.looks import PhoneLook
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.tallies import Answers
from workshop.errors import Refused
from workshop.exercises.exercise import load_exercise
from workshop.exercises.ghost import ROOMS
from workshop.host.client import new_op
from workshop.pages.lesson.alone import Room
from workshop.pages.stage import Figures
from workshop.session import Phase

Own = tuple[str, Sequence[Mapping[str, str]]]
"""A question, and the learner's own items in the place of its, as the host takes them."""


class Way:
    """One department's way through a lesson; the learner may leave it and come back.

    Args:
        slug: the exercise's.
        department: hers.
        brought: what she has answered on another way; it answers a question when its round opens.
        others: the invented people beside her, one of `ROOMS`.
        own: a question about items of her own.

    Attributes:
        room: in which she answers.
        shown: what each round showed, by its id, in the order they were shown.
        hers: the same as the learner saw it, with her own answers.
        figures: those of each such round.
        own: the question that is asked about items of her own, and these.
    """

    def __init__(
        self,
        slug: str,
        department: str,
        brought: Answers | None = None,
        others: str = ROOMS[0],
        own: Own = ("", ()),
    ) -> None:
        self.room = Room(slug, department, others)
        self.shown: dict[str, FacilitatorLook] = {}
        self.hers: dict[str, PhoneLook] = {}
        self.figures: dict[str, Figures] = {}
        self._brought = dict(brought or {})
        self.own = own
        if own[1]:
            self.room.ask_about(*own)
        # An exercise of games alone asks nothing: they are played in cells of their own.
        if self.room.exercise.rounds:
            self._ask()

    def as_one_of(self, department: str) -> "Way":
        """Return her way as one of another department, at its beginning.

        It brings what is asked there in the same words: how a mirror asks depends on who looks.
        """
        asked = {q.id: q for round in self.room.exercise.rounds for q in round.questions}
        same = {id: value for id, value in self.room.mine().items() if not asked[id].view}
        return Way(self.room.exercise.slug, department, same, self.room.others, self.own)

    def beside(self, others: str) -> "Way":
        """Return her way beside other invented people, with all her answers and as far as now."""
        return self._anew(others, self.own)

    def about(self, question: str, items: Sequence[Mapping[str, str]]) -> "Way":
        """Return her way, as far as now, with her own items in the place of a question's.

        Raises:
            Refused: `own-late`, where she has answered it.
        """
        if question in {**self._brought, **self.room.mine()}:
            raise Refused("own-late")
        return self._anew(self.room.others, (question, items))

    def _anew(self, others: str, own: Own) -> "Way":
        brought = {**self._brought, **self.room.mine()}
        way = Way(self.room.exercise.slug, self.room.department, brought, others, own)
        for round in self.shown:
            way.press(round)
        return way

    def state(self, round: str) -> str:
        """Return where a round is: shown, open or later."""
        if round in self.shown:
            return "shown"
        if round == self.open:
            return "open"
        asked = {one.id for one in self.room.exercise.rounds}
        return "later" if round in asked else self._of_game(round, asked)

    def _of_game(self, round: str, asked: Collection[str]) -> str:
        """Return where a game is, which is played in a cell of its own and is shown to nobody."""
        every = [one.id for one in load_exercise(self.room.exercise.slug).rounds]
        at = every.index(round)
        if any(id in self.shown for id in every[at:]):
            return "shown"
        return "open" if all(id in self.shown for id in every[:at] if id in asked) else "later"

    @property
    def open(self) -> str:
        """The round whose questions are open; empty where none is."""
        session = self.room.look()["session"]
        return str(session["round"]) if session["phase"] == Phase.ASKING else ""

    def press(self, round: str) -> bool:
        """Show the room, keep what was shown, open the next round; whether that was possible."""
        if self.state(round) != "open":
            return False
        if self.room.exercise.round(round).reveals:
            self.room.advance("closed")
            self.room.release_texts()
            self.room.advance("revealed")
            self.room.begin_tables()
        self.shown[round] = self.room.look()
        self.hers[round] = self.room.hers()
        self.figures[round] = Figures()
        # Whoever is alone has nobody to talk with.
        self.room.advance("next")
        while self._is_talk_alone():
            self.room.advance("next")
        if self.room.look()["session"]["phase"] in (Phase.STORY, Phase.TALK):
            self._ask()
        elif self.open:
            self._answer()
        return True

    def _is_talk_alone(self) -> bool:
        """Whether nothing is asked in the round to which the room came."""
        here = self.room.look()["session"]
        if here["phase"] not in (Phase.STORY, Phase.TALK):
            return False
        return not self.room.exercise.round(here["round"]).questions

    def _ask(self) -> None:
        self.room.advance("asking")
        self._answer()

    def _answer(self) -> None:
        """Answer what opens now with what was brought."""
        for question in self.room.exercise.round(self.open).asked(self.room.department):
            if question.id in self._brought:
                with suppress(Refused):
                    self.room.answer(question.id, self._brought[question.id], new_op())
