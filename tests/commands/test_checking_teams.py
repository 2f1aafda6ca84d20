"""What sides that answer on one phone are not asked: how it is read, left out and checked."""

import json

import pytest
from click.testing import CliRunner

from tests.support.room import EXERCISE
from tests.support.spoiled import CONCERNED, STRUCTURE, Kit
from workshop.cli import main
from workshop.commands.reference import reference
from workshop.content import read_toml
from workshop.exercises.exercise import load_exercise, parse_exercise
from workshop.store.opening import open_store

CLAIM = 'id = "claim"\nkind = "rating"\nscale = "agree"\nitems = ["dream", "pointless"]'
RANK = 'id = "first"\nkind = "rank"\nitems = ["definition", "numbers", "meeting", "shoes", "bonus"]'
MIRROR = 'id = "mirror"\nkind = "mirror"'
CAUSE = 'id = "cause"\nkind = "choice"'


@pytest.fixture
def kit(tmp_path):
    return Kit(tmp_path, CONCERNED["exercises"])


def read(kit):
    path = kit.path(STRUCTURE)
    return parse_exercise(path.parent, read_toml(path))


def write(kit, after, line):
    kit.replace(STRUCTURE, after, f"{after}\n{line}")


def test_sides_are_not_asked_what_is_about_a_person(kit):
    write(kit, CLAIM, 'people_only = ["pointless"]')
    exercise = read(kit)
    assert exercise.question("claim").items == ("dream", "pointless")
    assert exercise.played_by("people") is exercise
    assert exercise.played_by("teams").question("claim").items == ("dream",)


def test_what_would_have_shown_it_is_left_out_too(kit):
    write(kit, MIRROR, "people_only = true")
    teams = read(kit).played_by("teams")
    charts = [reveal.chart for reveal in teams.reveals]
    assert not {"mirror", "expected", "departments"} & {*charts}
    assert "sorting" in charts
    assert not [q for round in teams.rounds for q in round.questions if q.words == "mirror"]


def test_an_exercise_without_it_is_played_as_it_is():
    exercise = load_exercise(EXERCISE)
    assert exercise.played_by("teams") is exercise


@pytest.mark.parametrize(
    ("after", "line", "said"),
    [
        (CLAIM, 'people_only = ["dreams"]', "'dreams' is not one of its items"),
        (CLAIM, 'people_only = "dream"', "this must be true, or a list of texts."),
        (CLAIM, "people_only = 1", "this must be true, or a list of texts."),
        (CLAIM, 'people_only = ["dream", "pointless"]', "write people_only = true."),
        (RANK, 'people_only = ["shoes", "bonus", "numbers"]', "it needs 3 to 7 items."),
        (CAUSE, "peopleonly = true", "peopleonly"),
    ],
)
def test_a_mistake_in_it_is_told_with_file_line_and_what_to_write(kit, after, line, said):
    write(kit, after, line)
    told = [one for one in kit.mistakes() if said in one]
    assert told
    assert told[0].startswith(f"{STRUCTURE}:")


def test_a_chart_that_would_be_left_without_its_items_is_named(kit):
    """Both questions of a change ask alike: one of them alone cannot lose an item."""
    write(kit, CLAIM, 'people_only = ["pointless"]')
    assert any("'shift'" in one and "people_only" in one for one in kit.mistakes())


def test_the_reference_tells_of_it():
    assert "`people_only`" in reference()


@pytest.mark.parametrize(
    ("options", "mode", "expected"),
    [([], "people", 40), (["--teams"], "teams", 2), (["--teams", "--expect", "4"], "teams", 4)],
)
def test_a_session_of_teams_is_opened_from_the_command_line(tmp_path, options, mode, expected):
    url = f"sqlite:///{tmp_path}/room.db"
    opened = CliRunner().invoke(main, ["open", *options, "--json", "--db", url])
    store = open_store(url)
    with store.transaction():
        record = store.session_by_code(json.loads(opened.stdout)["code"])
    store.close()
    assert (record.mode, record.expected) == (mode, expected)
