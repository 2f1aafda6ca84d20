"""Whatever happens to a file, check ends, and says something where it is a fault."""

import copy
import random
import tomllib

import pytest

from tests.support.spoiled import Kit, keys, spoil, write
from workshop.commands.check.agendas import check_agendas
from workshop.commands.check.exercises import check_exercise
from workshop.content import content_root
from workshop.content.noting import Findings
from workshop.exercises.exercise import exercises

ROUNDS = 6
"""Changes of each sort that are tried of each file: all sorts and files make a few hundred."""

FILES = [
    *(f"data/exercises/{slug}/{name}.toml" for slug in exercises() for name in ("exercise", "nb")),
    "data/agendas/first-session.toml",
    "data/agendas/full-day.toml",
    "data/agendas/half-day.toml",
    "data/agendas/lecture.toml",
    "data/agendas/maps-and-sides.toml",
    "data/agendas/ninety-minutes.toml",
    "data/agendas/one-hour.toml",
    "data/agendas/short-day.toml",
    "data/agendas/swap-and-promise.toml",
    "data/agendas/swap-and-sit.toml",
    "data/agendas/two-hours.toml",
]
MOMENTS = ("check-in", "break", "lunch", "closing")
OPTIONAL = {
    "help", "short", "minutes", "for", "dont_know", "held_by", "limit", "id", "story",
    "after", "across", "say_back", "notes", "bring", "rounds", "joining", "length", "teams",
    "again", "consent", "perhaps", "whole_room", "people_only", "or",
}  # fmt: skip
"""Keys that may be missing; a part of a table of them too."""

WILD = [-1, 0, 10**30, 1e20, float("inf"), "", " ", "{x}", "a b", [], {}, [[]], True, "ø" * 5000]


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """Exercises and agendas; each test leaves them as they were."""
    return Kit(tmp_path_factory.mktemp("kit"), ("exercises", "agendas"))


@pytest.fixture(params=FILES)
def file(request, kit):
    """A file, a way to write other tables or letters into it, and random numbers of its own."""
    path = kit.path(request.param)
    before = path.read_bytes()
    yield File(kit, path, request.param)
    path.write_bytes(before)


class File:
    def __init__(self, kit, path, name):
        self.kit, self.path, self.name = kit, path, name
        self.table = tomllib.loads(path.read_text("utf-8"))
        self.chance = random.Random(name)

    def some(self, wanted=lambda _: True):
        """Return a few of the paths to values of the table."""
        paths = [path for path in keys(self.table) if wanted(path)]
        return self.chance.sample(paths, min(ROUNDS, len(paths)))

    def found(self, content):
        """Check the file with other content; a mistake is a line that names a file."""
        raw = content if isinstance(content, bytes) else write(content).encode()
        self.path.write_bytes(raw)
        found = Findings(self.kit.root)
        # What belongs together is checked, not the whole kit: there are hundreds of changes.
        if "/agendas/" in self.name:
            moments = dict.fromkeys(MOMENTS)
            check_agendas(found, self.path.parent, dict.fromkeys(exercises()), moments)
        else:
            check_exercise(found, self.path.parent)
        assert all(one.startswith("data/") and "\n" not in one for one in found.mistakes)
        return found.mistakes


def is_name(path):
    return isinstance(path[-1], str)


def is_needed(path):
    """Whether something is missing without it: passages and debrief questions may go."""
    return is_name(path) and not OPTIONAL & {*path} and not {"passages", "debrief"} & {*path}


def test_a_good_copy_has_no_mistakes(file):
    assert file.found(file.table) == []


def test_a_key_that_is_dropped_is_missed(file):
    for path in file.some(is_needed):
        table = copy.deepcopy(file.table)
        inner = table
        for key in path[:-1]:
            inner = inner[key]
        del inner[path[-1]]
        assert file.found(table), path


def test_a_key_that_is_misspelt_is_named(file):
    for path in file.some(is_name):
        table = copy.deepcopy(file.table)
        inner = table
        for key in path[:-1]:
            inner = inner[key]
        wrong = f"{path[-1]}x"
        inner[wrong] = inner.pop(path[-1])
        found = file.found(table)
        assert any(wrong in mistake or path[-1] in mistake for mistake in found), (path, found)


def test_a_value_out_of_all_bounds_never_stops_the_check(file):
    for path in file.some():
        table, wild = copy.deepcopy(file.table), file.chance.choice(WILD)
        before = spoil(table, path, wild)
        found = file.found(table)
        assert found or type(wild) is type(before), (path, wild)


def test_an_entry_that_stands_twice_is_named(file):
    lists = [path for path in keys(file.table) if isinstance(path[-1], int)]
    for path in file.chance.sample(lists, min(ROUNDS, len(lists))):
        if {"debrief", "reveal", "lines", "says"} & {*path}:
            continue  # the same thing may be asked, shown and said twice
        table = copy.deepcopy(file.table)
        inner = table
        for key in path[:-1]:
            inner = inner[key]
        if path[0] == "item" and len(path) == 2 and inner[path[1]]["exercise"] in MOMENTS:
            continue  # a day has several breaks
        inner.append(copy.deepcopy(inner[path[-1]]))
        assert file.found(table), path


def test_any_bytes_are_read_or_named(file):
    raw = file.path.read_bytes()
    for _ in range(ROUNDS):
        at, length = file.chance.randrange(len(raw)), file.chance.choice((1, 2, 40))
        file.found(raw[:at] + file.chance.randbytes(length) + raw[at + length :])
        file.found(raw[:at])
    assert file.found(file.chance.randbytes(200))


def test_the_files_are_those_that_lie_in_the_data():
    data = content_root() / "data"
    assert {path.name for path in (data / "agendas").glob("*.toml")} == {
        name.rpartition("/")[2] for name in FILES if "/agendas/" in name
    }
