"""A programme that is being prepared: what it holds, what it needs, what is wrong with it."""

from typing import TypedDict

from workshop.contracts.parts import Option, Words


class DraftChoice(TypedDict):
    """What may be played in the place of an item.

    Attributes:
        exercise: its name.
        minutes: planned.
        rounds: those that are played; empty for the usual ones.
        teams: those that teams play; empty for the same.
        without_teams: whether teams leave it out.
    """

    exercise: str
    minutes: int
    rounds: list[str]
    teams: list[str]
    without_teams: bool


class DraftItem(DraftChoice):
    """An item of a programme: an exercise, or a moment between exercises.

    Attributes:
        id: another one for each item of the draft.
        like: what kind of moment it is; empty where it is an exercise, which has no words here.
        title: a moment's, in the facilitator's words; empty for the kit's.
        text: what the room is told; empty for the kit's.
        form: with whom a talk is; empty for the kit's.
        deck: whose slides are shown; empty where none are.
        first: the first page of them, from 1; 0 where there are none.
        last: the last one.
        others: what may be played in its place.
    """

    id: str
    like: str
    title: str
    text: str
    form: str
    deck: str
    first: int
    last: int
    others: list[DraftChoice]


class ProgrammeDraft(TypedDict):
    """A programme as the facilitator has it before her.

    Attributes:
        name: of the programme that it changes; empty for a new one.
        stamp: how that was when it was opened.
        title: what it is called.
        length: minutes for which people are invited; 0 where nobody says.
        joining: minutes to let people in; 0 where they are not of the programme.
        items: in order.
    """

    name: str
    stamp: str
    title: str
    length: int
    joining: int
    items: list[DraftItem]


class RoundOption(Option):
    """A round that may be played or left out.

    Attributes:
        minutes: planned.
        note: that it is an extra one, or needs consent; empty elsewhere.
        usual: whether it is played where nobody chooses.
    """

    minutes: int
    note: str
    usual: bool


class OfferedExercise(Option):
    """An exercise to put into a programme.

    Attributes:
        help: what it is about, in a line.
        minutes: planned, of its usual rounds.
        rounds: all of them, in order.
    """

    help: str
    minutes: int
    rounds: list[RoundOption]


class OfferedMoment(Option):
    """A kind of moment to put into a programme.

    Attributes:
        minutes: it begins with.
        title: the kit's, where the facilitator writes none.
        prompt: what the kit tells the room, where she writes nothing.
        talks: whether she chooses who talks with whom.
        shows: whether it shows slides, which come with a file.
    """

    minutes: int
    title: str
    prompt: str
    talks: bool
    shows: bool


class DraftRow(TypedDict):
    """What is known of an item.

    Attributes:
        id: the item's.
        title: it goes by.
        needed: minutes that it takes.
        short: that fewer are planned, in a sentence; empty where they are enough.
        wrong: why it cannot be saved so; empty where it can.
        instead: what may be played in its place, in a sentence; empty where nothing may.
        teams: what teams play of it, in a sentence; empty where that is the same.
    """

    id: str
    title: str
    needed: int
    short: str
    wrong: str
    instead: str
    teams: str


class DraftSum(TypedDict):
    """The time of a programme.

    Attributes:
        planned: minutes, in words.
        needed: minutes by the honest clock, in words.
        teams: minutes where each side has one phone, in words.
        told: sentences on whether it fits; each with whether it does.
    """

    planned: str
    needed: str
    teams: str
    told: list["Fit"]


class Fit(TypedDict):
    """A sentence on the time; `fits`: whether it is good news."""

    text: str
    fits: bool


class SlidesPanel(TypedDict):
    """How a document of slides is brought.

    Attributes:
        status: how far it is, in a sentence; empty where none is under way.
        trouble: why it was not taken; empty where it was.
        number: another one for each document that was read.
        deck: the last one's name on the disk.
        title: what it is called.
        pages: how many it has.
        limit: bytes of a file at the most.
        part: bytes of a message at the most.
        words: the panel's.
    """

    status: str
    trouble: str
    number: int
    deck: str
    title: str
    pages: int
    limit: int
    part: int
    words: Words


class PreparePage(TypedDict):
    """The page on which a programme is prepared.

    Attributes:
        screen: `prepare`.
        language: the facilitator's.
        languages: those the page can be read in.
        title: the heading.
        back: that there is a way back to the list.
        number: another one for each draft that the page is to begin with.
        draft: what it began with.
        rows: what is known of each item.
        sum: the time of all of them.
        errors: what is wrong, by field.
        trouble: why the last thing was refused; empty where it was not.
        saved: that it is saved, in a sentence; empty where something has changed since.
        changed: whether something is not saved.
        print: where it can be printed; empty before it was saved.
        exercises: to put in.
        moments: to put in.
        forms: who talks with whom.
        slides: how a document of slides is brought, and the one that was read last.
        words: the page's.
    """

    screen: str
    language: str
    languages: list[Option]
    title: str
    back: bool
    number: int
    draft: ProgrammeDraft
    rows: list[DraftRow]
    sum: DraftSum
    errors: dict[str, str]
    trouble: str
    saved: str
    changed: bool
    print: str
    exercises: list[OfferedExercise]
    moments: list[OfferedMoment]
    forms: list[Option]
    slides: SlidesPanel
    words: Words


class ProgrammeRow(TypedDict):
    """A programme of one's own in the list.

    Attributes:
        id: its name.
        text: its title.
        when: its minutes, in words.
        problem: why it cannot be played; empty where it can.
        print: where it can be printed.
        confirm: the question before it is deleted.
    """

    id: str
    text: str
    when: str
    problem: str
    print: str
    confirm: str


class ProgrammesPanel(TypedDict):
    """The programmes of one's own, and the way to a new one.

    Attributes:
        rows: those there are.
        starts: what a new one can begin from.
        unsaved: drafts that are not saved, by their place among them.
        trouble: why the last thing was refused; empty where it was not.
        words: the panel's.
    """

    rows: list[ProgrammeRow]
    starts: list[Option]
    unsaved: list[Option]
    trouble: str
    words: Words
