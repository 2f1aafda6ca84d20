"""`workshop check` tells of plans that are too short, of paces, moments and short forms."""

import pytest
from click.testing import CliRunner

from tests.support.room import EXERCISE
from tests.support.spoiled import AGENDA, STRUCTURE, Kit
from workshop.cli import main
from workshop.commands.check import checked
from workshop.exercises.agenda import agendas, in_order

PARTS = (f"exercises/{EXERCISE}", "exercises/kpi-tradeoffs", "agendas/first-session.toml",
         "moments", "paces.toml", "models/funnel.en.toml", "models/funnel.nb.toml")  # fmt: skip
PACES, CHECK_IN = "data/paces.toml", "data/moments/check-in/exercise.toml"
KEPT = "data/moments/kept/exercise.toml"


def either(table):
    """Return what is replaced so that something may take the place of the exercise."""
    return 'rounds = ["room", "deal"]', f'rounds = ["room", "deal"]\n\n[[item.or]]\n{table}\n'


@pytest.fixture
def kit(tmp_path):
    return Kit(tmp_path, PARTS)


def test_a_part_of_the_kit_has_no_mistake(kit):
    assert kit.mistakes() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (STRUCTURE, "minutes = 19", "minutes = 8", "minutes: 8 planned, and 14 people need 19"),
        (STRUCTURE, "minutes = 51", "minutes = 50", "the rounds have 51 minutes together"),
        (CHECK_IN, "seconds = 150", "seconds = 600", "minutes: 4 planned, and 14 people need 11"),
        (AGENDA, "minutes = 38", "minutes = 22", "minutes: 22 planned, and 14 people need 38"),
        (AGENDA, "joining = 4", "joining = 1", "joining: 1 planned, and 14 people need 4"),
        (AGENDA, "joining = 4", "joining = -1", "write 0 to 1440 minutes"),
        (AGENDA, '"deal"', '"deel"', "has no round 'deel'; did you mean deal?"),
        (AGENDA, '"room", "deal"', '"deal", "room"', "in the order of the exercise: room, deal"),
        (AGENDA, '"room", "deal"', '"again"', "shows 'claim', which is asked in 'room'"),
        (AGENDA, '"closing"', '"closin"', "there is no exercise 'closin'; did you mean closing?"),
        (AGENDA, "length = 60", "length = 49", "length: 50 minutes are planned: write that, or"),
        (AGENDA, "length = 60", "length = 55", "teams need 59 minutes, for they agree aloud: "),
        (AGENDA, "length = 60", "length = 55", """write teams = ["room"] for '""" + EXERCISE),
        (AGENDA, "length = 60", "length = 20", "for they agree aloud: name an exercise less"),
        (AGENDA, '"room", "deal"]', '"room", "deal"]\nteams = ["again"]', "asked in 'room'"),
        (AGENDA, '"room", "deal"]', '"room", "deal"]\nteams = ["rom"]', "did you mean room?"),
        (AGENDA, '"room", "deal"]', '"room", "deal"]\nteams = ["room"]\nwithout_teams = true',
         "teams leave this out, and play rounds of it: write one of the two"),
        (AGENDA, '"room", "deal"]', '"room", "deal"]\nwithout_teams = 1', "true or false"),
        (AGENDA, '"closing"', '"kept"', "'kept' comes by itself where a session goes on"),
        (KEPT, 'with = "room"', 'with = "side"', 'what became of it: write with = "room"'),
        (KEPT, "seconds = 75", "seconds = 150", "minutes: 2 planned, and 14 people need 3"),
        (AGENDA, '"room", "deal"]', '"room", "deal"]\nwithout_teams = true', ""),
        (AGENDA, *either('exercise = "kpi-tradeofs"\nminutes = 45'), "did you mean kpi-tradeoffs?"),
        (AGENDA, *either(f'exercise = "{EXERCISE}"\nminutes = 51'), "stands there twice"),
        (AGENDA, *either('exercise = "break"\nminutes = 10'), "'break' is no exercise"),
        (AGENDA, *either('exercise = "kpi-tradeoffs"\nminutes = 5'), "5 planned, and 14 people"),
        (AGENDA, *either('exercise = "kpi-tradeoffs"\nminute = 45'), "or rename minute"),
        (AGENDA, *either('exercise = "kpi-tradeoffs"\nminutes = 45\nrounds = ["frist"]'),
         "did you mean first?"),
        (PACES, "teams = 12", "teams = -1", "write a number above 0"),
        (PACES, "teams = 12", 'teams = "x"', "this must be a number"),
        (PACES, "One of them reads it aloud to the others.", "", "teams_why: say why"),
        (PACES, 'id = "aloud"', 'id = "loud"', "the pace 'aloud' is missing"),
        (PACES, 'id = "sort"', 'id = "sorts"', "takes the pace 'sorts'; did you mean sort?"),
        (PACES, "value = 130", "value = 0", "write a number above 0"),
        (PACES, "value = 130", 'value = "fast"', "this must be a number"),
        (PACES, "Read to a room", "", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_with_minutes_is_said_with_its_file_and_line(kit, file, old, new, told):
    line = kit.replace(file, old, new)
    found = [one for one in kit.mistakes() if one.startswith(f"{file}:")]
    assert any(told in one for one in found) if told else not found
    if told and "pace" not in told:
        near = [int(one.split(":")[1]) for one in found if told in one]
        assert abs(near[0] - line) <= 8


def test_a_short_plan_keeps_nothing_from_being_played(kit):
    kit.replace(AGENDA, "minutes = 38", "minutes = 22")
    found = checked(kit.root, deep=False)
    assert len(found.mistakes) == 1
    assert not found.broken


def test_the_longest_of_what_there_is_to_choose_from_is_proved(kit):
    kit.replace(AGENDA, *either('exercise = "kpi-tradeoffs"\nminutes = 145'))
    told = [one for one in kit.mistakes() if "length:" in one]
    assert len(told) == 2
    assert "157 minutes are planned" in told[0]
    assert "for 'kpi-tradeoffs'" in told[1]


def test_what_may_take_a_place_and_is_broken_breaks_no_programme(kit):
    old, new = either('exercise = "kpi-tradeoffs"\nminutes = 45')
    kit.replace(AGENDA, old, new)
    kit.path("data/exercises/kpi-tradeoffs/exercise.toml").write_text("minutes = 1", "utf-8")
    found = checked(kit.root, deep=False)
    assert "exercises/kpi-tradeoffs" in found.broken
    assert "agendas/first-session" not in found.broken


def test_a_moment_asks_nothing_and_one_that_is_broken_breaks_its_programmes(kit):
    path = kit.path(CHECK_IN)
    asking = '[[round.question]]\nid = "x"\nkind = "text"\n\n'
    path.write_text(
        path.read_text("utf-8").replace("[[round.talk]]", f"{asking}[[round.talk]]"), "utf-8"
    )
    found = checked(kit.root, deep=False)
    assert any("a moment has talk steps alone" in one for one in found.mistakes)
    assert {"moments/check-in", "agendas/first-session"} <= found.broken.keys()


def test_a_kit_without_paces_is_told_so_once(kit):
    kit.path(PACES).unlink()
    assert [one for one in kit.mistakes() if "paces" in one] == [f"{PACES}: the file is missing."]


def test_the_command_shows_the_sums_of_everything_or_of_what_is_named():
    everything = CliRunner().invoke(main, ["minutes"]).output
    assert all(f"| {name} " in everything for name in (*agendas(), *in_order(), "break"))
    one = CliRunner().invoke(main, ["minutes", "first-session", "--people", "40"]).output
    assert "| · joining" in one
    assert "40 people" in one
    assert "kpi-tradeoffs" not in one


def test_the_command_shows_what_teams_need():
    told = CliRunner().invoke(main, ["minutes", "--teams", "ninety-minutes"]).output
    assert "on 2 phones" in told
    assert "assumptions" in told
    assert "· · again" not in told


def test_the_command_says_what_there_is_where_there_is_no_such_name():
    failed = CliRunner().invoke(main, ["minutes", "dinner"])
    assert failed.exit_code == 1
    assert "'dinner'; there are: first-session" in failed.output
