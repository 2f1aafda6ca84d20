"""One reveal with its tallies and its words: all that a chart may know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workshop.charts.certainty import WHOLE, Certainty
from workshop.content.departments import ORDINARY, Names, called
from workshop.content.parameters import model_words
from workshop.content.texts import Texts
from workshop.contracts.tallies import Moves, Said
from workshop.exercises.exercise import Exercise, Reveal
from workshop.questions.kinds import kind_of
from workshop.questions.question import Question
from workshop.questions.scales import scale_word
from workshop.questions.tally import ALL

Cell = Mapping[str, Any]
Results = Mapping[str, Mapping[str, Any]]


def capital(text: str) -> str:
    """Return a text as a sentence begins."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class View:
    """What is revealed, and how to say it in one language.

    Attributes:
        reveal: which chart, and of which questions.
        exercise: holds the questions and their words.
        results: tallies by question id, runs by their own.
        departments: the session's departments.
        language: one of `LANGUAGES`.
        certain: how sure the chart must be of what it names.
        names: what departments call themselves.
    """

    reveal: Reveal
    exercise: Exercise
    results: Results
    departments: tuple[str, ...]
    language: str
    certain: Certainty = WHOLE
    names: Names = field(default_factory=dict)

    @property
    def id(self) -> str:
        """A name for the figure, unique in a session."""
        reveal = self.reveal
        named = (self.exercise.slug, reveal.chart, *reveal.questions, reveal.run)
        return "-".join(filter(None, named))

    @property
    def words(self) -> Texts:
        """The words of the exercise."""
        return self.exercise.texts(self.language)

    @property
    def ui(self) -> Texts:
        """The words of the interface."""
        return called(self.language, self.names)

    def questions(self) -> tuple[Question, ...]:
        """Return the reveal's questions."""
        return tuple(self.exercise.question(id) for id in self.reveal.questions)

    @property
    def run_state(self) -> str:
        """How far the reveal's run is: ready, pending or failed; empty where there is none."""
        return str(self._run.get("state", ""))

    @property
    def outcome(self) -> Mapping[str, Any] | None:
        """What the reveal's run gave; None until it is ready."""
        return self._run.get("outcome") if self.run_state == "ready" else None

    @property
    def played(self) -> Mapping[str, Any] | None:
        """What the facilitator let the model play last; None where it was nothing."""
        return self._run.get("played")

    @property
    def _run(self) -> Mapping[str, Any]:
        return self.results.get(self.reveal.run, {})

    def model(self, key: str, **values: object) -> str:
        """Return words of the model that the reveal's run computes."""
        run = self.exercise.run(self.reveal.run) if self.reveal.run else self.exercise.runs[0]
        return model_words(run.model, self.language)(key, **values)

    def mirror(self, view: str) -> Question | None:
        """Return the reveal's question that asks for this view of a mirror."""
        return next((q for q in self.questions() if q.view == view), None)

    def cell(self, question: Question | None, item: str, group: str = ALL) -> Cell | None:
        """Return a cell of a tally; None where it is too small to be shown."""
        if question is None:
            return None
        cells = self.results.get(question.id, {}).get("cells", {})
        found: Cell | None = cells.get(item, {}).get(group)
        return found if found and found["n"] else None

    def spread(self, question: Question | None, group: str = ALL) -> float | None:
        """Return how far people lie apart over all items of a question; None where not shown."""
        if question is None:
            return None
        found: Mapping[str, float] = self.results.get(question.id, {}).get("spread", {})
        return found.get(group)

    def proposal(self, question: Question) -> Mapping[str, int]:
        """Return what somebody of the side that was asked set; empty where none may be shown."""
        shown = self.results.get(question.id, {}).get("proposals", {})
        found: Mapping[str, int] = next(iter(shown.values()), {})
        return found

    def moved(self, question: Question) -> Mapping[str, Moves]:
        """Return who moved since the question that this one repeats, by item; empty if not told."""
        found: Mapping[str, Moves] = self.results.get(question.id, {}).get("moved", {})
        return found

    @property
    def teams(self) -> bool:
        """Whether the room is played as teams: what is shown is what sides said in public."""
        return any("said" in one or one.get("teams") for one in self.results.values())

    def uncounted(self) -> "View":
        """Return the view without counts and means: what sides said is no number of people."""
        none: dict[str, Any] = {"cells": {}, "spread": {}, "proposals": {}}
        kept = {id: {**one, **none} if "said" in one else one for id, one in self.results.items()}
        return replace(self, results=kept)

    def said(self, question: Question) -> Mapping[str, Sequence[Said]]:
        """Return what each table of each side answered; empty where people answer one by one."""
        found: Mapping[str, Sequence[Said]] = self.results.get(question.id, {}).get("said", {})
        return found

    def groups(self, question: Question, items: Sequence[str] | None = None) -> list[str]:
        """Return the departments that have a visible cell, in the session's order."""
        asked = question.items if items is None else items
        return [d for d in self.departments if any(self.cell(question, i, d) for i in asked)]

    def say(self, key: str, **values: object) -> str:
        """Return words of the charts; of teams, those that speak of them where there are some."""
        instead = f"charts.said.instead.{key}"
        if self.teams and self.ui.find(instead) is not None:
            return self.ui(instead, **values)
        return self.ui(f"charts.{key}", **values)

    def tell(self, key: str, **values: object) -> str:
        """Return words of the charts as a sentence, which starts with a capital."""
        text = self.say(key, **values)
        return capital(text)

    def count(self, key: str, n: int, **values: object) -> str:
        """Return the sentence at `key.one` or `key.other`, as `n` demands."""
        return self.tell(f"{key}.{'one' if n == 1 else 'other'}", n=n, **values)

    def number(self, value: float, digits: int = 1) -> str:
        """Write a number; what rounds to nothing has no sign."""
        return self.ui.number(round(value, digits) + 0.0, digits)

    def around(self, value: float, step: int = 10) -> str:
        """Write a number that is known roughly, rounded to a multiple of `step`."""
        return self.number(step * round(value / step), 0)

    def signed(self, value: float) -> str:
        """Write a difference with its sign."""
        return ("+" if round(value, 1) > 0 else "") + self.number(value)

    def percent(self, share: float) -> str:
        """Write a share as a percentage."""
        return self.ui.percent(share)

    def item(self, question: Question, item: str) -> str:
        """Return an item's words."""
        return self.words(f"questions.{question.words}.items.{item}")

    def brief(self, question: Question, item: str) -> str:
        """Return an item's short words, where a chart has no room for those of its card."""
        words = self.words
        return words.find(f"questions.{question.words}.short.{item}") or self.item(question, item)

    def quoted(self, question: Question, item: str) -> str:
        """Return an item's words for the middle of a sentence."""
        return self.item(question, item).rstrip(".")

    def option(self, question: Question, option: str) -> str:
        """Return the words of a bucket or of a choice, the short ones where it has some."""
        words, key = self.words, f"questions.{question.words}"
        short = words.find(f"{key}.short.{option}")
        return short or kind_of(question).option_text(question, option, words, self.ui)

    def scale(self, question: Question, name: str) -> str:
        """Return a word of a question's scale: of one of its options, or of its low or high end."""
        return scale_word(question, name, self.words, self.ui)

    def name(self, group: str) -> str:
        """Return a group's name as a label."""
        return self.say("room") if group == ALL else self.ui(f"departments.{group}")

    def inside(self, group: str) -> str:
        """Return a group's name as it stands inside a sentence."""
        return self.say("room_inside") if group == ALL else self.ui(f"departments_inside.{group}")

    def trade(self, function: str) -> str:
        """Return a trade inside a sentence: that of an invented firm, or one chosen on a card.

        A department of the room may have a name of its own, and these keep theirs.
        """
        return called(self.language, ORDINARY)(f"departments_inside.{function}")

    def listed(self, names: Sequence[str]) -> str:
        """Join names to one enumeration; a decimal comma is never mistaken for one of its own."""
        return self.ui.listed(names)

    def quotes(self, texts: Sequence[str]) -> str:
        """Join texts to one enumeration, each in quotes."""
        return self.listed([self.say("quoted", text=text) for text in texts])
