"""Words that a session has in the place of its content's: a question as it was asked there."""

from typing import NotRequired, TypedDict


class Ends(TypedDict):
    """The two ends of a scale: what its lowest and its highest number mean."""

    low: str
    high: str


class Wording(TypedDict):
    """Words of a question in one language; what is left out stands in its exercise.

    Attributes:
        prompt: what it asks.
        items: what is rated, by item.
        options: what there is to choose from, by option.
        scale: the ends of its scale.
    """

    prompt: NotRequired[str]
    items: NotRequired[dict[str, str]]
    options: NotRequired[dict[str, str]]
    scale: NotRequired[Ends]


class Worded(TypedDict):
    """A question whose words are the session's own.

    Attributes:
        exercise: the question's.
        question: its id.
        words: by language.
        title: what its round is called then; left out where that stays.
    """

    exercise: str
    question: str
    words: dict[str, Wording]
    title: NotRequired[str]
