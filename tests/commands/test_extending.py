"""What the documents tell to add a kind, a chart, an exercise, a model and a language works."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
LEFT_OUT = shutil.ignore_patterns("__pycache__", "_kit")
CHART_WORDS = {
    "en": '\n[thumbs]\ntitle = "{share} would miss: {item}"\ntable = "Thumbs up"\n',
    "nb": '\n[thumbs]\ntitle = "{share} ville savnet: {item}"\ntable = "Tommel opp"\n',
}
BENCH_WORDS = '\n[coin_bench]\ntitle = "Coin"\nlead = "Bend it."\nfile = "coin.csv"\n'
PLAY = """
from tests.support.room import LiveRoom
from workshop import charts
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise

room = LiveRoom(agenda=alone("show-of-thumbs"))
room.fill(sales=6, marketing=6)
room.advance("next")  # without a story the round begins with its questions
room.everyone_answers()
for move in ("closed", "revealed"):
    room.advance(move)
results = room.look()["results"]
(reveal,) = room.round.reveals
exercise = load_exercise("show-of-thumbs")
for language in ("en", "nb"):
    figure = charts.figure(reveal, exercise, results, ["sales", "marketing"], language)
    assert figure["spec"] and figure["light"]["rows"] and figure["table"]["rows"]
    print(figure["title"])
"""
COIN = """
from workshop.models import bench_of, models, run_of
from workshop.pages.lesson.results import readable
from workshop.models.coin.toss import World, toss

assert "coin" in models()
assert run_of("coin").outcome({"bias": 0.7})["heads"] == 7
bench = bench_of("coin")
bench.take({"sliders": {"bias": 20}, "number": 1})
assert "2" in bench.page("en")["result"]["finding"]
print(readable(toss(World()), "nb"))
"""


@pytest.fixture
def copy(tmp_path):
    """A copy of the repository that may be extended."""
    for part in ("workshop", "data", "notebooks", "tests"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=LEFT_OUT)
    return tmp_path


def run(copy, *command):
    environment = {k: v for k, v in os.environ.items() if k != "WORKSHOP_KIT"}
    environment["PYTHONPATH"] = str(copy)
    done = subprocess.run(
        [sys.executable, *command],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def append(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.slow
def test_a_kind_a_chart_and_an_exercise_are_a_file_each_and_their_words(copy):
    shutil.copy(EXAMPLES / "thumb.py", copy / "workshop" / "questions" / "kinds")
    shutil.copy(EXAMPLES / "thumb.js", copy / "workshop" / "widgets" / "kinds")
    shutil.copy(EXAMPLES / "thumbs.py", copy / "workshop" / "charts")
    for language, words in CHART_WORDS.items():
        append(copy / "data" / "ui" / f"charts.{language}.toml", words)
    shutil.copytree(EXAMPLES / "show-of-thumbs", copy / "data" / "exercises" / "show-of-thumbs")
    assert run(copy, "-m", "workshop", "check") == "No mistakes in data/.\n"
    told = run(copy, "-c", PLAY)
    assert "would miss" in told
    assert "ville savnet" in told
    shown = "from workshop.widgets import Card; print(Card._esm)"
    assert "a thumb up" not in (script := run(copy, "-c", shown))  # comments are not sent
    assert "data-item" in script
    assert "thumb.js" in script or "option.text" in script
    assert "| `thumb` |" in run(copy, "-m", "workshop", "reference")


@pytest.mark.slow
def test_a_model_is_a_folder_and_its_numbers_and_words(copy):
    home = copy / "workshop" / "models" / "coin"
    home.mkdir()
    for path in (EXAMPLES / "coin").iterdir():
        shutil.copy(path, copy / "data" / "models" if path.suffix == ".toml" else home)
    for language in ("en", "nb"):
        append(copy / "data" / "ui" / f"{language}.toml", BENCH_WORDS)
    run(copy, "-m", "workshop", "models", "sweep", "coin", "--worlds", "200")
    assert run(copy, "-m", "workshop", "check") == "No mistakes in data/.\n"
    assert "There are more heads than tails." in run(
        copy, "-m", "workshop", "models", "show", "coin"
    )
    assert "Vent 5 kron" in run(copy, "-c", COIN)


def test_a_language_is_its_words(copy):
    for norwegian in (copy / "data").rglob("*"):
        if ".nb." in norwegian.name or norwegian.stem == "nb":
            name = norwegian.name.replace("nb.", "da.")
            shutil.copy(norwegian, norwegian.with_name(name))
    for agenda in (copy / "data" / "agendas").glob("*.toml"):
        text = agenda.read_text(encoding="utf-8")
        agenda.write_text(text.replace("nb =", "da = 'En dag'\nnb ="), encoding="utf-8")
    assert run(copy, "-m", "workshop", "check") == "No mistakes in data/.\n"
    told = "from workshop.content.texts import interface; print(interface('da').language)"
    assert run(copy, "-c", told) == "da\n"
