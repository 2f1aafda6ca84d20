"""What a report is made of, ready to be written: nothing here counts or decides."""

from collections.abc import Sequence
from typing import NamedTuple

from workshop.contracts.figures import BarRow
from workshop.contracts.promises import PromiseLine
from workshop.sampling.claims import Claim


class Table(NamedTuple):
    """A table of texts; its number is that of the report."""

    number: str
    label: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


class Shown(NamedTuple):
    """A finding as the wall showed it.

    Attributes:
        id: unique in the report.
        title: the finding.
        told: what more there is to say.
        picture: SVG; empty where there is none.
        bars: the same as bars, for narrow places.
        chance: that what lies apart in the picture could be chance, where that is so.
        table: its numbers; None where it has none.
        said: where sides answered in public, their answers side by side, in the place of all else.
        certain: whether it names something that is no chance, or tells facts alone.
        stake: how much its exercise stakes on it.
    """

    id: str
    title: str
    told: str
    picture: str
    bars: Sequence[BarRow]
    chance: str
    table: Table | None
    said: Table | None
    certain: bool
    stake: float


class Quote(NamedTuple):
    """A text that was shown, and how many wrote the same."""

    text: str
    times: int


class Quotes(NamedTuple):
    """The texts that answer one question, or the rows of a table that the room wrote."""

    asked: str
    texts: Sequence[Quote]
    table: Table | None


class Part(NamedTuple):
    """A round of an exercise: its title, its findings, and what was written in it."""

    title: str
    shown: Sequence[Shown]
    quotes: Sequence[Quotes]


class Doubt(NamedTuple):
    """One of the sentences with which an exercise doubts itself."""

    title: str
    text: str


class Model(NamedTuple):
    """A model that an exercise showed: what it claims, where that fails, what it assumes."""

    title: str
    claims: Sequence[Claim]
    caution: str
    table: Table


class Minutes(NamedTuple):
    """Minutes of a part: None where nobody knows."""

    title: str
    planned: float | None
    used: float | None


class Chapter(NamedTuple):
    """An exercise.

    Attributes:
        id: its slug.
        number: its place in the report, from 1.
        title: its name.
        about: what it was about, in its own words.
        claim: what it claims; empty where it has no such words.
        parts: its rounds, as far as they were shown.
        tables: what the room filled in beside them.
        doubts: where its claim fails, and what to ask at work.
        models: those that it showed.
        minutes: planned and used.
    """

    id: str
    number: int
    title: str
    about: str
    claim: str
    parts: Sequence[Part]
    tables: Sequence[Table]
    doubts: Sequence[Doubt]
    models: Sequence[Model]
    minutes: Minutes

    @property
    def shown(self) -> list[Shown]:
        """All of its findings."""
        return [one for part in self.parts for one in part.shown]


class Side(NamedTuple):
    """Who signs: the department, and whether it has signed."""

    id: str
    name: str
    signed: bool


class Card(NamedTuple):
    """A promise to check off: how it is read, what it still lacks, and who signs it."""

    line: PromiseLine
    missing: str
    sides: Sequence[Side]


class Pile(NamedTuple):
    """Promises that are equally far: `id` says how far."""

    id: str
    title: str
    cards: Sequence[Card]


class Brief(NamedTuple):
    """What an exercise found, in its strongest sentences."""

    id: str
    title: str
    sentences: Sequence[str]


class Omitted(NamedTuple):
    """What is left out: a heading, and what it is."""

    title: str
    lines: Sequence[str]
