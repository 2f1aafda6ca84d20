"""What a participant keeps of a session: her own answers, and what everybody was shown."""

from typing import NotRequired, TypedDict

from workshop.contracts.figures import Bars
from workshop.contracts.looks import OwnItems, SessionView
from workshop.contracts.parking import OwnParked
from workshop.contracts.promises import Promise, PromiseLine
from workshop.contracts.tallies import Answers
from workshop.contracts.wording import Worded


class Mine(TypedDict):
    """To `mine`: what somebody has answered in her session, for her own page alone.

    Attributes:
        answers: hers, by exercise and question, also those of rounds that are not shown yet.
        released: the cards, `EXERCISE/QUESTION`, of what she wrote that the room was shown.
        seats: the seat that she was dealt for the games of an exercise, by exercise.
        parked: what she has sent to the parking place.
        stamp: of what everybody may see; where it is another one, `ours` may tell more.
    """

    answers: dict[str, Answers]
    released: list[str]
    seats: dict[str, str]
    parked: list[OwnParked]
    stamp: str


class ShownStep(TypedDict):
    """A step whose results the room has seen.

    Attributes:
        step: of the session's course.
        slides: how many of its reveals were in front so far; None where it is over.
    """

    step: int
    slides: int | None


class Ours(TypedDict):
    """To `ours`: what everybody in a room may keep, but for what each of its reveals showed.

    Attributes:
        session: where it is.
        created: when it was opened, in ISO 8601.
        shown: the reveals that were shown, in the order of the course: `ours_at` tells each.
        promises: the list, where the room has seen it.
        carried: what was signed in the session that this one goes on from, and whether it was kept.
        own_items: how many items of a team's own stand in the place of a question's; what they say
            is in no file.
        worded: questions whose words are the session's own.
        stamp: of what everybody may see, as of `mine`.
    """

    session: SessionView
    created: str
    shown: list[ShownStep]
    promises: list[Promise]
    carried: list[Promise]
    own_items: list[OwnItems]
    worded: list[Worded]
    stamp: str


class KeptLine(TypedDict):
    """An own answer in words; `item` is empty where the whole question was answered by one."""

    item: str
    said: str


class KeptQuestion(TypedDict):
    """A question with its reader's own answer.

    Attributes:
        asked: the question.
        lines: her answer, item by item.
        wrote: what she wrote in her own words, whole.
        note: that these are her own words, and whether the room was shown them.
    """

    asked: str
    lines: list[KeptLine]
    wrote: NotRequired[str]
    note: NotRequired[str]


class KeptAnswers(TypedDict):
    """The own answers of one exercise, in the order in which they were asked."""

    id: str
    title: str
    asked: list[KeptQuestion]


class KeptFindings(TypedDict):
    """What one exercise has shown the room, in the order in which it was shown."""

    id: str
    title: str
    found: list[Bars]


class KeptPart(TypedDict):
    """A part of the page: its heading, what it is, and what is said where it is empty."""

    title: str
    lead: str
    none: str


class KeptFact(TypedDict):
    """Something that is to be known of what is kept."""

    title: str
    text: str


class KeptPage(TypedDict):
    """What is kept of somebody, and what she may keep: one page, made for her phone alone.

    Attributes:
        language: hers.
        title: its heading on her phone.
        room: the session's name: the heading of what she saves.
        who: her side and the day, in one line.
        practice: that invented people played, in a word; empty where it was meant.
        file: what is saved is called so.
        facts: what is kept of her here, who sees it, for how long, and how this page came to her.
        parts: its parts by name: `answers`, `findings`, `promises`.
        answers: her own.
        findings: the room's.
        promises: what the room has promised.
        carried: what was promised last time.
        carried_title: the heading of that.
    """

    language: str
    title: str
    room: str
    who: str
    practice: str
    file: str
    facts: list[KeptFact]
    parts: dict[str, KeptPart]
    answers: list[KeptAnswers]
    findings: list[KeptFindings]
    promises: list[PromiseLine]
    carried: list[PromiseLine]
    carried_title: str
