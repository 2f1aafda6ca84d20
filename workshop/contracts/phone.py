"""The participant's page: one card after the other, in a session or in a lesson."""

from typing import NotRequired, TypedDict

from workshop.contracts.checking import PhoneTrial
from workshop.contracts.device import DevicePart
from workshop.contracts.figures import Bars
from workshop.contracts.own_pace import PhonePart
from workshop.contracts.parts import Alone, Block, Message, Onward, Option, Words
from workshop.contracts.playing import FirmPlate, PlanPart
from workshop.contracts.promises import PromiseLine, TermLine
from workshop.contracts.running import RunningWords
from workshop.contracts.talking import GroupMark, PhoneTalk
from workshop.contracts.tallies import Value


class Item(Option):
    """Something a question asks about; numbers have a unit and a range, promises their terms."""

    unit: NotRequired[str]
    low: NotRequired[int]
    high: NotRequired[int]
    terms: NotRequired[list[TermLine]]


class Card(TypedDict):
    """A question with every word it needs.

    Attributes:
        id: `EXERCISE/QUESTION`.
        kind: the module of `widgets/kinds` that shows it.
        prompt: the question.
        help: a line below it, perhaps empty.
        items: what it asks about.
        options: what each item, or the question, may be given.
        lines: what there is to read.
        limit: characters a text may have.
        total: points to share out.
        most: how many items may be given points; 0 where all of them may.
        value: the answer that is durable; None where there is none.
        low: the word at the lower end of a scale.
        high: the word at its upper end.
        plan: what a team is told of the quarter that it plays; its page alone has it.
    """

    id: str
    kind: str
    prompt: str
    help: str
    items: list[Item]
    options: list[Option]
    lines: list[str]
    limit: int
    total: int
    most: int
    value: Value
    low: NotRequired[str]
    high: NotRequired[str]
    plan: NotRequired[PlanPart]


class OwnAnswers(TypedDict):
    """Somebody's own answers of one kind on the rows of a reveal, such as her guesses.

    Attributes:
        name: what they are, such as "You" or "Your guess".
        said: each in words, by the number of its row, from 0; empty where its name says it all.
        at: where on its bar it stands, in [0, 1], by row; those that have no place there are left
            out.
    """

    name: str
    said: dict[str, str]
    at: dict[str, float]


class Here(TypedDict):
    """Somebody's own answers beside one reveal, for her own page alone.

    Those of a phone's whole page take two kilobytes at most.

    Attributes:
        of: which of the page's reveals, from 0.
        own: what stands on its rows.
        said: what stands on none of them, in words.
    """

    of: int
    own: list[OwnAnswers]
    said: list[str]


class Wrote(TypedDict):
    """What somebody wrote in her own words, how it begins, and what became of it.

    Attributes:
        text: its beginning, in quotes.
        shown: whether the facilitator has shown it to the room.
        said: that in words.
    """

    text: str
    shown: bool
    said: str


class PhoneScene(TypedDict):
    """What a phone shows of the present phase.

    Attributes:
        title: the round's, or what is going on.
        phase: in place of the room's, where there is nothing to ask this person.
        lead: a sentence below the title.
        blocks: the story.
        cards: what is asked.
        results: what the wall has shown so far, the newest first.
        talk: what people talk about, in that phase.
        promises: the room's list, to read along; what was promised last time, in the lobby.
        onward: the exercise's lesson, once all of its results were shown.
    """

    title: str
    phase: NotRequired[str]
    lead: NotRequired[str]
    blocks: NotRequired[list[Block]]
    cards: NotRequired[list[Card]]
    results: NotRequired[list[Bars]]
    talk: NotRequired[PhoneTalk]
    promises: NotRequired[list[PromiseLine]]
    onward: NotRequired[Onward]
    over: NotRequired["WayOver"]


class WayOver(TypedDict):
    """The way to the laptop where the session goes on.

    Attributes:
        href: leads there, to the phone's own seat.
        health: what answers once that laptop can be reached.
        text: the button.
        along: that what is on its way comes along.
        heavy: what to do where that is too much.
    """

    href: str
    health: str
    text: str
    along: str
    heavy: str


class SharedPhone(RunningWords, PhonePart):
    """What is the same for everybody of a department and language.

    Attributes:
        phase: the room's: lobby, story, talk, asking, closed, revealed or ended; `moved` where it
            goes on with another laptop.
        version: another one after each move of the room.
        language: the page's.
        languages: those it can be read in.
        room: the session's name.
        practice: that invented people play it, in a word; empty where it is meant.
        code: the join code.
        department: the person's.
        departments: those of the room.
        words: the card's.
    """

    phase: str
    version: int
    language: str
    languages: list[Option]
    room: str
    practice: str
    code: str
    department: Option
    departments: list[Option]
    words: Words
    title: str
    lead: NotRequired[str]
    blocks: NotRequired[list[Block]]
    cards: NotRequired[list[Card]]
    results: NotRequired[list[Bars]]
    talk: NotRequired[PhoneTalk]
    promises: NotRequired[list[PromiseLine]]
    onward: NotRequired[Onward]
    over: NotRequired[WayOver]


class PhonePage(SharedPhone):
    """A participant's page.

    Attributes:
        seat: names her drafts in the browser's storage.
        number: of her seat, as she can tell it the facilitator.
        settled: whether she has answered anything; until then she may mend her department.
        group: by what she finds the others, where people talk in groups.
        firm: where she plays, in story and talk of a round that has a game.
        trial: while phones in the lobby are tried, what is asked.
        here: her own answers beside the results; nobody else's page has them.
        wrote: what she wrote in this round, while its results are shown.
        device: what it shows of being shared; left out where it is not.
    """

    seat: str
    number: int
    settled: bool
    group: NotRequired[GroupMark]
    firm: NotRequired[FirmPlate]
    trial: NotRequired[PhoneTrial]
    here: NotRequired[list[Here]]
    wrote: NotRequired[list[Wrote]]
    device: NotRequired[DevicePart]


class AskBeat(Alone):
    """A lesson's questions of one round."""

    phase: str
    seat: str
    cards: list[Card]
    words: Words
    language: NotRequired[str]


class WaitBeat(Alone):
    """In their place, while they cannot be answered: what to do instead."""

    phase: str
    lead: str
    words: Words
    language: NotRequired[str]


CardPage = PhonePage | AskBeat | WaitBeat | Message
