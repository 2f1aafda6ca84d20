"""Self-study: the same exercise for one person, host and store in the notebook's own process.

A lesson is a session of the real rules, with an invented room in it: the learner answers first,
then the room is revealed, then the next round opens.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TypeVar

from workshop.content.texts import interface
from workshop.contracts.actions import Action
from workshop.contracts.bench import BenchPage
from workshop.contracts.lesson import Beat, OpeningBeat, PressBeat, ShownBeat, StoryBeat
from workshop.contracts.looks import FacilitatorLook
from workshop.contracts.parts import Option
from workshop.contracts.phone import AskBeat, WaitBeat
from workshop.errors import Refused
from workshop.host.callers import new_token
from workshop.host.client import new_op
from workshop.models import bench_of
from workshop.models.bench import Bench
from workshop.pages.counted import claims_beat, sensitivity_page
from workshop.pages.following.live import own_words
from workshop.pages.lesson.alone import DEPARTMENTS, Room
from workshop.pages.lesson.beats import opening_page, shown_page, story_page
from workshop.pages.lesson.opened import assumptions_page, quiz_page, tour_page
from workshop.pages.lesson.results import readable_results, result_page
from workshop.pages.parts import cards, department, languages, why
from workshop.pages.stage import Figures, outcome_of
from workshop.session import Phase
from workshop.widgets.bench import Bench as BenchWidget
from workshop.widgets.card import Card
from workshop.widgets.lesson import Lesson
from workshop.widgets.quiz import Quiz
from workshop.widgets.switch import Switch
from workshop.widgets.view import View

Shown = TypeVar("Shown", bound=View)

_IN_VOILA = "VOILA_KERNEL_ID"
"""Voilà, and nobody else, tells a kernel its name by this variable."""


def begin(slug: str) -> "Study":
    """Return a lesson on one exercise.

    Raises:
        ContentError: there is no such exercise.
    """
    return Study(slug)


class Study:
    """A lesson: each method returns one beat, to be the last line of a cell."""

    def __init__(self, slug: str) -> None:
        self.language = own_words().language
        self._slug = slug
        self._drawn: list[Callable[[], None]] = []
        self._picked: dict[str, str] = {}
        self._bench: Bench | None = None
        readable_results(lambda: self.language)
        self._begin("sales")

    def _begin(self, department: str) -> None:
        self.room = Room(self._slug, department)
        self._seat = new_token()[:12]
        self._shown: dict[str, FacilitatorLook] = {}
        self._figures: dict[str, Figures] = {}
        self.room.advance("asking")

    def opening(self) -> Lesson:
        """Return the title, and what awaits the learner."""
        return self._keep(Lesson(), self._opening_page)

    def settings(self) -> Switch:
        """Return the switch between the languages; it begins in the browser's."""
        return self._switch(
            "study.language", lambda: self.language, languages, self._speak, spoken=True
        )

    def department(self) -> Switch:
        """Return the switch between the departments; another one begins the lesson anew."""
        return self._switch(
            "join.department", lambda: self.room.department, self._departments, self._move
        )

    def story(self, round: str) -> Lesson:
        """Return a round's scene."""
        lesson = Lesson()
        return self._keep(lesson, lambda: self._story_page(round))

    def ask(self, round: str) -> Card:
        """Return a round's questions; they open when the round before has been shown."""
        card = Card()
        card.on_action(lambda action: self._act(card, action))
        return self._keep(card, lambda: self._ask_page(round))

    def reveal(self, round: str) -> Lesson:
        """Return the button that shows the room, and then what the room said."""
        lesson = Lesson()
        lesson.on_action(lambda _: self._press(round))
        return self._keep(lesson, lambda: self._reveal_page(round))

    def bench(self) -> BenchWidget:
        """Return the bench on which the exercise's model is played."""
        self._bench, widget = self._bench or bench_of(self._model), BenchWidget()
        widget.on_action(lambda action: self._set(widget, action))
        return self._keep(widget, self._bench_page)

    def tell(self, part: str, only_in_lab: bool = False) -> Lesson | None:
        """Return a few words about the exercise's model, by their name in `data/models`.

        Args:
            part: their name.
            only_in_lab: they speak of cells, of which nobody sees any in Voilà.
        """
        if only_in_lab and _IN_VOILA in os.environ:
            return None
        return self._keep(Lesson(), lambda: tour_page(self._model, part, self.language))

    def result(self, part: str, outcome: object) -> Lesson:
        """Return what was played, with the words of that name in `data/models`."""
        return self._keep(Lesson(), lambda: result_page(self._model, part, outcome, self.language))

    def assumptions(self) -> Lesson:
        """Return the table of what the exercise's model assumes, and why."""
        return self._keep(Lesson(), lambda: assumptions_page(self._model, self.language))

    def claims(self) -> Lesson:
        """Return what is claimed of the exercise's model, and in how many worlds it holds."""
        return self._keep(Lesson(), lambda: claims_beat(self._model, self.language))

    def sensitivity(self, *answers: str) -> Lesson:
        """Return what moves these answers of the exercise's model; without a name, all."""
        return self._keep(Lesson(), lambda: sensitivity_page(self._model, self.language, answers))

    def check(self) -> Quiz:
        """Return the questions at the end, each answer explained."""
        quiz = Quiz()
        quiz.on_action(self._pick)
        return self._keep(quiz, lambda: quiz_page(self.room.exercise, self._picked, self.language))

    # -- what people do ------------------------------------------------------------------

    def _act(self, card: Card, action: Action) -> None:
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

    def _set(self, widget: BenchWidget, action: Action) -> None:
        if self._bench is None:
            return
        if action["op"] == "preset":
            self._bench.preset(str(action.get("preset")))
            self._redraw()
        elif action["op"] == "load" and isinstance(data := action.get("data"), bytes):
            self._bench.load(data)
            self._redraw()
        elif action["op"] == "forget":
            self._bench.forget()
            self._redraw()
        elif action["op"] == "try":
            with suppress(ValueError):  # what is set half way cannot be played yet
                self._bench.take(action)
                widget.reply(**self._bench.tried(self.language))

    def _compare(self, look: FacilitatorLook) -> None:
        """Let the bench compare with the room from now on."""
        found = outcome_of(look)
        if found and self._bench:
            before, self._bench = self._bench, bench_of(*found, self._bench.number + 1)
            self._bench.follow(before)

    def _pick(self, action: Action) -> None:
        question, option = action.get("question"), action.get("option")
        known = {check.id: check.options for check in self.room.exercise.checks}
        if isinstance(question, str) and option in known.get(question, ()):
            self._picked[question] = str(option)
            self._redraw()

    def _press(self, round: str) -> None:
        """Show the room, keep what was shown, and open the next round."""
        if self._state(round) != "open":
            return
        self.room.advance("closed")
        self.room.release_texts()
        self.room.advance("revealed")
        self._shown[round] = self.room.look()
        self._figures[round] = Figures()
        self._compare(self._shown[round])
        self.room.advance("next")
        if self._phase() == Phase.STORY:
            self.room.advance("asking")
        self._redraw()

    def _speak(self, language: str) -> None:
        self.language = interface(language).language
        self._redraw()

    def _move(self, department: str) -> None:
        if department in DEPARTMENTS and department != self.room.department:
            self._begin(department)
            self._redraw()

    @property
    def _model(self) -> str:
        return self.room.exercise.runs[0].model

    # -- what is shown -------------------------------------------------------------------

    def _phase(self) -> str:
        return str(self.room.look()["session"]["phase"])

    def _state(self, round: str) -> str:
        """Return where a round is: shown, open or later."""
        if round in self._shown:
            return "shown"
        session = self.room.look()["session"]
        here = session["round"] == round and session["phase"] == Phase.ASKING
        return "open" if here else "later"

    def _keep(self, widget: Shown, page: Callable[[], Mapping[str, object]]) -> Shown:
        """Draw a widget now and whenever something it shows has changed."""

        def draw() -> None:
            widget.page = {**page(), "language": self.language}

        self._drawn.append(draw)
        draw()
        return widget

    def _redraw(self) -> None:
        for draw in self._drawn:
            draw()

    def _switch(
        self,
        label: str,
        value: Callable[[], str],
        options: Callable[[], list[Option]],
        picked: Callable[[str], None],
        *,
        spoken: bool = False,
    ) -> Switch:
        switch = Switch()
        switch.on_action(lambda action: picked(str(action.get("value"))))
        return self._keep(
            switch,
            lambda: {
                "label": interface(self.language)(label),
                "value": value(),
                "options": options(),
                "spoken": spoken,
            },
        )

    def _departments(self) -> list[Option]:
        ui = interface(self.language)
        return [department(id, ui) for id in DEPARTMENTS]

    def _opening_page(self) -> OpeningBeat:
        return opening_page(self.room.exercise, self.language)

    def _story_page(self, round: str) -> StoryBeat:
        return story_page(self.room.exercise, round, self._state, self.language)

    def _ask_page(self, round: str) -> AskBeat | WaitBeat:
        ui = interface(self.language)
        state = self._state(round)
        if state == "later":
            return {"phase": "story", "lead": ui("study.later"), "words": ui.table("card")}
        if state == "shown":
            return {"phase": "story", "lead": ui("study.answered"), "words": ui.table("card")}
        exercise = self.room.exercise
        answers, mine = self.room.mine(), self.room.department
        return {
            "phase": "asking",
            "seat": f"study-{self._seat}",
            "cards": cards(
                exercise, exercise.round(round), mine, DEPARTMENTS, self.language, answers
            ),
            "words": ui.table("card") | {"done_lead": ui("study.done_lead")},
        }

    def _reveal_page(self, round: str) -> Beat | PressBeat | ShownBeat:
        ui = interface(self.language)
        state = self._state(round)
        if state == "later":
            return {}
        if state == "open":
            lead, go = ui("study.reveal_lead"), ui("study.reveal")
            return {"beat": ui("study.room"), "lead": lead, "button": go}
        return shown_page(self._shown[round], self._figures[round], self.language)

    def _bench_page(self) -> Beat | BenchPage:
        return self._bench.page(self.language) if self._bench else {}
