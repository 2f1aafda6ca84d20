"""What a reveal found: said once, told as figure, light bars, table, sentence and data frame.

A chart is a function of a view with one line above it that says what it suits:

    @chart(Takes(("choice",)), holds={"favourite": ("option",)})
    def favourite(view: View) -> Finding[Taken]: ...

Its name is the function's; exercises use it by that name. What it takes is checked before anybody
is asked: a chart that needs two questions, a key or certain options says so there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from workshop.charts.own import Mine
from workshop.charts.view import View
from workshop.contracts.figures import BarRow, Bars, Figure
from workshop.contracts.figures import Part as Stretch
from workshop.contracts.figures import Row as Datum
from workshop.questions.taking import Takes

if TYPE_CHECKING:
    import pandas

R = TypeVar("R")
S = TypeVar("S")
Data = list[Datum]
Holds = Mapping[str, Mapping[str, str]]
"""Conditions of debrief questions, with the values of their placeholders."""
About = Mapping[str, Mapping[str, str]]
"""By condition the things for which it holds: the id of each, and its words."""

NONE = "–"
"""What stands in a table where there is nothing."""


class Column(NamedTuple, Generic[R]):
    """A column of the table: its head, and how it writes a row."""

    head: str
    write: Callable[[R], str]


class Part(NamedTuple):
    """A stretch of a bar: what it is, its length in [0, 1], its number in words, its tone."""

    label: str
    share: float
    text: str
    tone: str


class Bar(NamedTuple):
    """A light bar; several bars of one label stand under it.

    `own` says whose own answer stands on it, on her phone alone (`own.py`).
    `words` says that it has no length: only its words are shown.
    """

    label: str
    parts: Sequence[Part]
    note: str = ""
    own: Sequence[Mine] = ()
    words: bool = False


class Picture(NamedTuple):
    """Layers in the order they are painted, their data by name, and the height in pixels.

    `resolve` says which axes or scales each layer has for itself, in Vega-Lite's words.
    """

    layers: Sequence[Any]
    data: Mapping[str, Data]
    height: int | dict[str, Any]
    resolve: Mapping[str, Mapping[str, str]] = {}


@dataclass(frozen=True)
class Finding(Generic[R]):
    """What a reveal found.

    Attributes:
        title: the finding, in one sentence.
        rows: what was observed, one frozen tuple for each thing.
        told: what more there is to say; empty sentences are left out.
        columns: the table, one line for each row.
        bars: the rows as light bars.
        picture: called only where there is room for one: it loads the drawing library.
        brief: what is said beside the bars, where that is not `told`.
        holds: the debrief's conditions that hold.
        about: of which things some of them hold, for what hangs on one of them alone.
        words: the key of the chart's words, where that is not the chart's name.
        names: what its words name as larger, first, moved or apart; empty where they name nothing.
        chance: whether the picture shows more than may be said, and is marked so.
        own: whose own answers belong beside all of the bars, and on none of them.
    """

    title: str
    rows: Sequence[R] = ()
    told: Sequence[str] = ()
    columns: Sequence[Column[R]] = ()
    bars: Iterable[Bar] = ()
    picture: Callable[[], Picture] | None = None
    brief: Sequence[str] | None = None
    holds: Holds = field(default_factory=dict)
    words: str = ""
    names: Sequence[str] = ()
    chance: bool = False
    own: Sequence[Mine] = ()
    about: About = field(default_factory=dict)

    def frame(self) -> pandas.DataFrame:
        """Return the rows as a data frame, one column for each field of a row."""
        import pandas

        return pandas.DataFrame(list(self.rows))


def nothing(view: View, key: str = "nothing", **words: str) -> Finding[Any]:
    """Return the finding that says why there is nothing to see."""
    return Finding(view.tell(key, **words))


def no_run(view: View) -> Finding[Any]:
    """Return the finding that says why there is no outcome of a run to see."""
    return nothing(view, "calculating" if view.run_state == "pending" else "not_calculated")


def columns(view: View, **written: Callable[[Any], str]) -> list[Column[Any]]:
    """Return columns whose heads are words of all charts, such as `answers`."""
    return [Column(view.say(f"column.{name}"), write) for name, write in written.items()]


def each(names: Iterable[tuple[str, S]], write: Callable[[S, Any], str]) -> list[Column[Any]]:
    """Return a column for each of some things: its head, and what writes a row for it."""
    return [Column(head, partial(write, thing)) for head, thing in names]


# What is derived from a finding.


def figure(view: View, found: Finding[R]) -> Figure:
    """Return the finding of a reveal as a figure."""
    label = view.say(f"{found.words or view.reveal.chart}.table")
    return assembled(view.id, label, found, _chance(view, found))


def _chance(view: View, found: Finding[Any]) -> str:
    return view.tell("chance") if found.chance else ""


def assembled(id: str, label: str, found: Finding[R], chance: str = "") -> Figure:
    """Return a finding as a figure.

    Args:
        id: of the figure, unique on its page.
        label: what its table is called.
        found: the finding.
        chance: the words for what could be chance; empty where nothing could.
    """
    spec, data = _drawn(found.picture) if found.picture else (None, {})
    lines = [[column.write(row) for column in found.columns] for row in found.rows]
    made: Figure = {
        "id": id,
        "title": found.title,
        "sentence": sentence(found.title, found.told),
        "table": {"columns": [column.head for column in found.columns], "rows": lines},
        "table_label": label,
        "spec": spec,
        "data": data,
        "light": light(id, found, chance),
    }
    return made | {"chance": chance} if chance else made


def light(id: str, found: Finding[R], chance: str = "") -> Bars:
    """Return a finding as bars, for places too narrow for a picture."""
    said = found.told if found.brief is None else found.brief
    rows = [_row(bar) for bar in found.bars]
    sentences = sentence(found.title, said)
    made: Bars = {"id": id, "title": found.title, "sentence": sentences, "rows": rows}
    return made | {"chance": chance} if chance and rows else made


def bars(view: View, found: Finding[R]) -> Bars:
    """Return the finding of a reveal as bars."""
    return light(view.id, found, _chance(view, found))


def sentence(title: str, told: Sequence[str]) -> str:
    """Return a finding and what more there is to say, as sentences."""
    stop = "" if title.endswith((".", "!", "?")) else "."
    return " ".join((title + stop, *(one for one in told if one)))


def _row(bar: Bar) -> BarRow:
    made: BarRow = {"label": bar.label, "parts": [_stretch(part) for part in bar.parts]}
    made |= {"words": True} if bar.words else {}
    return made | {"note": bar.note} if bar.note else made


def _stretch(part: Part) -> Stretch:
    share = round(min(max(part.share, 0), 1), 4)
    return {"label": part.label, "share": share, "text": part.text, "tone": part.tone}


def _drawn(paint: Callable[[], Picture]) -> tuple[dict[str, Any], dict[str, Data]]:
    from workshop.charts import theme

    with theme.unchecked():
        picture = paint()
        chart = theme.altair().layer(*picture.layers)
        if picture.resolve:
            chart = chart.properties(resolve=dict(picture.resolve))
        return theme.finished(chart, picture.height), dict(picture.data)


# How a chart is found.


@dataclass(frozen=True)
class Chart:
    """A chart and what it suits.

    Attributes:
        name: how a reveal names it.
        find: what it found in a view.
        light: what it found for places that have bars only, where that is another finding.
        takes: the questions it takes, in their order; empty where it takes none.
        model: whose outcome it shows; empty where it shows none.
        plays: whether it shows what the facilitator let the model play.
        games: how many games that a room played in firms its run must tell of; 0 where it is about
            no such games. Without a model it shows those of any.
        holds: the conditions it may set for the debrief, with their placeholders.
        of: those of them of which it says for which question, item or option they hold.
        stake: its part of what its exercise may wrongly name; 0 where it names nothing.
        mine: what somebody's own answers to its questions are called, in their order, by the words
            of `here` in `data/ui`; the last one is that of all that follow, none is `you`.
        fills: whether it shows the table that the facilitator fills in, which the reveal declares.
        teams: what it found where each side answers on one phone; the answers themselves where
            it takes questions and says nothing else.
        swaps: whether it shows a timetable, of which the reveal says what it is made of.
    """

    name: str
    find: Callable[[View], Finding[Any]]
    light: Callable[[View], Finding[Any]]
    takes: tuple[Takes, ...] = ()
    model: str = ""
    plays: bool = False
    holds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stake: float = 0
    mine: tuple[str, ...] = ()
    teams: Callable[[View], Finding[Any]] | None = None
    of: tuple[str, ...] = ()
    fills: bool = False
    games: int = 0
    swaps: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of question it takes."""
        return tuple(dict.fromkeys(kind for one in self.takes for kind in one.kinds))


FOUND: dict[str, Chart] = {}
"""Every chart that has been read, by name."""

F = TypeVar("F", bound=Callable[[View], Finding[Any]])


def chart(
    *takes: Takes,
    kinds: tuple[str, ...] = (),
    model: str = "",
    plays: bool = False,
    holds: Mapping[str, tuple[str, ...]] | None = None,
    light: Callable[[View], Finding[Any]] | None = None,
    stake: float = 0,
    mine: tuple[str, ...] = (),
    teams: Callable[[View], Finding[Any]] | None = None,
    of: tuple[str, ...] = (),
    fills: bool = False,
    games: int = 0,
    swaps: bool = False,
) -> Callable[[F], F]:
    """Make a chart of a function; the arguments are the attributes of `Chart`.

    `kinds` alone says that it takes one question of any of these kinds.
    """
    wanted = (*takes, Takes(kinds)) if kinds else takes

    def read(find: F) -> F:
        name, held = find.__name__, dict(holds or {})
        FOUND[name] = Chart(
            name,
            find,
            light or find,
            wanted,
            model,
            plays,
            held,
            stake,
            mine,
            teams,
            of,
            fills,
            games,
            swaps,
        )
        return find

    return read
