"""What a chart or a model takes of questions, said where it stands, so that content is checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop.questions.question import Question

_WORDS = {1: "one", 2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True)
class Takes:
    """What a chart or a model takes in one place, or in several that follow each other.

    Attributes:
        kinds: any of these kinds of question.
        least: how many such questions there must be.
        most: how many there may be; 0 for any number.
        items: the only items it knows; empty where it takes any.
        single: whether a question must have exactly one item.
        options: options that each question must have.
        among: the only options it knows; empty where it takes any.
        views: of a mirror, those that must be among the questions.
        alike: whether the questions must have the items and options of the first one.
        again: whether the second must repeat the first one, so that people can be followed.
        known: whether each of its items must be one of a question before it.
        key: whether each must say what is true of its items.
        truth: whether each must say which number is true of its items, or none may; None where
            both suit.
        asked: departments that must all be asked.
        department: whether each must be for one department alone.
        range: the lowest and highest number of each item.
        few: whether each must limit how many items are given points, or none may; None where
            both suit.
    """

    kinds: tuple[str, ...]
    least: int = 1
    most: int = 1
    items: tuple[str, ...] = ()
    single: bool = False
    options: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    alike: bool = False
    again: bool = False
    known: bool = False
    key: bool = False
    truth: bool | None = None
    asked: tuple[str, ...] = ()
    department: bool = False
    range: tuple[int, int] | None = None
    few: bool | None = None

    @property
    def told(self) -> str:
        """What it takes, in a few words: "two `sort` with options `sales`, `both`"."""
        what = f"{_count(self.least, self.most)} {' or '.join(f'`{kind}`' for kind in self.kinds)}"
        return ", ".join((what, *self._needs()))

    def _needs(self) -> Iterator[str]:
        needs = (
            (self.single, "one item each"),
            (self.items, f"items from {_code(self.items)}"),
            (self.options, f"with options {_code(self.options)}"),
            (self.among, f"options from {_code(self.among)}"),
            (self.views, f"views {_code(self.views)} among them"),
            (self.alike, "items and options alike"),
            (self.again, "the second `again` the first"),
            (self.known, "items from those before it"),
            (self.key, "with `key`"),
            (self.truth, "with `truth`"),
            (self.truth is False, "without `truth`"),
            (self.asked, f"asked of {_code(self.asked)}"),
            (self.department, "each `for` one department"),
            (self.range, f"range {list(self.range or ())}"),
            (self.few, "with `most`"),
            (self.few is False, "without `most`"),
        )
        yield from (said for wanted, said in needs if wanted)


def objections(takes: Sequence[Takes], questions: Sequence[Question]) -> Iterator[str]:
    """Yield a sentence for each question that does not fit, or one for a wrong number of them.

    Args:
        takes: what is taken, place by place.
        questions: what is given, in the same order.
    """
    least, most = sum(one.least for one in takes), _most(takes)
    if not least <= len(questions) <= most:
        wanted = "; ".join(one.told for one in takes) or "no questions"
        yield f"it takes {wanted.replace('`', '')}, and is given {len(questions)}"
        return
    for take, question in zip(_places(takes, len(questions)), questions, strict=False):
        yield from _objections(take, question, questions[0])
        yield from _unknown(take, question, questions)
    yield from _unseen(takes, questions)


def _places(takes: Sequence[Takes], many: int) -> list[Takes]:
    """Return what is taken in each of so many places; one that takes any number has the rest."""
    rest = many - sum(one.most for one in takes)
    return [one for one in takes for _ in range(one.most or rest)]


def _unknown(take: Takes, question: Question, questions: Sequence[Question]) -> Iterator[str]:
    before = questions[: list(questions).index(question)]
    there = {item for one in before for item in one.items}
    strange = [item for item in question.items if item not in there]
    if take.known and strange:
        yield f"{question.id!r} has {', '.join(strange)}, which no question before it has"


def _most(takes: Sequence[Takes]) -> float:
    return sum(one.most if one.most else float("inf") for one in takes)


def _objections(take: Takes, question: Question, first: Question) -> Iterator[str]:
    if question.kind not in take.kinds:
        suits = " or ".join(take.kinds)
        yield f"it takes {suits} here, and {question.id!r} is a {question.kind}"
        return
    for sentence in (*_misfits(take, question, first), *_repeats(take, question, first)):
        yield f"{question.id!r} {sentence}"


def _misfits(take: Takes, question: Question, first: Question) -> Iterator[str]:
    """Yield what a question of the right kind lacks or has too much of."""
    if take.single and len(question.items) != 1:
        yield f"must have one item, and has {len(question.items)}"
    if wrong := _beyond(question.items, take.items):
        yield f"has {wrong}; its items must be among {', '.join(take.items)}"
    if missing := [one for one in take.options if one not in question.options]:
        yield f"needs the options {', '.join(take.options)}; missing: {', '.join(missing)}"
    if wrong := _beyond(question.options, take.among):
        yield f"has {wrong}; its options must be among {', '.join(take.among)}"
    if take.alike and set(question.items) != set(first.items):
        yield f"must have the same items as {first.id!r}"
    elif take.alike and question.kind == first.kind and question.scale != first.scale:
        yield f"must have the same scale as {first.id!r}"
    if take.key and not question.key:
        yield "needs a key, which says what is true of each item"
    yield from _people(take, question)
    yield from _numbers(take, question)


def _repeats(take: Takes, question: Question, first: Question) -> Iterator[str]:
    """Yield where a repetition is shown as what it is not, or what is none as one."""
    if take.again and question is not first and question.again != first.id:
        yield f'must repeat {first.id!r}: write again = "{first.id}" there'
    elif question.again and (question is first or not take.again):
        what = f"repeats {question.again!r}, and of the second answers only who moved is told"
        yield f"{what}: show both in a reveal of their own, {question.again!r} first"


def _numbers(take: Takes, question: Question) -> Iterator[str]:
    if take.few and not question.most:
        yield "needs most = 3 or the like: what is shown of it is what somebody set"
    if take.few is False and question.most:
        yield "has most: its points have no mean, so leave most out or take another chart"
    if take.truth and not question.truths:
        yield "needs a truth, the number that is true of each item"
    if take.truth is False and question.truths:
        yield "has a truth: its ranges are counted as hits alone, so leave it out"
    if take.range and any(question.ranges.get(i) != take.range for i in question.items):
        yield f"needs the range {list(take.range)} for every item"


def _people(take: Takes, question: Question) -> Iterator[str]:
    if question.only_for and not {*take.asked} <= {*question.only_for}:
        yield f"must be asked of {' and '.join(take.asked)}"
    if take.department and len(question.only_for) != 1:
        yield 'must be for one department alone, such as for = ["sales"]'


def _beyond(given: Sequence[str], known: Sequence[str]) -> str:
    return ", ".join(one for one in given if known and one not in known)


def _unseen(takes: Sequence[Takes], questions: Sequence[Question]) -> Iterator[str]:
    given = {question.view for question in questions}
    missing = [view for one in takes for view in one.views if view not in given]
    if missing:
        names = ", ".join(f"…-{view}" for view in missing)
        yield f"it needs the views of a mirror that end in {names} among its questions"
    if len({question.words for question in questions if question.view}) > 1:
        yield "its questions must be views of one mirror"


def _count(least: int, most: int) -> str:
    if not least:
        return "perhaps one"
    first, last = (_WORDS.get(n, str(n)) for n in (least, most))
    return first if most == least else f"{first} to {last}" if most else f"{first} or more"


def _code(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
