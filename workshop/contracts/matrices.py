"""Who answers for which number, and who judges it: a table that a room fills in together."""

from typing import NotRequired, TypedDict


class Function(TypedDict):
    """A function that answers for numbers: a department, or one that the room has named.

    Attributes:
        id: the department's, or `more-1`, `more-2` and so on.
        name: as the room calls it; empty for a department, and for one not named yet.
    """

    id: str
    name: str


class Matrix(TypedDict):
    """The table as it is now.

    Attributes:
        exercise: whose.
        question: whose items are the numbers.
        functions: departments first; of the others those too that have no name yet.
        weights: from 0 to 100, by number and function; what nobody has said is left out.
        judges: by number, who says whether it was reached.
        example: whether it began with the exercise's example, which says who judges where the room
            has written nothing.
    """

    exercise: str
    question: str
    functions: list[Function]
    weights: dict[str, dict[str, int]]
    judges: dict[str, str]
    example: bool


class WeightField(TypedDict):
    """A field for a weight.

    Attributes:
        function: whose weight it is.
        name: the function's.
        weight: what stands in it.
        label: what it is called, where nobody sees beside which number it stands.
    """

    function: str
    name: str
    weight: str
    label: str


class NameField(Function):
    """A field for the name of a function that the room adds; `label` says what to write there."""

    label: str


class MatrixRow(TypedDict):
    """A number on the facilitator's page.

    Attributes:
        id: the item's.
        text: its words.
        fields: one for each function that has a name.
        sum: what they add up to, in words; empty where none stands.
        odd: that they do not add up to 100, in words; empty where they do, or where none stands.
        judge: who judges it.
        judge_label: what that field is called.
    """

    id: str
    text: str
    fields: list[WeightField]
    sum: str
    odd: str
    judge: str
    judge_label: str


class MatrixPanel(TypedDict):
    """The table on the facilitator's page.

    Attributes:
        question: whose items are the numbers.
        rows: one for each number.
        more: the functions that she may name, each with its name as it is.
        example: whether she can begin with the exercise's example.
        wrong: why what she wrote last was refused; empty where it was not.
        words: the panel's.
    """

    question: str
    rows: list[MatrixRow]
    more: list[NameField]
    example: bool
    wrong: NotRequired[str]
    words: dict[str, object]
