"""The facilitator's console: one session, or the list of all of them."""

from typing import NotRequired, TypedDict

from workshop.contracts.bench import BenchPage
from workshop.contracts.checking import Checklist
from workshop.contracts.coming import ChoicePanel, ComingPanel
from workshop.contracts.cues import Cues, ExerciseHead
from workshop.contracts.door import DoorPanel
from workshop.contracts.figures import Figure
from workshop.contracts.followup import FollowPanel
from workshop.contracts.matrices import MatrixPanel
from workshop.contracts.moment import MomentPanel
from workshop.contracts.naming import NamesPanel
from workshop.contracts.onpaper import PaperPanel
from workshop.contracts.overview import WrittenText
from workshop.contracts.own_items import OwnPanel
from workshop.contracts.own_pace import PacePanel, SoonBox
from workshop.contracts.parking import ParkingPanel
from workshop.contracts.parts import (
    Block,
    Claims,
    Headcount,
    Log,
    Message,
    Onward,
    Option,
    Progress,
    WayIn,
    Words,
)
from workshop.contracts.playing import PlayedRoom
from workshop.contracts.prepare import PreparePage
from workshop.contracts.promises import PromisePanel
from workshop.contracts.rehearsal import PracticePanel, RehearsalPanel
from workshop.contracts.rewording import RewordPanel
from workshop.contracts.running import AlikeBox, LeadingPanel, RunningPanel
from workshop.contracts.sessions import BrokenPage, SessionsPage
from workshop.contracts.simulator import FeedbackLink, ReadingPanel
from workshop.contracts.swaps import TimetablePanel
from workshop.contracts.talking import ClockPanel, Slide, WallTalk
from workshop.contracts.undoing import UndoButton


class SessionHead(WayIn):
    """The session that is steered.

    Attributes:
        name: what it is called.
        practice: that invented people play it, in a word; empty where it is meant.
        wall: the path of its wall.
        carry: of the page on which it is saved, or goes on elsewhere.
        addresses: those phones may be sent to.
        phase: lobby, story, asking, closed, revealed or ended.
        version: another one after each move.
    """

    name: str
    practice: str
    wall: str
    carry: str
    addresses: list[str]
    phase: str
    version: int


class SheetRow(TypedDict):
    """A step of the run sheet.

    Attributes:
        id: of the row.
        step: its place in the agenda, from 0.
        text: the round's title.
        round: its exercise's title.
        minutes: planned.
        times: planned, expected and used minutes, in words.
        others: what may still take its place, in words; empty where nothing may.
        state: done, now, skipped or later.
        again: whether its reveal can be looked at again.
        go: whether the room can go there.
    """

    id: str
    step: int
    text: str
    round: str
    minutes: int
    times: str
    others: str
    state: str
    again: bool
    go: bool


class SheetSum(TypedDict):
    """The times of all steps together, in words, and where the expected ones come from."""

    times: str
    note: str


class LateBox(TypedDict):
    """That the session runs late, and what may be left out.

    Attributes:
        title: by how much.
        lead: what to do with the proposals.
        proposals: one sentence each, what costs least first: what it saves and what is lost.
    """

    title: str
    lead: str
    proposals: list[str]


class PhaseMark(Option):
    """A phase of the present step; `state` is done, now or later."""

    state: str


class MoveButton(TypedDict):
    """A move of the room, and the question to ask before it, where there is one."""

    to: str
    text: str
    confirm: str | None


class UndoLine(TypedDict):
    """What the last move did, and the button that takes it back."""

    text: str
    undo: str


class AgainBox(TypedDict):
    """That the room looks at an earlier reveal, and the button that leads back from it."""

    text: str
    back: str


class CountedDepartment(Option):
    """How many of a department have answered; `note`: that it would not be shown by itself."""

    n: int
    of: int
    note: str


class QuestionCount(Option):
    """How many have answered a question, of how many, in all and by department."""

    n: int
    of: int
    departments: list[CountedDepartment]


class Missing(TypedDict):
    """What would be missing at the reveal.

    Attributes:
        title: the heading.
        sentences: what, and whom to wait for.
        all: that nothing would, where that is so.
    """

    title: str
    sentences: list[str]
    all: str


class ProgressByQuestion(Progress):
    """How far the room is, how many have answered each question, and what would be missing."""

    cards: list[QuestionCount]
    missing: Missing


class NoteSection(TypedDict):
    """A part of the facilitator's notes; `now`: it belongs to where the room is."""

    id: str
    title: str
    blocks: list[Block]
    now: bool


class ReadText(WrittenText):
    """A text before its release.

    Attributes:
        mark: why to look at it twice, where there is a reason.
        many: how many wrote it, in words, where that is more than one.
    """

    mark: str
    many: str


class Clock(TypedDict):
    """The minutes that are planned for a step, and the seconds that were spent in it."""

    planned: int
    spent_s: int


class SessionScene(TypedDict):
    """What there is to say in the present step.

    Attributes:
        title: the step's.
        lead: what to do, outside of steps.
        odds: what this room can find out, in the lobby; empty where no exercise says.
        notes: the facilitator's.
        story: the scene, to be read aloud; in that phase only.
        claims: what is claimed of the exercise's model, where it has one.
        debrief: what to ask the room after a reveal.
        clock: the time used; not outside of steps.
        talk: what people talk about, in that phase.
        slides: the pages of a document of hers that the wall shows meanwhile.
        onward: the exercise's lesson, once all of its results were shown.
    """

    title: str
    lead: NotRequired[str]
    odds: NotRequired[str]
    notes: list[NoteSection]
    story: NotRequired[list[Block]]
    claims: NotRequired[Claims | None]
    debrief: NotRequired[list[str]]
    clock: NotRequired[Clock]
    talk: NotRequired[WallTalk]
    slides: NotRequired[list[Slide]]
    onward: NotRequired[Onward]


class Download(TypedDict):
    """Something that the facilitator can take along: its address, its name, and what is in it.

    `page` says that it is no file but a page of its own, beside this one.
    """

    href: str
    text: str
    help: str
    page: NotRequired[bool]


class SessionPage(SessionScene):
    """One session: where it is, what comes next, what the room said.

    Attributes:
        screen: `session`.
        language: the facilitator's.
        languages: those the page can be read in.
        session: which one, and how people join it.
        steps: the run sheet.
        sheet: all of it together.
        late: that it will be late, and what would help; None where it is in time.
        phases: those of the present step.
        next: the one big button.
        others: the small ones.
        undo: the last move of the room, or change of its programme, where it can be taken back.
        choice: what there is to choose from, where a slot of the programme comes next.
        parking: the parking place; None as long as nobody has parked anything.
        paper: the grid for answers on paper; None where none can be entered.
        reword: the coming questions, to be worded otherwise; None where none comes.
        moment: the form of a question of the moment; None where nothing can be asked.
        coming: what could come next; None where it is not yet time for that.
        again: that the room looks at an earlier reveal; None where it does not.
        joined: who is here.
        door: the door; None once the session is over.
        answered: how far the room is.
        figures: the slides of the reveal.
        shown: which slide is in front, after the figures the log's and those of the texts.
        log: the text that is opened with the reveal.
        texts: every text of the round, before its release.
        notices: what her laptop needs of her, each with an id that stays the same.
        countdown: the time that the room is given; None before the first step and at the end.
        cues: what to say, ask and avoid where the room is; None outside of steps.
        heads: of the exercises that come.
        promises: the room's list, or what was promised before; None where there is neither.
        downloads: the tables that the room has written; none before there can be any.
        matrix: who answers for which number; None where the room does not see that table.
        timetable: of half days; None where the room does not see its reveal.
        play: the game that is played; None where none is.
        own_items: the way to bring own items; None where nothing is asked about them.
        names: what the sides call themselves; None once the session has begun.
        checklist: what is tried before people come; None once the session has begun.
        rehearsal: the way into a rehearsal; None where the room has begun, or is one itself.
        practising: what is to be known in a rehearsal; None where it is meant.
        reading: what she is asked about the results, before they are told; None elsewhere.
        feedback: of a rehearsal with feedback: its room, then the way to it; None elsewhere.
        followup: what comes after the session: indicators, and the pulses.
        running: how the room is while it runs.
        pace: the pace to choose; None once the session is over.
        soon: how it stands with results that come by themselves; None where they do not.
        leading: whose browsers lead.
        alike: texts that say nearly the same, before they are shown.
        undoable: what else was done a moment ago and can be taken back, the latest first.
        words: the console's.
    """

    screen: str
    language: str
    languages: list[Option]
    session: SessionHead
    steps: list[SheetRow]
    sheet: SheetSum
    late: LateBox | None
    phases: list[PhaseMark]
    next: MoveButton | None
    others: list[MoveButton]
    undo: UndoLine | None
    choice: ChoicePanel | None
    parking: ParkingPanel | None
    paper: PaperPanel | None
    reword: RewordPanel | None
    moment: MomentPanel | None
    coming: ComingPanel | None
    again: AgainBox | None
    joined: Headcount
    door: DoorPanel | None
    answered: ProgressByQuestion
    figures: list[Figure]
    shown: int
    log: Log | None
    texts: list[ReadText]
    notices: list[Option]
    countdown: ClockPanel | None
    cues: Cues | None
    heads: list[ExerciseHead]
    promises: PromisePanel | None
    downloads: list[Download]
    matrix: MatrixPanel | None
    timetable: TimetablePanel | None
    own_items: OwnPanel | None
    names: NamesPanel | None
    checklist: Checklist | None
    followup: FollowPanel
    play: PlayedRoom | None
    rehearsal: RehearsalPanel | None
    practising: PracticePanel | None
    reading: ReadingPanel | None
    feedback: FeedbackLink | None
    running: RunningPanel
    pace: PacePanel | None
    soon: SoonBox | None
    leading: LeadingPanel
    alike: list[AlikeBox]
    undoable: list[UndoButton]
    words: Words


class PlayedPage(SessionPage):
    """The same where the reveal shows a run of a model: with the bench to play it on."""

    bench: BenchPage


ConsolePage = SessionsPage | SessionPage | PlayedPage | PreparePage | BrokenPage | Message
