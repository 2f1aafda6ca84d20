"""`workshop minutes`: the words and the minutes of exercises and programmes, as a table."""

from collections.abc import Iterable, Iterator, Sequence

from workshop.errors import WorkshopError
from workshop.exercises.agenda import agendas, in_order, load_agenda
from workshop.exercises.exercise import load_exercise, moments
from workshop.exercises.minutes import COMING, Parts
from workshop.exercises.sums import Sums, sums_of_agenda, sums_of_course, sums_of_exercise
from workshop.session import Mode

HEADS = ("", "aloud", "shown", "planned", "needed", *Parts.__dataclass_fields__)
ABOUT = (
    "Words read aloud and shown on one phone; minutes planned in the file, needed by {people} "
    "people, and what they are made of; of alternatives the longest counts. "
    "The paces stand in data/paces.toml."
)
OF_TEAMS = (
    "As teams, on {people} phones: words read aloud and shown; minutes planned and needed, which "
    "are the same, and what they are made of; of alternatives the longest counts. "
    "The paces in data/paces.toml are assumptions."
)


def minutes(names: tuple[str, ...] = (), people: int = 0, mode: str = Mode.PEOPLE) -> str:
    """Return the sums of exercises and programmes as a Markdown table.

    Args:
        names: of programmes or exercises; all of both where none is named.
        people: how many come, or phones of teams; as many as usually do where it is 0.
        mode: of session.

    Raises:
        WorkshopError: there is nothing of a name.
    """
    wanted = names or (*in_order(), *moments(), *agendas())
    return _written((_sums(name, people, mode) for name in wanted), people, mode)


def minutes_of_session(name: str, course: Sequence[Sequence[str]], mode: str) -> str:
    """Return the same of what a session plays, the changes of its programme with it.

    Args:
        name: what the session is called.
        course: exercise and round of each of its steps.
        mode: of session.

    Raises:
        ContentError: an exercise cannot be read.
    """
    return _written([sums_of_course(name, course, mode)], 0, mode)


def _written(sums: Iterable[Sums], people: int, mode: str) -> str:
    rows = [row for one in sums for row in _rows(one)]
    about = OF_TEAMS if mode == Mode.TEAMS else ABOUT
    return "\n".join((about.format(people=people or COMING[mode]), "", *_table(rows), ""))


def _sums(name: str, people: int, mode: str) -> Sums:
    if name in agendas() or name.startswith("only."):
        return sums_of_agenda(load_agenda(name), people, mode)
    if name in (*in_order(), *moments()):
        return sums_of_exercise(load_exercise(name), mode=mode)
    known = ", ".join((*agendas(), *in_order(), *moments()))
    raise WorkshopError(f"There is no programme and no exercise {name!r}; there are: {known}.")


def _rows(sums: Sums, depth: int = 0) -> Iterator[tuple[str, ...]]:
    parts = (getattr(sums.parts, name) for name in Parts.__dataclass_fields__)
    counted = (sums.aloud, sums.shown, sums.planned, sums.parts.minutes)
    times = (f"{seconds / 60:.1f}" if seconds else "" for seconds in parts)
    yield (f"{'· ' * depth}{sums.name}", *(str(n) if n else "" for n in counted), *times)
    for one in sums.inside:
        yield from _rows(one, depth + 1)


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[at]) for row in (HEADS, *rows)) for at in range(len(HEADS))]
    yield _line(HEADS, widths)
    yield "|" + "|".join(("-" * (widths[0] + 2), *("-" * (w + 1) + ":" for w in widths[1:]))) + "|"
    yield from (_line(row, widths) for row in rows)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    first, *rest = zip(row, widths, strict=True)
    return " | ".join((f"| {first[0]:<{first[1]}}", *(f"{n:>{w}}" for n, w in rest))) + " |"
