"""The facilitator's console: the list of sessions, and one session."""

from typing import NotRequired, TypedDict

from workshop.contracts.bench import BenchPage
from workshop.contracts.door import DoorPanel
from workshop.contracts.figures import Figure
from workshop.contracts.looks import WrittenText
from workshop.contracts.parts import (
    Block,
    Claims,
    Headcount,
    Log,
    Message,
    Option,
    Progress,
    WayIn,
    Words,
)


class AgendaOption(Option):
    """An agenda to choose: how long it takes, and the titles of its exercises."""

    minutes: int
    exercises: list[str]


class ExerciseOption(Option):
    """An exercise to choose, and how long it takes by itself."""

    minutes: int


class SessionRow(TypedDict):
    """A session in the list, where it is and when it was opened in words.

    Attributes:
        pick_text: the button that leads to it.
        confirm: the question before it is removed.
    """

    id: str
    name: str
    code: str
    phase_text: str
    when_text: str
    pick_text: str
    confirm: str


class SessionsPage(TypedDict):
    """The list of sessions, and the form that opens one.

    Attributes:
        screen: `sessions`.
        language: the facilitator's.
        languages: those the page can be read in.
        title: the heading.
        agendas: those to choose from; the last one, `own`, stands for exercises chosen singly.
        exercises: those to choose from, for `own`.
        departments: those to choose from.
        sessions: those there are, the newest first.
        form: what the form holds: name, agenda, exercises, departments, language,
            expected.
        errors: what was wrong with it, by field.
        words: the console's.
    """

    screen: str
    language: str
    languages: list[Option]
    title: str
    agendas: list[AgendaOption]
    exercises: list[ExerciseOption]
    departments: list[Option]
    sessions: list[SessionRow]
    form: dict[str, object]
    errors: dict[str, str]
    words: Words


class SessionHead(WayIn):
    """The session that is steered.

    Attributes:
        name: what it is called.
        wall: the path of its wall.
        addresses: those phones may be sent to.
        phase: lobby, story, asking, closed, revealed or ended.
        version: another one after each move.
    """

    name: str
    wall: str
    addresses: list[str]
    phase: str
    version: int


class SheetRow(TypedDict):
    """A step of the run sheet: its exercise's title is `round`, `state` is done, now or later."""

    id: str
    text: str
    round: str
    minutes: int
    state: str


class PhaseMark(Option):
    """A phase of the present step; `state` is done, now or later."""

    state: str


class MoveButton(TypedDict):
    """A move of the room, and the question to ask before it, where there is one."""

    to: str
    text: str
    confirm: str | None


class QuestionCount(Option):
    """How many have answered a question, of how many."""

    n: int
    of: int


class ProgressByQuestion(Progress):
    """How far the room is, and how many have answered each question."""

    cards: list[QuestionCount]


class Clock(TypedDict):
    """The minutes that are planned for a step, and the seconds that were spent in it."""

    planned: int
    spent_s: int


class SessionScene(TypedDict):
    """What there is to say in the present step.

    Attributes:
        title: the step's.
        lead: what to do, outside of steps.
        notes: the facilitator's.
        claims: what is claimed of the exercise's model, where it has one.
        debrief: what to ask the room after a reveal.
        clock: the time used; not outside of steps.
    """

    title: str
    lead: NotRequired[str]
    notes: list[Block]
    claims: NotRequired[Claims | None]
    debrief: NotRequired[list[str]]
    clock: NotRequired[Clock]


class SessionPage(SessionScene):
    """One session: where it is, what comes next, what the room said.

    Attributes:
        screen: `session`.
        language: the facilitator's.
        languages: those the page can be read in.
        session: which one, and how people join it.
        steps: the run sheet.
        phases: those of the present step.
        next: the one big button.
        others: the small ones.
        joined: who is here.
        door: the door; None once the session is over.
        answered: how far the room is.
        figures: the slides of the reveal.
        shown: which slide is in front, after the figures the log's and those of the texts.
        log: the text that is opened with the reveal.
        texts: every text of the round, before its release.
        words: the console's.
    """

    screen: str
    language: str
    languages: list[Option]
    session: SessionHead
    steps: list[SheetRow]
    phases: list[PhaseMark]
    next: MoveButton | None
    others: list[MoveButton]
    joined: Headcount
    door: DoorPanel | None
    answered: ProgressByQuestion
    figures: list[Figure]
    shown: int
    log: Log | None
    texts: list[WrittenText]
    words: Words


class PlayedPage(SessionPage):
    """The same where the reveal shows a run of a model: with the bench to play it on."""

    bench: BenchPage


ConsolePage = SessionsPage | SessionPage | PlayedPage | Message
