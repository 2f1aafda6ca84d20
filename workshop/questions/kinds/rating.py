"""Items are rated from 1 to 5, perhaps with "don't know"."""

from collections.abc import Collection, Iterator
from statistics import fmean

from workshop.content.tables import Table, meant
from workshop.content.texts import Texts, interface
from workshop.contracts.tallies import Value
from workshop.questions.coarse import inwards
from workshop.questions.kind import Kind
from workshop.questions.question import DONT_KNOW, RATINGS, Question

MIDDLE = RATINGS[len(RATINGS) // 2]


class Rating(Kind):
    """A scale; its words stand in `data/ui` under `scales`."""

    KEYS = ("items", "scale", "dont_know")

    def options(self, table: Table) -> tuple[str, ...]:
        """Return the ratings, and "don't know" where the table allows it."""
        return (*RATINGS, DONT_KNOW) if table.flag("dont_know") else RATINGS

    def level(self, value: Value, items: Collection[str]) -> float | None:
        """Return the mean of somebody's ratings, without what she did not know."""
        given = [int(one) for item, one in value.items() if item in items and one != DONT_KNOW]
        return fmean(given) if given else None

    def lacks(self, question: Question) -> Iterator[str]:
        """Yield what is missing: items, a scale."""
        yield from super().lacks(question)
        scales = interface("en").table("scales")
        if not question.scale:
            yield "it needs a scale."
        elif question.scale not in scales:
            near = meant(question.scale, scales) or f"; there are: {', '.join(scales)}."
            yield f"there is no scale {question.scale!r}{near}"

    def option_text(self, question: Question, option: str, words: Texts, ui: Texts) -> str:  # noqa: ARG002
        """Return the word of the scale."""
        return ui(f"scales.{question.scale}.{option}")

    def place(self, question: Question, item: str, part: Value) -> float | None:  # noqa: ARG002
        """Return where a rating stands between 1 and 5; not knowing stands nowhere."""
        return None if part == DONT_KNOW else (int(part) - 1) / (len(RATINGS) - 1)

    def written(self, question: Question, item: str, part: Value, words: Texts, ui: Texts) -> str:
        """Return the number, or that somebody does not know."""
        if part != DONT_KNOW:
            return str(part)
        return super().written(question, item, part, words, ui)

    def beside(self, question: Question, item: str, option: str) -> str:  # noqa: ARG002
        """Return the next rating towards the middle, which also stands beside "don't know"."""
        return MIDDLE if option == DONT_KNOW else inwards(RATINGS, option)


KIND = Rating()
