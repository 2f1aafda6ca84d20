"""A rehearsal with feedback: what the trainee said of each picture, and what is kept of it."""

from typing import TypedDict

from workshop.contracts.parts import Option, Words


class SaidThere(TypedDict):
    """What the trainee said at a reveal.

    Attributes:
        step: which step's, from 0.
        reading: the id of what she read from the picture; empty where she left that out.
        question: the id of the question she would ask; empty where she chose none.
    """

    step: int
    reading: str
    question: str


class Simulated(TypedDict):
    """A rehearsal with feedback, for whoever leads.

    Attributes:
        room: which of the invented rooms it is.
        people: how many came.
        seed: from which everything that they answer follows.
        pace: how slow they are; 1 is as people are.
        said: what she said so far, by step.
    """

    room: str
    people: int
    seed: int
    pace: float
    said: list[SaidThere]


class SaidReply(TypedDict):
    """To `say_reading`: what is kept of that reveal."""

    said: SaidThere


class ReadingPanel(TypedDict):
    """What the trainee is asked at a reveal, before anything tells it.

    Attributes:
        step: which step's reveal it is.
        picture: what the picture is called that is to be read; empty while it is made ready.
        readings: what it may say, one of them rightly.
        questions: what she may ask the room.
        words: `title`, `lead`, `reading`, `question`, `say`, `skip`, `wait`.
    """

    step: int
    picture: str
    readings: list[Option]
    questions: list[Option]
    words: Words


class SimulatorForm(TypedDict):
    """What a rehearsal with feedback needs to know.

    Attributes:
        rooms: those that it can be had with.
        plays: what may be played: the short programme, or what stands before her.
        words: `feedback`, `help`, `seed`, `seed_help`, `plays`.
    """

    rooms: list[str]
    plays: list[Option]
    words: Words


class FeedbackLink(TypedDict):
    """The way to the feedback, once the rehearsal is over.

    Attributes:
        href: of its page; empty before the end.
        text: what is to be known: the room and its seed, or where the feedback is.
        words: `title`, `open`.
    """

    href: str
    text: str
    words: Words
