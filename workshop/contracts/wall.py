"""The projector's page: what the whole room sees."""

from typing import NotRequired, TypedDict

from workshop.contracts.figures import Figure
from workshop.contracts.own_pace import SoonLine
from workshop.contracts.parking import WallParking
from workshop.contracts.parts import Block, Headcount, Log, Message, Progress, WayIn, Words
from workshop.contracts.playing import WallFirms
from workshop.contracts.promises import PromiseLine
from workshop.contracts.running import PauseWords
from workshop.contracts.talking import Slide, Timer, WallTalk
from workshop.contracts.tallies import Value


class WallScene(TypedDict):
    """What the wall shows of the present phase beside counts and results.

    Attributes:
        title: what it is about.
        lead: a sentence below it.
        blocks: a text.
        talk: in that phase.
        slides: those of a talk step that shows some; one of them is in front.
        reads: whether phones have something to read and nobody is asked: nothing is counted then.
        firms: who plays where, and what a game pays, before it begins; how far they are, in a
            quarter.
    """

    title: str
    lead: NotRequired[str]
    blocks: NotRequired[list[Block]]
    talk: NotRequired[WallTalk]
    slides: NotRequired[list[Slide]]
    reads: NotRequired[bool]
    firms: NotRequired[WallFirms]


class Quote(TypedDict):
    """A released text; `many`: how many wrote it, in words, where that is told."""

    text: Value
    many: NotRequired[str]


class WallPromises(TypedDict):
    """A page of the room's list of promises, no longer than the last row can read it.

    Attributes:
        title: above the list; empty where the scene says what it is.
        lines: the promises of the page in front.
        first: the place of its first one on the list, from 1.
        pages: how many pages the list has, which are turned as slides are.
        at: which of them is in front, from 0.
        whole: whether one promise has the wall for itself, with all its fields.
    """

    title: str
    lines: list[PromiseLine]
    first: int
    pages: int
    at: int
    whole: bool


class WallPage(WallScene, WayIn):
    """The wall in a session.

    Attributes:
        phase: lobby, story, talk, asking, closed, revealed, ended or moved.
        version: another one after each move of the room.
        language: the wall's.
        room: the session's name.
        practice: that invented people play it, in a word; empty where it is meant.
        joined: who is here.
        answered: how far the room is.
        figures: the slides of the reveal.
        shown: which slide is in front, after the figures the log's and those of the quotes; of a
            list to read along which page.
        quotes: the released texts.
        log: the text that is opened with the reveal.
        words: the wall's.
        promise: who sees what, where people are about to answer; empty elsewhere.
        asked: what was asked at the moment, beside results that do not say it; empty elsewhere.
        timer: the time that runs; None where none does.
        promises: the list, to read along; where the room looks back that of last time; None where
            there is none.
        parking: what was released of the parking place, when it is to be read; None elsewhere.
        paused: what stands in the place of everything while the room stands still; else None.
        soon: that the results come by themselves in a moment; None elsewhere.
    """

    phase: str
    version: int
    language: str
    room: str
    practice: str
    joined: Headcount
    answered: Progress
    figures: list[Figure]
    shown: int
    quotes: list[Quote]
    log: Log | None
    words: Words
    promise: str
    asked: str
    timer: Timer | None
    promises: WallPromises | None
    parking: WallParking | None
    paused: PauseWords | None
    soon: SoonLine | None


AnyWallPage = WallPage | Message
