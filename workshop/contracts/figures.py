"""A finding as pages and their front end get it: JSON, the same names in Python and JavaScript."""

from typing import Any, NotRequired, TypedDict

Row = dict[str, Any]
"""One row of a data set, its fields as the picture names them."""


class Part(TypedDict):
    """A stretch of a light bar.

    Attributes:
        label: what it is.
        share: its length in [0, 1] of the bar's.
        text: its number in words.
        tone: the name of its colour.
    """

    label: str
    share: float
    text: str
    tone: str


class BarRow(TypedDict):
    """A light bar; several of one label stand under it.

    Attributes:
        label: what it is about.
        parts: its stretches.
        note: what is said below it.
        words: that it has no length, only words.
    """

    label: str
    parts: list[Part]
    note: NotRequired[str]
    words: NotRequired[bool]


class Bars(TypedDict):
    """A finding as bars, for phones and narrow places: they need no drawing library.

    `chance` says that what lies apart in them could be chance, where that is so.
    """

    id: str
    title: str
    sentence: str
    rows: list[BarRow]
    chance: NotRequired[str]


class Table(TypedDict):
    """A table of texts: as many in each row as there are columns."""

    columns: list[str]
    rows: list[list[str]]


class Figure(TypedDict):
    """A finding for the wall.

    Attributes:
        id: unique in a session.
        title: the finding.
        sentence: the finding and what more there is to say, for a screen reader.
        table: what was observed.
        table_label: what the table is called.
        spec: Vega-Lite without data; None where there is no picture.
        data: rows by the name the spec uses.
        light: the same as bars.
        chance: that what lies apart in the picture could be chance, where that is so.
    """

    id: str
    title: str
    sentence: str
    table: Table
    table_label: str
    spec: dict[str, Any] | None
    data: dict[str, list[Row]]
    light: Bars
    chance: NotRequired[str]
