"""Self-study: the same exercise for one person, host and store in the notebook's own process.

A lesson is a session of the real rules, with an invented room in it: the learner answers first,
then the room is revealed, then the next round opens.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from IPython import get_ipython

from workshop.content.texts import interface
from workshop.contracts.actions import Action
from workshop.errors import Refused
from workshop.exercises.exercise import Exercise
from workshop.exercises.ghost import rooms_of
from workshop.host.client import new_op
from workshop.pages.following.live import own_words
from workshop.pages.lesson import naming
from workshop.pages.lesson.alone import DEPARTMENTS, Room
from workshop.pages.lesson.asking import (
    ask_page,
    department_page,
    language_page,
    others_page,
    reveal_page,
)
from workshop.pages.lesson.beats import opening_page, story_page
from workshop.pages.lesson.came import Came
from workshop.pages.lesson.doubt import doubt_page
from workshop.pages.lesson.drawing import Drawing, in_voila
from workshop.pages.lesson.modelled import Modelled
from workshop.pages.lesson.opened import quiz_page
from workshop.pages.lesson.owning import Owning
from workshop.pages.lesson.recorded import Recorded
from workshop.pages.lesson.results import readable_results
from workshop.pages.lesson.trying import Trying
from workshop.pages.lesson.way import Way
from workshop.pages.paper.asked import answers, asked
from workshop.pages.parts import why
from workshop.pages.play import Play
from workshop.questions.question import Question
from workshop.widgets.card import Card
from workshop.widgets.lesson import Lesson
from workshop.widgets.quiz import Quiz
from workshop.widgets.switch import Switch

_begun: "dict[str, Study]" = {}
"""The lessons of this kernel, by exercise."""


def begin(slug: str, room: str = "", *, language: str = "", department: str = "") -> "Study":
    """Return a lesson on one exercise.

    In a notebook, a cell that begins a lesson once more goes on with the one that its kernel has:
    otherwise the cells that were not run again would belong to another lesson than the others.

    Args:
        slug: the exercise's.
        room: the invented people with whom the learner is compared, `ghost-room` or `other-room`;
            without one the first, or those that she is with already.
        language: the lesson's, `en` or `nb`; without one her browser's, or her machine's.
        department: the learner's, such as `marketing`; without one the first, or what she chose.

    Raises:
        ContentError: there is no such exercise, and the sentence names those that there are; or it
            cannot be read.
        Misnamed: there is no such room, language or department.
    """
    exercise = naming.exercise_of(slug)
    naming.others_in(exercise, room)
    wishes = Wishes(
        language and naming.language_in(language),
        department and naming.department_in(department),
    )
    in_notebook = getattr(get_ipython(), "kernel", None) is not None
    lesson = _begun.get(slug) if in_notebook else None
    lesson = lesson or Study(exercise)
    if in_notebook:
        _begun[slug] = lesson
    lesson.begin_as(wishes)
    if room:
        lesson.wish(room)
    return lesson


class Wishes(NamedTuple):
    """What a notebook wishes for in the learner's place, each empty where it leaves it to her."""

    language: str = ""
    department: str = ""


class Study(Modelled, Recorded):
    """A lesson: each method returns one beat, to be the last line of a cell.

    A method that is asked for something that there is not raises `Misnamed`, whose sentence names
    what there is, and leaves the lesson as it was: the cell can be mended and run again.
    """

    def __init__(self, exercise: Exercise) -> None:
        self.language = own_words().language
        self.exercise = exercise
        self._drawing = Drawing(lambda: self.language)
        self._picked: dict[str, str] = {}
        self._trying: Trying | None = None
        self._plays: list[Play] = []
        self._sliders = []
        self._owning = Owning()
        self._came, self._openings = Came(exercise.slug), list[Lesson]()
        self._way = Way(exercise.slug, DEPARTMENTS[0], others=naming.others_in(exercise, ""))
        self._ways = {DEPARTMENTS[0]: self._way}
        self._before = self._others_before = self._wished = ""
        self._wishes = Wishes()
        readable_results(lambda: self.language)

    def __repr__(self) -> str:
        where = f"{self.room.department} beside the {self.room.others}"
        return f"Study({self.exercise.slug}, {self.language}, {where})"

    @property
    def room(self) -> Room:
        """The room in which the learner answers."""
        return self._way.room

    @property
    def in_lab(self) -> bool:
        """Whether cells are seen, so that something of one's own may stand in them."""
        return not in_voila()

    def opening(self) -> Lesson:
        """Return the title, and what awaits the learner."""
        made = self._drawing.keep(
            Lesson, lambda: opening_page(self.exercise, self._came.told(), self.language)
        )
        self._openings.append(made)
        return made

    def settings(self) -> Switch:
        """Return the switch between the languages; it begins in the browser's."""
        return self._drawing.keep(
            Switch,
            lambda: language_page(self.language, self._language_kept()),
            lambda _, action: self._speak(action),
        )

    def department(self) -> Switch:
        """Return the switch between the departments; each keeps what was answered for it."""
        return self._drawing.keep(
            Switch,
            lambda: department_page(
                self.exercise.slug,
                self.room.department,
                self._before,
                self.language,
                self._wishes.department,
            ),
            lambda _, action: self._move(action.get("value")),
        )

    def others(self) -> Switch:
        """Return the switch between the invented rooms; her answers are the same in each."""
        return self._drawing.keep(
            Switch,
            lambda: others_page(
                self.exercise.slug, self.room, self._wished, self._others_before, self.language
            ),
            lambda _, action: self._compare(action.get("value")),
        )

    def wish(self, room: str) -> None:
        """Compare with these invented people from now on; raises `Misnamed`."""
        self._wished = naming.others_in(self.exercise, room)
        self._compare(self._wished)

    def begin_as(self, wishes: Wishes) -> None:
        """Go on in this language and as one of this department; empty ones change nothing."""
        self._wishes = wishes
        if wishes.department and wishes.department != self.room.department:
            self._move(wishes.department)
            self._before = ""
        if wishes.language and wishes.language != self.language:
            self._speak({"op": "pick", "value": wishes.language})

    def _language_kept(self) -> str:
        """Return by what name a tab keeps her language, where the notebook wishes for one."""
        wished = self._wishes.language
        return f"study-{self.exercise.slug}-language-{wished}" if wished else ""

    def story(self, round: str = "") -> Lesson:
        """Return a round's scene."""
        id = naming.round_of(self.exercise, round)
        return self._drawing.keep(
            Lesson, lambda: story_page(self.exercise, id, self._way.state, self.language)
        )

    def ask(self, round: str = "") -> Card:
        """Return a round's questions; they open when the round before has been shown.

        The rounds of a game ask nothing of somebody alone: there is `play`.
        """
        id = naming.round_of(self.room.exercise, round)
        card = self._drawing.keep(
            Card,
            lambda: ask_page(self._way, id, self.language),
            self._answer,
            lambda: asked(self._way, id, self.language),
        )
        self._note(card, id)
        card.observe(lambda _: self._note(card, id), names="page")
        return card

    def reveal(self, round: str = "") -> Lesson:
        """Return the button that shows the room, and then what the room said."""
        id = naming.round_of(self.room.exercise, round)
        return self._drawing.keep(
            Lesson,
            lambda: reveal_page(self._way, id, self.language),
            lambda *_: self._press(id),
        )

    def check(self) -> Quiz:
        """Return the questions at the end, each answer explained; none where there are none."""
        return self._drawing.keep(
            Quiz,
            lambda: quiz_page(self.exercise, self._picked, self.language),
            lambda _, action: self._pick(action),
        )

    def leads(self) -> Lesson:
        """Return the way to bring leads of one's own, in the place of the exercise's."""
        question = naming.own_in(self.exercise)
        return self._drawing.keep(
            Lesson,
            lambda: self._owning.page(self._way, self.exercise, question, self.language),
            lambda _, action: self._own(action, question),
        )

    def doubt(self) -> Lesson:
        """Return where what the lesson claims does not hold, and a question to take along."""
        return self._drawing.keep(Lesson, lambda: doubt_page(self.exercise, self.language))

    # -- what people do ------------------------------------------------------------------

    def _answer(self, card: Card, action: Action) -> None:
        if action["op"] != "answer":
            return
        question = str(action.get("question", "")).partition("/")[2]
        op = str(action.get("id", ""))
        try:
            kept = self.room.answer(question, action.get("value"), op or new_op())
        except Refused as refusal:
            card.reply(op="refused", id=op, message=why(refusal, self.language))
            return
        card.reply(op="saved", id=op, **kept)
        self._drawing.remember(card)
        self._come()

    def _note(self, card: Card, round: str) -> None:
        """Let a card's value be what was answered on it, whoever looks."""
        card.value = answers(self._way, round)

    def _own(self, action: Action, question: Question) -> None:
        """Read a file of own items, and ask about them where they are right."""
        way = self._owning.act(self._way, action, question, self.language)
        if way is not self._way:
            for department, other in self._ways.items():
                with suppress(Refused):  # what she has answered as one of another one stays
                    self._ways[department] = other.about(*way.own)
        self._way = self._ways[way.room.department] = way
        self._seen()

    def _pick(self, action: Action) -> None:
        question, option = action.get("question"), action.get("option")
        known = {check.id: check.options for check in self.exercise.checks}
        if isinstance(question, str) and option in known.get(question, ()):
            self._picked[question] = str(option)
            self._drawing.again()

    def _press(self, round: str) -> None:
        """Show the room, and open the next round."""
        if self._way.press(round):
            self._came.add([round])
            self._seen()

    def _come(self, rounds: Iterable[str] = ()) -> None:
        """Keep how far she came; where her browser does that, its opening tells it."""
        if self._came.add(rounds):
            self._drawing.again_of(self._openings)

    def _speak(self, action: Action) -> None:
        self.language = interface(str(action.get("value"))).language
        for one in self._plays:
            one.speak(self.language)
        self._name_sliders()
        self._draw_played()
        self._drawing.again()

    def _move(self, department: object) -> None:
        """Go on as the other department; coming back, everything is as it was left."""
        mine = self.room.department
        if department not in DEPARTMENTS or department == mine:
            return
        wanted = str(department)
        if wanted not in self._ways:
            self._ways[wanted] = self._way.as_one_of(wanted)
        self._way, self._before = self._beside(self._ways[wanted], self.room.others), mine
        self._seen()

    def _compare(self, others: object) -> None:
        """Show what other invented people answered; what she did herself stays."""
        before = self.room.others
        if others not in rooms_of(self.exercise.slug) or others == before:
            return
        self._way, self._others_before = self._beside(self._way, str(others)), before
        self._seen()

    def _beside(self, way: Way, others: str) -> Way:
        """Return a way beside these people; it takes the place of the same one beside others."""
        if way.room.others != others:
            way = self._ways[way.room.department] = way.beside(others)
        return way

    def _seen(self) -> None:
        """Draw everything anew, the bench beside what this room has shown."""
        if self._trying is not None:
            self._trying.compare(self._way.shown.values())
        self._drawing.again()
