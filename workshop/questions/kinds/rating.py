"""Items are rated from 1 to 5, perhaps with "don't know"."""

from collections.abc import Collection, Iterator
from random import Random
from statistics import fmean

from workshop.content.tables import Table, meant
from workshop.content.texts import Texts, interface
from workshop.contracts.tallies import Value
from workshop.questions.coarse import inwards
from workshop.questions.kind import Kind
from workshop.questions.leaning import Leaning
from workshop.questions.question import DONT_KNOW, RATINGS, Question
from workshop.questions.scales import ENDS, has_own_ends, scale_word


class Rating(Kind):
    """A scale; its words stand in `data/ui` under `scales`."""

    KEYS = ("items", "scale", "dont_know", "again")
    BY_HEIGHT = True

    def options(self, table: Table) -> tuple[str, ...]:
        """Return the ratings, and "don't know" where the table allows it."""
        return (*RATINGS, DONT_KNOW) if table.flag("dont_know") else RATINGS

    def level(self, value: Value, items: Collection[str]) -> float | None:
        """Return the mean of somebody's ratings, without what she did not know."""
        given = [int(one) for item, one in value.items() if item in items and one != DONT_KNOW]
        return fmean(given) if given else None

    def height(self, part: Value) -> float | None:
        """Return the rating; None for "don't know"."""
        return None if part == DONT_KNOW else int(part)

    def may_move(self, question: Question, way: str, option: str) -> bool:
        """Return whether there is a rating above, or below."""
        scale = _scale(question)
        return option not in (DONT_KNOW, scale[-1] if way == "up" else scale[0])

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: items, a scale."""
        yield from super().lacks(question)
        scales = interface("en").table("scales")
        if not question.scale:
            yield "it needs a scale."
        elif question.scale not in scales:
            near = meant(question.scale, scales) or f"; there are: {', '.join(scales)}."
            yield f"there is no scale {question.scale!r}{near}"

    def words(self, question: Question) -> Iterator[str]:
        """Yield the ends of the scale too, where the question says them itself."""
        yield from super().words(question)
        yield from (f"scale.{end}" for end in ENDS if has_own_ends(question))

    def option_text(self, question: Question, option: str, words: Texts, ui: Texts) -> str:
        """Return the word of the scale."""
        return scale_word(question, option, words, ui)

    def answer(self, question: Question, leaning: Leaning, rng: Random) -> Value | None:
        """Rate as high as it is put, or say "don't know"."""
        lines = leaning.lines(question.items, rng)
        return {item: _rated(question, leaning, item, rng) for item in lines} or None

    def said(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return the rating as a number, as means are; "don't know" is a word."""
        return self.option_text(question, part, words, ui) if part == DONT_KNOW else str(part)

    def place(self, question: Question, item: str, part: Value) -> float | None:  # noqa: ARG002
        """Return where a rating stands between the lowest and the highest."""
        return None if part == DONT_KNOW else (int(part) - 1) / (len(RATINGS) - 1)

    def beside(self, question: Question, item: str, option: str) -> str:  # noqa: ARG002
        """Return the next rating towards the middle, which also stands beside "don't know"."""
        scale = _scale(question)
        return scale[len(scale) // 2] if option == DONT_KNOW else inwards(scale, option)


def _scale(question: Question) -> tuple[str, ...]:
    return tuple(option for option in question.options if option != DONT_KNOW)


def _rated(question: Question, leaning: Leaning, item: str, rng: Random) -> str:
    if DONT_KNOW in question.options and rng.random() < leaning.unsure:
        return DONT_KNOW
    return RATINGS[round(leaning.height(item, rng) * (len(RATINGS) - 1))]


KIND = Rating()
