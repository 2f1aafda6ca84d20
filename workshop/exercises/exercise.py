"""An exercise: its rounds, questions and reveals, read from `data/exercises/SLUG`."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from workshop.content import content_root, listed, read_toml
from workshop.content.own import PREFIX, is_own, own_root
from workshop.content.tables import Table
from workshop.content.texts import Texts, read_blocks
from workshop.contracts.looks import Look, OwnItems
from workshop.contracts.parts import Block
from workshop.contracts.wording import Worded
from workshop.errors import ContentError, Refused
from workshop.exercises.asked import Form, form_of
from workshop.exercises.matrix import Shares, read_shares
from workshop.exercises.own_items import OwnItem, items_of
from workshop.exercises.routing import Route, read_route
from workshop.exercises.swapping import Swapping, read_swapping
from workshop.exercises.talk import BEFORE, PLACES, Talk, course, read_talk
from workshop.questions.kind import Kind
from workshop.questions.kinds import kinds
from workshop.questions.play import Play
from workshop.questions.question import Question
from workshop.questions.said import without_people
from workshop.session import Beat, Mode, Phase

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
"""How questions, items, options and rounds may be called."""

MOST_MINUTES = 24 * 60


@dataclass(frozen=True)
class Run:
    """A model that is computed at a reveal from what the room answered.

    Attributes:
        id: unique in its exercise, among its questions too.
        model: names a folder of `workshop.models` and the files in `data/models`.
        questions: whose tallies it starts from, in the order the model wants them.
        plays: the games whose plans it takes instead; it is about the last one of them.
    """

    id: str
    model: str
    questions: tuple[str, ...]
    plays: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """A question at the end of a lesson that has a right answer."""

    id: str
    options: tuple[str, ...]
    right: str


@dataclass(frozen=True)
class Reveal:
    """What the room sees after a round: a chart of some questions or of a run, perhaps a log.

    Attributes:
        perhaps: those of its questions without which the others are shown all the same.
        shares: the table of its items that the facilitator fills in with the room.
        swapping: what a timetable is made of.
    """

    chart: str
    questions: tuple[str, ...] = ()
    log: str = ""
    run: str = ""
    perhaps: tuple[str, ...] = ()
    shares: Shares | None = None
    swapping: Swapping | None = None


@dataclass(frozen=True)
class Round:
    """Questions that are asked, closed and revealed together, and talk before and after them.

    Attributes:
        consent: whether it is about somebody who can be named, so that a session plays it only
            where it was said, when it was opened, that they have agreed.
        spare: whether it is played only where a programme names it.
    """

    id: str
    questions: tuple[Question, ...]
    reveals: tuple[Reveal, ...]
    story: str = ""
    minutes: int = 0
    talks: tuple[Talk, ...] = ()
    consent: bool = False
    spare: bool = False

    @property
    def course(self) -> tuple[Beat, ...]:
        """What a room does in this round, in order."""
        ids = [question.id for question in self.questions if not question.turn]
        turns = [question.id for question in self.questions if question.turn]
        told, shown = bool(self.story), bool(self.reveals)
        return course(self.talks, story=told, turns=turns, questions=ids, reveals=shown)

    @property
    def play(self) -> Play | None:
        """The game that is played in this round; None where none is."""
        return next((question.play for question in self.questions if question.turn), None)

    def part(self, talk: str) -> "Round":
        """Return the round with the questions that are asked after a talk step, until the next one.

        Without a talk step, until the first one; where people do not talk in between, all. The
        quarters of a game come before, each by itself: `talk` is the quarter's question then.
        Notes that people had while they talked before any question are no cards of their own.
        """
        read = {id for talk in self.talks if talk.after in BEFORE for id in talk.notes}
        between = {t.after: t.id for t in self.talks if t.after not in PLACES}
        now, parts = "", dict[str, list[Question]]()
        for question in (one for one in self.questions if one.id not in read):
            parts.setdefault(question.id if question.turn else now, []).append(question)
            now = between.get(question.id, now)
        return replace(self, questions=tuple(parts.get(talk, ())))

    def at(self, beat: Beat) -> "Round":
        """Return the round as it is at a beat: while it asks, with what it asks at present."""
        return self.part(beat.talk) if beat.phase is Phase.ASKING else self

    def talk(self, id: str) -> Talk | None:
        """Return a talk step of this round; None where there is none of that name."""
        return next((talk for talk in self.talks if talk.id == id), None)

    def question(self, id: str) -> Question:
        """Return a question of this round.

        Raises:
            Refused: this round has no such question.
        """
        for question in self.questions:
            if question.id == id:
                return question
        raise Refused("unknown-question", question=id)

    def asked(self, department: str, present: Collection[str] = ()) -> tuple[Question, ...]:
        """Return the questions that people of a department get, notes included."""
        asked = (q for q in self.questions if q.asks(department, present))
        return tuple(q.of_side(department) for q in asked)


class Laid(NamedTuple):
    """Words that stand over those of the files.

    Attributes:
        where: begins the names of all of them, such as `talks.break`.
        said: by name.
        language: in which alone they do; empty for every one.
    """

    where: str
    said: Mapping[str, object]
    language: str = ""


@dataclass(frozen=True)
class Exercise:
    """One exercise of the workshop; `folder` holds its words.

    `own` holds items of a team's own, by question: they stand where those of the file did. `words`
    stand over those of the files, later ones over earlier ones: so a facilitator words a moment of
    her own, and a session a question.
    """

    slug: str
    minutes: int
    rounds: tuple[Round, ...]
    passages: Mapping[str, str]
    folder: Path
    runs: tuple[Run, ...] = ()
    checks: tuple[Check, ...] = ()
    routes: tuple[Route, ...] = ()
    own: Mapping[str, Sequence[OwnItem]] = field(default_factory=dict)
    words: tuple[Laid, ...] = ()

    def with_own(self, question: str, items: Sequence[OwnItem]) -> "Exercise":
        """Return the exercise with a team's own items in the place of a question's first ones.

        They bear the ids of those, and are as many; what they say is theirs.
        """
        rounds = tuple(_with_own(round, question, len(items)) for round in self.rounds)
        return replace(self, rounds=rounds, own={**self.own, question: tuple(items)})

    def told_in(self, look: Look) -> "Exercise":
        """Return the exercise as a session has it: with its own items and its own words in it."""
        return self.as_told(look.get("own_items", [])).as_worded(look.get("worded", []))

    def as_told(self, told: Iterable[OwnItems]) -> "Exercise":
        """Return the exercise with those of a team's own items in it that are asked in it.

        Args:
            told: as the host tells them, of all exercises of a session.
        """
        made = self
        for one in told:
            if one["exercise"] == self.slug:
                made = made.with_own(one["question"], items_of(one))
        return made

    def as_worded(self, worded: Iterable[Worded]) -> "Exercise":
        """Return the exercise with those of a session's own words in it that belong to it.

        Args:
            worded: as the host tells them, of all exercises of a session.
        """
        ours = (one for one in worded if one["exercise"] == self.slug)
        laid = tuple(laid for one in ours for laid in self._laid(one))
        return replace(self, words=(*self.words, *laid)) if laid else self

    def played_by(self, mode: str, *, agreed: bool = False) -> "Exercise":
        """Return the exercise as sessions of a mode play it.

        Teams are not asked what is about oneself or about somebody who could be named; what was
        to be shown of that is left out too. So are rounds that need consent, unless it was given.

        Args:
            mode: who holds a phone.
            agreed: whether those whom such rounds are about have agreed; teams never play them.
        """
        here = self if agreed and mode != Mode.TEAMS else self._without_consent()
        asked = [question for round in here.rounds for question in round.questions]
        if mode != Mode.TEAMS or not any(q.private or q.people_only for q in asked):
            return here
        gone = {q.id for q in asked if without_people(q) is None}
        left = (
            replace(round, questions=tuple(without_people(q) or q for q in round.questions))
            for round in here.rounds
        )
        return replace(here, rounds=tuple(left))._without(gone)

    def without_games(self) -> "Exercise":
        """Return the exercise as somebody alone goes through it: who plays needs others."""
        left = (one for one in self.rounds if not any(q.turn for q in one.questions))
        return replace(self, rounds=tuple(left))

    def _without_consent(self) -> "Exercise":
        """Return the exercise without the rounds that need consent, and what shows only them."""
        left = tuple(round for round in self.rounds if not round.consent)
        if len(left) == len(self.rounds):
            return self
        gone = {q.id for round in self.rounds if round.consent for q in round.questions}
        return replace(self, rounds=left)._without(gone)

    def _without(self, gone: set[str]) -> "Exercise":
        """Return the exercise without some questions, and without what cannot be shown then."""
        runs = tuple(run for run in self.runs if gone.isdisjoint(run.questions))
        kept = {"", *(run.id for run in runs)}
        rounds = tuple(_without(round, gone, kept) for round in self.rounds)
        return replace(self, rounds=rounds, runs=runs)

    def round(self, id: str) -> Round:
        """Return a round by its id."""
        return next(r for r in self.rounds if r.id == id)

    def question(self, id: str) -> Question:
        """Return a question of any round."""
        return next(q for r in self.rounds for q in r.questions if q.id == id)

    @property
    def usual(self) -> tuple[Round, ...]:
        """The rounds that are played where nobody names any."""
        return tuple(round for round in self.rounds if not round.spare)

    @property
    def reveals(self) -> tuple[Reveal, ...]:
        """Everything that is revealed, round after round."""
        return tuple(reveal for round in self.rounds for reveal in round.reveals)

    @property
    def is_reworded(self) -> bool:
        """Whether a facilitator's own words stand where the room is told what to do."""
        return any(one.where.startswith("talks.") and "prompt" in one.said for one in self.words)

    @property
    def looks_back(self) -> bool:
        """Whether it asks what became of the promises of the session that this one goes on from."""
        return any(talk.looks_back for round in self.rounds for talk in round.talks)

    def compared(self, id: str) -> tuple[str, ...]:
        """Return the other questions that a reveal sets beside a question: they ask alike."""
        ours = self.question(id)
        shown = (reveal.questions for reveal in self.reveals if id in reveal.questions)
        beside = (one for questions in shown for one in questions)
        return tuple(one for one in dict.fromkeys(beside) if self.question(one).is_like(ours))

    def run(self, id: str) -> Run:
        """Return a run by its id."""
        return next(run for run in self.runs if run.id == id)

    def texts(self, language: str) -> Texts:
        """Return the exercise's words in a language, over them those of the session that plays it.

        These are its own wording of questions, and what a team's own items are.
        """
        words = _texts(self.folder, language)
        for one in self.words:
            if one.language in ("", language):
                words = words.over(one.where, dict(one.said))
        for question, items in self.own.items():
            asked = self.question(question)
            named = list(zip(asked.items, items, strict=False))
            said = {"items": {id: one.item(language) for id, one in named}}
            brief = {"short": {id: one.brief(language) for id, one in named}}
            words = words.over(f"questions.{asked.words}", said | brief)
        return words

    def _laid(self, one: Worded) -> Iterator[Laid]:
        """Yield the words of one question, and perhaps its round's title."""
        round = next((r for r in self.rounds for q in r.questions if q.id == one["question"]), None)
        if round is None:
            return
        where = f"questions.{round.question(one['question']).words}"
        yield from (Laid(where, {**said}, language) for language, said in one["words"].items())
        if "title" in one:
            yield Laid(f"rounds.{round.id}", {"title": one["title"]})

    def blocks(self, stem: str, language: str) -> list[Block]:
        """Return one of the exercise's Markdown files, `stem` without language and ending."""
        return cast("list[Block]", read_blocks(self.folder / f"{stem}.{language}.md"))


def _with_own(round: Round, question: str, number: int) -> Round:
    """Return a round that asks about so many items of a question as a team brought."""
    asked = (
        replace(one, items=one.items[:number]) if one.id == question else one
        for one in round.questions
    )
    return replace(round, questions=tuple(asked))


def _without(round: Round, gone: set[str], runs: Collection[str]) -> Round:
    """Return a round without some questions, and without what would show them."""
    left = (one for one in round.questions if one.id not in gone)
    shown = (_less(one, gone) for one in round.reveals if one.run in runs)
    return replace(round, questions=tuple(left), reveals=tuple(filter(None, shown)))


def _less(reveal: Reveal, gone: Collection[str]) -> Reveal | None:
    """Return a reveal without questions that are not asked; None where it needs one of them."""
    left = tuple(id for id in reveal.questions if id not in gone)
    needed = {*reveal.questions} - {*reveal.perhaps}
    if not needed.isdisjoint(gone) or (reveal.questions and not left):
        return None
    return replace(reveal, questions=left)


@cache
def _texts(folder: Path, language: str) -> Texts:
    path = folder / f"{language}.toml"
    return Texts(language, read_toml(path), f"{folder.name}/{path.name}")


@cache
def load_exercise(slug: str) -> Exercise:
    """Read one exercise, one of the `moments`, or the form of a question of the moment.

    Raises:
        ContentError: the folder is missing or its `exercise.toml` cannot be read.
    """
    if is_own(slug):
        from workshop.exercises.own_moments import load_own  # it makes exercises: not the other way

        return load_own(slug)
    form = form_of(slug)
    if form:
        return _asked(slug, form, content_root() / "data" / "asked" / form.name)
    folder = folder_of(slug)
    if folder is None:
        known = ", ".join(exercises()) or "none"
        raise ContentError([f"There is no exercise {slug!r}; there are: {known}."])
    return parse_exercise(folder, read_toml(folder / "exercise.toml"))


def folder_of(slug: str) -> Path | None:
    """Return the folder of an exercise or a moment: the kit's, or one that came with a session."""
    roots = (content_root() / "data", own_root()) if SLUG.fullmatch(slug) else ()
    there = (root / kind / slug for root in roots for kind in ("moments", "exercises"))
    return next((folder for folder in there if folder.is_dir()), None)


def _asked(slug: str, form: Form, folder: Path) -> Exercise:
    """Return a form under the name of a question of the moment, with as many answers as it has."""
    made = parse_exercise(folder, read_toml(folder / "exercise.toml"))
    if form.options:
        rounds = tuple(_with_options(round, form.options) for round in made.rounds)
        made = replace(made, rounds=rounds)
    return replace(made, slug=slug)


def _with_options(round: Round, number: int) -> Round:
    asked = (replace(one, options=one.options[:number]) for one in round.questions)
    return replace(round, questions=tuple(asked))


def exercises() -> tuple[str, ...]:
    """Return the names of all exercises, in alphabetical order.

    Those that came with sessions from other laptops come last.
    """
    return _folders("exercises")


def moments() -> tuple[str, ...]:
    """Return what a programme has between exercises, such as a break, in alphabetical order.

    Each is written like an exercise, of talk steps alone: nothing in it is asked or revealed.
    Those of one's own come last.
    """
    own = listed(own_root() / "moments", f"{PREFIX}*.toml")
    return (*_folders("moments"), *(path.stem for path in own if SLUG.fullmatch(path.stem)))


def _folders(name: str) -> tuple[str, ...]:
    roots = (content_root() / "data", own_root())
    folders = (path for root in roots for path in listed(root / name, "*"))
    there = (path.name for path in folders if path.is_dir() and SLUG.fullmatch(path.name))
    return tuple(dict.fromkeys(there))


def parse_exercise(folder: Path, table: dict[str, Any]) -> Exercise:
    """Build an exercise from its parsed `exercise.toml`.

    Raises:
        ContentError: keys are missing or of the wrong type; it names each.
    """
    wrong: list[str] = []
    exercise = read_exercise(Table(table, folder / "exercise.toml", wrong), folder)
    if wrong:
        raise ContentError(wrong)
    return exercise


def read_exercise(top: Table, folder: Path) -> Exercise:
    """Build an exercise from the table of its `exercise.toml`, which notes what does not fit."""
    return Exercise(
        slug=folder.name,
        minutes=top.number("minutes"),
        rounds=tuple(_round(r) for r in top.tables("round", needed=True)),
        passages=top.pairs("passages"),
        folder=folder,
        runs=tuple(
            Run(
                r.text("id", needed=True),
                r.text("model", needed=True),
                r.names("questions", needed=not r.names("plays")),
                r.names("plays"),
            )
            for r in top.tables("run")
        ),
        checks=tuple(
            Check(
                c.text("id", needed=True),
                c.names("options", needed=True),
                c.text("right", needed=True),
            )
            for c in top.tables("check")
        ),
        routes=tuple(read_route(r) for r in top.tables("route")),
    )


def _round(table: Table) -> Round:
    return Round(
        id=table.text("id", needed=True),
        questions=tuple(q for t in table.tables("question") for q in _questions(t)),
        reveals=tuple(
            Reveal(
                r.text("chart", needed=True),
                r.names("questions"),
                r.text("log"),
                r.text("run"),
                r.names("perhaps"),
                read_shares(r),
                read_swapping(r),
            )
            for r in table.tables("reveal")
        ),
        story=table.text("story"),
        minutes=table.number("minutes", 0),
        talks=tuple(read_talk(t) for t in table.tables("talk")),
        consent=table.flag("consent"),
        spare=table.flag("spare"),
    )


def _questions(table: Table) -> list[Question]:
    name = table.text("kind", needed=True)
    kind = kinds().get(name, Kind())
    if name in kinds():
        table.only("id", "kind", "for", "people_only", "whole_room", *kind.KEYS)
    private, people_only = table.flag_or_names("people_only")
    question = Question(
        id=table.text("id", needed=True),
        kind=name,
        items=table.names("items"),
        options=kind.options(table),
        words=table.text("id"),
        scale=table.text("scale"),
        only_for=table.names("for"),
        key=table.pairs("key"),
        held_by=table.pairs("held_by"),
        ranges=table.ranges("range"),
        truths=table.amounts("truth"),
        limit=table.number("limit", 280),
        most=table.number("most", 0),
        answerable=kind.ANSWERABLE,
        people_only=people_only,
        private=private,
        whole_room=table.flag("whole_room"),
        again=table.text("again"),
        of=table.text_or_names("of"),
        promise=table.text("promise"),
        across=kind.ACROSS,
        own=table.flag("own"),
    )
    play = kind.play(table)
    if play:
        # Each quarter is a question of its own: what was proposed in one stays its own.
        turns = range(1, play.quarters + 1)
        return [replace(question, id=f"{play.id}-{n}", play=play, turn=n) for n in turns]
    return [
        replace(question, id=f"{question.id}-{view}", view=view) if view else question
        for view in kind.views()
    ]
