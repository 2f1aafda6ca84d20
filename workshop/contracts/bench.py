"""The bench: sliders and points to set, and what a model makes of them."""

from typing import Literal, NotRequired, TypedDict

from workshop.contracts.figures import Table
from workshop.contracts.parts import Option, Words


class Slider(Option):
    """Something to set.

    Attributes:
        low_text: the word at its lower end.
        high_text: the word at its upper end.
        value: where it stands.
        min: the lowest value.
        max: the highest.
        step: between two values.
        value_text: the value in words.
    """

    low_text: str
    high_text: str
    value: int
    min: int
    max: int
    step: int
    value_text: str


class Kpi(Option):
    """A line of the matrix of points: whole points by function, a hundred in each function."""

    weights: dict[str, int]


class ShareBar(Option):
    """A bar of a result; `here` where it is what was set.

    Attributes:
        share: of what is possible, in [0, 1].
        text_value: the share in words.
        tone: the name of its colour.
    """

    share: float
    text_value: str
    tone: str
    here: NotRequired[bool]


class Fact(Option):
    """A number of a result, and how much it changes against the usual, both in words."""

    value: str
    change: str


class ColumnPart(TypedDict):
    """A stretch of a column: its colour, and its height in [0, 1] of the highest."""

    tone: str
    share: float


class Column(TypedDict):
    """A column, its parts from the ground up."""

    parts: list[ColumnPart]


class Key(TypedDict):
    """What a colour means, perhaps with a number."""

    tone: str
    text: str
    value: NotRequired[str]


class ColumnChart(TypedDict):
    """A row of columns, its sentence for a screen reader, the words along its foot."""

    id: str
    title: str
    sentence: str
    columns: list[Column]
    legend: list[Key]
    ticks: list[str]


class Result(TypedDict):
    """What a model makes of what was set.

    Attributes:
        finding: in a sentence.
        columns: small charts of it.
        rows: bars to compare it with.
        facts: its numbers.
        note: what there is to say besides.
    """

    finding: str
    columns: NotRequired[list[ColumnChart]]
    rows: list[ShareBar]
    facts: list[Fact]
    note: str


class NumbersRead(TypedDict):
    """What was read of a file: a sentence, and where every parameter of the model comes from."""

    status: str
    table_label: str
    table: Table


class Question(TypedDict):
    """Something doubtful in a file, asked before its numbers are used.

    Attributes:
        id: names it in the answer.
        text: the question.
        choices: two to five answers.
        chosen: the `id` of the one that was given; empty before.
    """

    id: str
    text: str
    choices: list[Option]
    chosen: str


class Draft(TypedDict):
    """What a file is taken to say, before it is used.

    Attributes:
        title: the heading.
        sentence: what was understood, and what was left out.
        charts: its numbers, a small chart for each column.
        questions: what is doubtful.
        use: the button that plays with the numbers.
        wait: why they cannot be used yet; empty where they can.
        drop: the button that puts the file away.
    """

    title: str
    sentence: str
    charts: list[ColumnChart]
    questions: list[Question]
    use: str
    wait: str
    drop: str


class OwnNumbers(TypedDict):
    """The way to bring numbers of a team's own, and what came of them.

    Attributes:
        title: the heading.
        lead: what it is good for.
        choose: the button that picks a file.
        refused: what stands above what is wrong with one.
        template: the button that saves a file to fill in.
        template_name: that file's name.
        back: the button that goes back to the kit's own numbers.
        trouble: what is wrong with the file that was sent.
        most: bytes a file may have.
        sample: the file to fill in.
        draft: the file that was sent and is not used yet, where there is one.
        status: what was read, once there is something.
        table_label: what the table is called, then.
        table: every parameter of the model, its value, where it comes from, and why, then.
    """

    title: str
    lead: str
    choose: str
    refused: str
    template: str
    template_name: str
    back: str
    trouble: list[str]
    most: int
    sample: str
    draft: NotRequired[Draft]
    status: NotRequired[str]
    table_label: NotRequired[str]
    table: NotRequired[Table]


class Setting(TypedDict, total=False):
    """What there is to set besides sliders.

    Attributes:
        own: numbers of a team's own.
        functions: the columns of the matrix of points.
        kpis: its lines.
        chosen: the preset that stays chosen while sliders move.
    """

    own: OwnNumbers
    functions: list[Option]
    kpis: list[Kpi]
    chosen: str


class BenchPage(TypedDict):
    """The whole bench.

    Attributes:
        language: the page's.
        title: the heading.
        lead: what to try.
        functions: the columns of the matrix of points; none where there is no matrix.
        kpis: its lines.
        sliders: what there is to set.
        presets: what to begin again from.
        result: what the model makes of what is set.
        number: of the last change: what has a higher one is newer.
        play: whether the result may be shown to the room.
        kept: why it may not, where that is to be said.
        csv: what is set or what came of it, as a file.
        csv_name: that file's name.
        words: the bench's, without the tables among them.
        own: numbers of a team's own, for models that take them.
        chosen: the preset that stays chosen while sliders move.
    """

    language: str
    title: str
    lead: str
    functions: list[Option]
    kpis: list[Kpi]
    sliders: list[Slider]
    presets: list[Option]
    result: Result
    number: int
    play: bool
    kept: str
    csv: str
    csv_name: str
    words: Words
    own: NotRequired[OwnNumbers]
    chosen: NotRequired[str]


class Tried(TypedDict):
    """The answer to a change on the bench; `sliders` are the values in words, by slider."""

    op: Literal["tried"]
    number: int
    result: Result
    csv: str
    sliders: dict[str, str]
