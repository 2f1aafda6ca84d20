"""What a picture says of a room, in plain sentences: those that hold, and those that could have."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from random import Random

from workshop.charts import charts, found
from workshop.charts.view import Results
from workshop.content import LANGUAGES
from workshop.content.departments import ORDINARY, Names
from workshop.content.texts import Texts, fill
from workshop.exercises.exercise import Reveal
from workshop.exercises.people.rooms import SIDES, PeopleRoom, people_rooms
from workshop.session import Mode
from workshop.simulator.drawing import OPEN, Shown, drawn, readable

NONE = "none"
"""That a picture names nothing, and that this is sure: people are alike there."""

NAMED = ("side", "other", "item", "statement", "bucket", "owner")
"""Placeholders of conditions that say of whom and of what they hold; all others are numbers."""

THING = "thing"
"""The placeholder of what a condition holds for, where the chart tells that of each thing."""

SAMPLES = range(10_000_000, 10_000_003)
"""Seeds of other rooms, from which sentences come that could have held: no rehearsal has them."""

SMALL, LARGE = 24, 240
"""How many people sit in them: in a large one much is found that a small one hides."""

MOST = 2
"""Sentences to choose from that name something; `OPEN` and `NONE` stand beside them always."""


@dataclass(frozen=True)
class Reading:
    """Something that a picture may say.

    Attributes:
        id: the same in every language and in every room.
        when: the condition of its chart.
        words: the values of the placeholders in its sentence.
    """

    id: str
    when: str
    words: Mapping[str, str] = field(default_factory=dict, hash=False)


def picture(shown: Shown) -> Reveal | None:
    """Return the picture of a reveal that is to be read; None where there is none.

    It is the one about which the debrief asks most; it does not depend on what people answered.
    """
    asked = {one["when"] for one in _debrief(shown, LANGUAGES[0])}
    there = [one for one in readable(shown) if _can_be_read(shown, one)]

    def weight(reveal: Reveal) -> tuple[int, int]:
        holds = {*charts()[reveal.chart].holds} - {OPEN}
        return len(holds & asked), len(holds)

    return max(there, key=weight, default=None)


def _can_be_read(shown: Shown, reveal: Reveal) -> bool:
    return any(one.when in charts()[reveal.chart].holds for one in _elsewhere(shown, reveal, "en"))


def _debrief(shown: Shown, language: str) -> list[dict[str, str]]:
    asked = shown.exercise.texts(language).find("debrief") or []
    return [one for one in asked if one["round"] == shown.round.id]


def held(
    shown: Shown, reveal: Reveal, results: Results, language: str, names: Names = ORDINARY
) -> list[Reading]:
    """Return what a picture names, what it names first in front; nothing where it names nothing.

    Args:
        shown: the reveal.
        reveal: its picture.
        results: tallies by question.
        language: of the words.
        names: what departments call themselves.
    """
    told = shown.exercise, results, SIDES
    here = found(reveal, *told, language, names)
    usual = found(reveal, *told, LANGUAGES[0])
    made: list[Reading] = []
    for when, words in here.holds.items():
        if when in charts()[reveal.chart].of:
            things = here.about.get(when, {})
            made += [Reading(f"{when}.{id}", when, {THING: text}) for id, text in things.items()]
        elif when != OPEN and when in usual.holds:
            named = {name: words[name] for name in NAMED if name in words}
            made.append(Reading(_id(when, usual.holds[when]), when, named))
    return made


def _id(when: str, words: Mapping[str, str]) -> str:
    """Return a name that does not depend on the language of the page."""
    named = "/".join(words[name] for name in NAMED if name in words)
    return f"{when}.{sha256(named.encode()).hexdigest()[:8]}" if named else when


def right(
    shown: Shown, reveal: Reveal, results: Results, language: str, names: Names = ORDINARY
) -> list[Reading]:
    """Return what a picture says: what it names, else that it cannot tell, or names nothing."""
    there = held(shown, reveal, results, language, names)
    if there:
        return there
    tells = OPEN in charts()[reveal.chart].holds
    unsure = not tells or OPEN in found(reveal, shown.exercise, results, SIDES, language).holds
    return [Reading(OPEN, OPEN) if unsure else Reading(NONE, NONE)]


def offered(
    shown: Shown,
    reveal: Reveal,
    results: Results,
    language: str,
    seed: int,
    names: Names = ORDINARY,
) -> list[Reading]:
    """Return three or four readings of which one is right, in an order that tells nothing.

    Args:
        shown: the reveal.
        reveal: its picture.
        results: tallies by question.
        language: of the words.
        seed: of the room.
        names: what departments call themselves.
    """
    there = held(shown, reveal, results, language, names)

    def chance(one: Reading) -> float:
        return _chance(seed, shown, one.id)

    others = [o for o in _elsewhere(shown, reveal, language) if _differs(o, there, reveal)]
    others.sort(key=chance)
    named = [*there[:1], *others][:MOST]
    return sorted([*named, Reading(OPEN, OPEN), Reading(NONE, NONE)], key=chance)


def _differs(one: Reading, there: Sequence[Reading], reveal: Reveal) -> bool:
    """Whether a picture surely does not say that: of some conditions it names one thing only."""
    if one.when in charts()[reveal.chart].of:
        return one.id not in {other.id for other in there}
    return one.when not in {other.when for other in there}


def _elsewhere(shown: Shown, reveal: Reveal, language: str) -> list[Reading]:
    """Return what the same picture names in other rooms, each once."""
    results = _other_rooms(shown.course, shown.step)
    every = (one for at in results for one in held(shown, reveal, at, language))
    return [*{one.id: one for one in every}.values()]


@lru_cache(maxsize=32)
def _other_rooms(course: tuple[tuple[str, str], ...], step: int) -> tuple[Results, ...]:
    """Return what other rooms show at a reveal."""
    shown = Shown.at(course, step)
    pictures = readable(shown)
    rooms = [one for one in people_rooms().values() if one.mode == Mode.PEOPLE]
    sizes = zip(SAMPLES, (SMALL, SMALL, LARGE), strict=True)
    drawing = [(room, people, seed) for seed, people in sizes for room in rooms]
    return tuple(drawn(shown, pictures, *one) for one in drawing)


def sentence(one: Reading, reveal: Reveal, ui: Texts) -> str:
    """Return a reading as a sentence."""
    if one.when in (OPEN, NONE):
        return ui(f"simulator.{one.when}")
    return fill(ui(f"simulator.reads.{reveal.chart}.{one.when}"), dict(one.words))


# ---- questions to ask ----

ALWAYS = "always"
ASKED = 2
"""How many questions of each sort there are to choose from: fitting always, here, and not here."""


@dataclass(frozen=True)
class Question:
    """A debrief question: its name, its condition, and its words."""

    id: str
    when: str
    text: str


def asking(
    shown: Shown,
    holding: Mapping[str, Mapping[str, str]],
    language: str,
    seed: int,
) -> list[Question]:
    """Return debrief questions of a reveal, in the order of their file: fitting ones, and others.

    Args:
        shown: the reveal.
        holding: the conditions that hold there, with the values of their placeholders.
        language: of the words.
        seed: of the room.
    """
    elsewhere = conditions_elsewhere(shown, language)
    every = [*questions(shown, {**elsewhere, **holding}, language)]
    picked = {
        one.id
        for sort in (
            [one for one in every if one.when == ALWAYS],
            [one for one in every if one.when in holding],
            [one for one in every if one.when not in {ALWAYS, *holding}],
        )
        for one in sorted(sort, key=lambda one: _chance(seed, shown, f"asks/{one.id}"))[:ASKED]
    }
    return [one for one in every if one.id in picked]


def _chance(seed: int, shown: Shown, id: str) -> float:
    return Random(f"{seed}/{shown.step}/{id}").random()  # noqa: S311 - a play


def questions(
    shown: Shown, there: Mapping[str, Mapping[str, str]], language: str
) -> Iterable[Question]:
    """Yield the debrief questions of a reveal whose condition is among those that are given."""
    for number, one in enumerate(_debrief(shown, language)):
        if one["when"] == ALWAYS or one["when"] in there:
            words = dict(there.get(one["when"], {}))
            id = one.get("id") or f"{one['when']}.{number}"
            yield Question(id, one["when"], fill(one["ask"], words))


@lru_cache(maxsize=64)
def _conditions(
    course: tuple[tuple[str, str], ...], step: int, language: str
) -> Mapping[str, Mapping[str, str]]:
    shown = Shown.at(course, step)
    there: dict[str, Mapping[str, str]] = {OPEN: {}}
    for results in _other_rooms(course, step):
        for reveal in readable(shown):
            here = found(reveal, shown.exercise, results, SIDES, language).holds
            there = {**here, **there}
    return there


def conditions_elsewhere(shown: Shown, language: str) -> Mapping[str, Mapping[str, str]]:
    """Return conditions that hold in other rooms, with words with which they do there."""
    return _conditions(shown.course, shown.step, language)


def room_of(id: str) -> PeopleRoom | None:
    """Return a room by its name; None where there is none any more."""
    return people_rooms().get(id)
