"""The page with all sessions, on which a new one is opened."""

from typing import Literal, NotRequired, TypedDict

from workshop.contracts.own_pace import PaceOption
from workshop.contracts.parts import Option, Words
from workshop.contracts.prepare import ProgrammesPanel
from workshop.contracts.rehearsal import RehearsalPanel


class AgendaOption(Option):
    """An agenda to choose: how long it takes, and the titles of its exercises.

    Attributes:
        minutes: planned, of a slot with alternatives those of the longest.
        teams: minutes planned where each side has one phone.
        less: what teams leave out of it, in a sentence; empty where that is nothing.
        exercises: their titles, in order; of a slot all of them, in one text.
        problem: why it cannot be chosen; empty where it can.
        consent: whether a round of it needs the consent of whom it is about.
    """

    minutes: int
    teams: int
    less: str
    exercises: list[str]
    problem: str
    consent: bool


class ModeOption(Option):
    """Who may hold a phone.

    Attributes:
        help: what is shown of them.
        expected: the question of how many.
        many: what the form begins with.
    """

    help: str
    expected: str
    many: int


class ExerciseOption(Option):
    """An exercise to choose, and how long it takes by itself.

    Attributes:
        minutes: planned.
        teams: minutes planned where each side has one phone.
        consent: whether a round of it needs the consent of whom it is about.
    """

    minutes: int
    teams: int
    consent: bool


class SessionRow(TypedDict):
    """A session in the list, where it is and when it was opened in words.

    Attributes:
        practice: that invented people play it, in a word; empty where it is meant.
        kept_text: until when single answers are kept, or that they are erased; empty where nobody
            has come in.
        pick_text: the button that leads to it.
        confirm: the question before it is erased, line by line.
    """

    id: str
    name: str
    code: str
    practice: str
    phase_text: str
    when_text: str
    kept_text: str
    pick_text: str
    confirm: list[str]


class OddsTable(TypedDict):
    """What rooms of different sizes can find out.

    Attributes:
        title: what the table is called.
        lead: what is counted in it.
        columns: its heads.
        rows: texts, one for each head.
    """

    title: str
    lead: str
    columns: list[str]
    rows: list[list[str]]


class SessionsPage(TypedDict):
    """The list of sessions, and the form that opens one.

    Attributes:
        screen: `sessions`.
        language: the facilitator's.
        languages: those the page can be read in.
        title: the heading.
        agendas: those to choose from; the last one, `own`, stands for exercises chosen singly.
        exercises: those to choose from, for `own`.
        modes: who may hold a phone.
        paces: who opens questions and shows results.
        departments: those to choose from.
        sessions: those there are, the newest first.
        erased: what is said of the one that was erased just now, line by line; empty else.
        earlier: sessions that another one can go on from, those with signed promises.
        form: what the form holds: name, agenda, exercises, mode, departments, language,
            names, expected.
        errors: what was wrong with it, by field.
        odds: what rooms can find out; None where no exercise says.
        rehearsal: the way into a rehearsal of what the form says; None where none can be had.
        words: the console's.
        programmes: those of one's own, where the page lives.
    """

    screen: str
    language: str
    languages: list[Option]
    title: str
    agendas: list[AgendaOption]
    exercises: list[ExerciseOption]
    modes: list[ModeOption]
    paces: list[PaceOption]
    departments: list[Option]
    sessions: list[SessionRow]
    erased: list[str]
    earlier: list[Option]
    form: dict[str, object]
    errors: dict[str, str]
    odds: OddsTable | None
    rehearsal: RehearsalPanel | None
    words: Words
    programmes: NotRequired[ProgrammesPanel]


class BrokenPage(TypedDict):
    """The console of a session whose content broke since it was opened.

    Attributes:
        screen: `message`.
        language: the facilitator's.
        languages: those to choose from.
        title: what happened.
        lead: the mistake, with its file and line, and what to do.
        back: whether the list of sessions can be gone back to.
        words: of the console.
    """

    screen: Literal["message"]
    language: str
    languages: list[Option]
    title: str
    lead: str
    back: bool
    words: Words
