"""What a facilitator has before her eyes while she leads: a cue for each slide, and the head."""

from typing import TypedDict


class Cue(TypedDict):
    """What to say, to ask and to avoid; a line that is not written is empty.

    Attributes:
        say: at most twenty words, like what to ask.
        ask: what leads people to each other.
        avoid: at most fifteen words.
    """

    say: str
    ask: str
    avoid: str


class Cues(TypedDict):
    """The cues of where the room is; the page shows that of the slide in front.

    Attributes:
        now: of the phase; None where it has none, and while slides are shown.
        figures: of each figure of the reveal, in their order.
        log: of the log's pages.
        texts: of the released texts.
    """

    now: Cue | None
    figures: list[Cue | None]
    log: Cue | None
    texts: Cue | None


class HeadLine(TypedDict):
    """A line of a head: which one it is, what stands before it, and what it says."""

    id: str
    label: str
    text: str


class ExerciseHead(TypedDict):
    """What an exercise is for and what it needs.

    Attributes:
        id: the exercise.
        title: of the exercise; with what says that it comes next, where it does.
        open: whether it stands unfolded.
        lines: aim, minutes, group, materials, room.
    """

    id: str
    title: str
    open: bool
    lines: list[HeadLine]
