"""`workshop new`: an exercise that runs at once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.commands.new import new_exercise, new_kit
from workshop.content import LANGUAGES, OWN_KIT, content_root
from workshop.errors import WorkshopError
from workshop.exercises.ghost import ROOMS

ROOT = Path(__file__).parents[2]
SLUG = "lunch-together"

PLAY = f"""
from tests.support.room import LiveRoom
from workshop import charts
from workshop.exercises.agenda import alone
from workshop.charts import bars as light_bars
from workshop.content import LANGUAGES
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op

exercise = load_exercise("{SLUG}")
room = LiveRoom(agenda=alone("{SLUG}"))
room.fill(sales=6, marketing=6)
room.advance("next")
room.advance("asking")
room.everyone_answers()
assert room.look()["answered"]["finished"] == 12
room.advance("closed")
room.advance("revealed")
results = room.look()["results"]
for reveal in room.round.reveals:
    for language in LANGUAGES:
        drawn = charts.figure(reveal, exercise, results, ["sales", "marketing"], language)
        told = light_bars(reveal, exercise, results, ["sales", "marketing"], language)
        assert drawn["spec"] and told["rows"], reveal
print(room.advance("next")["phase"])
"""


@pytest.fixture
def kit(tmp_path):
    """A copy of the kit with a new exercise in it."""
    root = new_kit(tmp_path / "kit")
    new_exercise(SLUG, root)
    return root


def in_kit(kit, *command):
    environment = os.environ | {OWN_KIT: str(kit)}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_new_exercise_has_no_mistakes(kit):
    done = in_kit(kit, "-m", "workshop", "check")
    assert (done.stdout, done.returncode) == ("No mistakes in data/.\n", 0)


def test_the_new_exercise_is_rehearsed_and_counted_like_any_other(kit, tmp_path):
    told = in_kit(kit, "-m", "workshop", "minutes").stdout
    assert f"| {SLUG} " in told
    rehearse = ("rehearse", "--agenda", f"only.{SLUG}", "--db", f"sqlite:///{tmp_path}/r.db")
    done = in_kit(kit, "-m", "workshop", *rehearse)
    first = done.stdout.splitlines()[0]
    assert first.startswith("1 of 1  Lunch together"), done.stderr
    assert "of 72 questions answered; the wall says: " in first


def test_the_new_exercise_has_both_invented_rooms_and_a_switch_between_them(kit):
    for room in ROOMS:
        assert (kit / "data" / "samples" / room / f"{SLUG}.csv").is_file()
    (notebook,) = (kit / "notebooks").glob(f"*-{SLUG}.ipynb")
    assert "lesson.others()" in notebook.read_text(encoding="utf-8")


def test_a_kit_of_an_earlier_version_without_the_second_room_gets_the_first(tmp_path):
    root = new_kit(tmp_path / "kit")
    shutil.rmtree(root / "data" / "samples" / ROOMS[1])
    (root / "data" / "templates" / f"{ROOMS[1]}.csv").unlink()
    new_exercise(SLUG, root)
    assert (root / "data" / "samples" / ROOMS[0] / f"{SLUG}.csv").is_file()
    assert not (root / "data" / "samples" / ROOMS[1]).exists()


@pytest.mark.slow
def test_the_new_exercise_is_played_from_the_lobby_to_the_end(kit):
    done = in_kit(kit, "-c", PLAY)
    assert done.stdout == "ended\n", done.stderr


@pytest.mark.slow
def test_the_new_notebook_runs(kit):
    (notebook,) = (kit / "notebooks").glob(f"*-{SLUG}.ipynb")
    done = in_kit(
        kit, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null",
        "--nbval-lax", "--nbval-current-env", str(notebook),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_the_notebook_takes_the_next_number(kit):
    numbers = sorted(path.name[:2] for path in (kit / "notebooks").glob("[0-9][0-9]-*.ipynb"))
    (notebook,) = (kit / "notebooks").glob(f"*-{SLUG}.ipynb")
    assert notebook.name[:2] == numbers[-1]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("slug", ["Lunch", "a b", "../x", "", "-a", "å"])
def test_a_name_that_cannot_be_one_is_refused(kit, slug):
    before = sorted(kit.rglob("*"))
    with pytest.raises(WorkshopError, match="small letters"):
        new_exercise(slug, kit)
    assert sorted(kit.rglob("*")) == before


def test_an_exercise_is_never_overwritten(kit):
    words = kit / "data" / "exercises" / SLUG / "en.toml"
    words.write_text("title = 'mine'", encoding="utf-8")
    with pytest.raises(WorkshopError, match="there already"):
        new_exercise(SLUG, kit)
    assert words.read_text(encoding="utf-8") == "title = 'mine'"


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(WorkshopError, match="other things"):
        new_kit(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_installed_kit_is_not_written_to(tmp_path):
    installed = new_kit(tmp_path / "site" / "_kit")
    with pytest.raises(WorkshopError, match="--kit"):
        new_exercise(SLUG, installed)
    assert not (installed / "data" / "exercises" / SLUG).exists()


def test_a_kit_that_is_none_is_named(tmp_path):
    done = in_kit(tmp_path, "-m", "workshop", "check")
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr


def test_the_template_speaks_both_languages():
    folder = content_root() / "data" / "templates" / "exercise"
    for language in LANGUAGES:
        for stem in (f"{language}.toml", f"story.{language}.md", f"notes.{language}.md"):
            assert (folder / stem).read_text(encoding="utf-8").strip()


def test_somebody_who_explores_it_alone_meets_an_invented_room(kit):
    program = f"""
from workshop.pages import study
lesson = study.begin("{SLUG}")
beat = lesson.reveal("first")
lesson._press("first")
print(all(figure["spec"] for figure in beat.page["figures"]))
"""
    assert in_kit(kit, "-c", program).stdout == "True\n"


def test_a_new_exercise_does_not_take_the_name_of_a_moment(tmp_path):
    root = new_kit(tmp_path / "mine")
    with pytest.raises(WorkshopError, match="has this name already"):
        new_exercise("break", root)
    assert not (root / "data" / "exercises" / "break").exists()


PLAYED = f"""
from tests.support.room import LiveRoom, here
from workshop import charts
from workshop.content import LANGUAGES
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise

exercise = load_exercise("{SLUG}")
play = exercise.rounds[0].play
room = LiveRoom(agenda=alone("{SLUG}"))
room.fill(sales=3, marketing=3)
here(room)
while room.session["phase"] != "asking":
    room.advance()
while room.session["talk"]:
    for person in room.people:
        person.answer(room.session["talk"], [1] * play.tasks)
    room.advance()
while room.session["phase"] != "revealed":
    room.advance()
room.compute()
results = room.look()["results"]
for reveal in room.round.reveals:
    for language in LANGUAGES:
        drawn = charts.figure(reveal, exercise, results, ["sales", "marketing"], language)
        assert drawn["spec"] and drawn["light"]["rows"], reveal
print(room.advance()["talk"])

from workshop.pages import study
lesson = study.begin("{SLUG}")
print(lesson.play().turn([1] * play.tasks))
"""


@pytest.mark.parametrize("model", ["kpi-game", pytest.param("lead-pool", marks=pytest.mark.slow)])
def test_a_new_exercise_can_be_a_game_of_any_model_that_people_play(tmp_path, model):
    root = new_kit(tmp_path / "kit")
    done = in_kit(root, "-m", "workshop", "new", SLUG, "--game", model)
    assert done.returncode == 0, done.stderr
    assert in_kit(root, "-m", "workshop", "check").stdout == "No mistakes in data/.\n"
    done = in_kit(root, "-c", PLAYED)
    assert done.stdout.startswith("across\nPlay("), done.stderr


def test_a_model_that_nobody_can_play_is_named_and_nothing_is_written(tmp_path):
    root = new_kit(tmp_path / "kit")
    with pytest.raises(WorkshopError, match="'chess'; there are: kpi-game, lead-pool"):
        new_exercise(SLUG, root, "chess")
    assert not (root / "data" / "exercises" / SLUG).exists()
