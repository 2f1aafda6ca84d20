"""`workshop check` on cues: a slide without one, lines too long to be read, names of nothing."""

import re
import shutil

import pytest

from workshop.commands.check import checked
from workshop.content import LANGUAGES, content_root
from workshop.exercises.cues import LONGEST, cue, head, moments_of, needed
from workshop.exercises.exercise import exercises, load_exercise

FOLDER = "data/exercises/must-every-lead-buy"
ENGLISH, NORWEGIAN = f"{FOLDER}/cues.en.toml", f"{FOLDER}/cues.nb.toml"
LONG = " ".join(["word"] * 21)


@pytest.fixture
def kit(tmp_path):
    """A copy of the kit's data, to be spoiled."""
    shutil.copytree(content_root() / "data", tmp_path / "data")
    return tmp_path


def change(kit, file, pattern, new):
    path = kit / file
    text, n = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)
    assert n == 1, f"{pattern} does not stand in {file}"
    path.write_text(text, encoding="utf-8")


def without(name):
    """Return the pattern of a whole cue."""
    return rf"\n\[cue\.{re.escape(name)}\]\n.*?(?=\n\[|\Z)"


def line(name, which):
    """Return the pattern of one line of a cue."""
    return rf'(\[cue\.{re.escape(name)}\]\n(?:\w+ = [^\n]*\n)*?){which} = "[^\n]*"'


FAULTS = {
    "a slide without a cue": (
        without("hundred.origins"), "",
        r"cues\.en\.toml(:\d+)?: cue\.hundred\.origins: this slide has no cue: write say, ask",
    ),
    "a log without a cue": (
        without("world.log"), "", r"cue\.world\.log: this slide has no cue",
    ),
    "a line too long to say": (
        line("hundred.origins", "say"), rf'\1say = "{LONG}"',
        r"cues\.en\.toml:\d+: cue\.hundred\.origins\.say: .* at most 20 words, .*; this has 21\.",
    ),
    "a line too long to avoid": (
        line("hundred.origins", "avoid"), rf'\1avoid = "{" ".join(["word"] * 16)}"',
        r"cue\.hundred\.origins\.avoid: .* at most 15 words, .*; this has 16\.",
    ),
    "a line that is missing": (
        line("hundred.origins", "ask"), r"\1",
        r"cue\.hundred\.origins: these lines are missing: ask\.",
    ),
    "a line that is empty": (
        line("hundred.origins", "ask"), r'\1ask = " "',
        r"cue\.hundred\.origins\.ask: this line is empty",
    ),
    "a line that is no text": (
        line("hundred.origins", "ask"), r"\1ask = 3", r"origins\.ask: this line must be a text\.",
    ),
    "a line with a placeholder": (
        line("hundred.origins", "ask"), r'\1ask = "Is it {share}?"',
        r"origins\.ask: .* without \{ and \}",
    ),
    "a line of another name": (
        line("hundred.origins", "avoid"), r'\1avod = "This."\navoid = "That."',
        r"origins\.avod: there is no such key; did you mean avoid\?",
    ),
    "a slide with a letter wrong": (
        r"cue\.hundred\.origins", "cue.hundred.orgins",
        r"cue\.hundred\.orgins: this names no slide; did you mean origins\?",
    ),
    "a slide of another round": (
        r"\Z", '\n[cue.flaw.regimes]\nsay = "a"\nask = "b"\navoid = "c"\n',
        r"cue\.flaw\.regimes: this names no slide; there are: choice, statements, flaws, story",
    ),
    "a round with a letter wrong": (
        r"\Z", '\n[cue.wrld.story]\nsay = "a"\n',
        r"cue\.wrld: there is no round 'wrld'; did you mean world\?",
    ),
    "a phase that one language has": (
        without("bet.closed"), "",
        r"cues\.en\.toml.*: cue\.bet\.closed: .*; cues\.nb\.toml has it\.",
    ),
    "a head without an aim": (
        r'aim = "[^\n]*"\n', "", r"head: these lines are missing: aim\.",
    ),
    "no head": (
        r"\[head\].*?(?=\n\[cue)", "",
        r"head: these lines are missing: aim, group, materials, room",
    ),
    "a head that tells minutes": (
        r"\[head\]\n", "[head]\nminutes = 20\n", r"head\.minutes: there is no such key",
    ),
    "a key of the file": (
        r"\A", "[heads]\nx = 1\n", r"heads: there is no such key; did you mean head\?",
    ),
    "a file that cannot be read": (r"\A", "[head\n", r"cues\.en\.toml:1: this cannot be read"),
    "cues that are a list": (
        r"\n\[cue\..*\Z", "\ncue = [1]\n", r"cue\.bet\.agreement: this slide has no cue",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_of_a_cue_is_told_and_keeps_nobody_from_playing(kit, fault):
    pattern, new, told = FAULTS[fault]
    change(kit, ENGLISH, pattern, new)
    found = checked(kit, deep=False)
    assert [one for one in found.mistakes if re.search(told, one)], found.mistakes
    if fault != "cues that are a list":
        assert len(found.mistakes) == 1, found.mistakes
    assert found.broken == {}


def test_a_phase_may_be_left_without_a_cue_in_both_languages(kit):
    for file in (ENGLISH, NORWEGIAN):
        change(kit, file, without("bet.closed"), "")
    assert checked(kit, deep=False).mistakes == []


def test_a_file_of_cues_that_is_missing_is_one_message_with_what_may_be_meant(kit):
    (kit / ENGLISH).rename(kit / FOLDER / "cue.en.toml")
    told = checked(kit, deep=False).mistakes
    assert told == [f"{ENGLISH}: the file is missing; rename cue.en.toml."]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", exercises())
def test_every_slide_of_every_exercise_has_a_cue_that_is_read_at_a_glance(slug, language):
    exercise = load_exercise(slug)
    for round in exercise.rounds:
        slides = needed(round)
        assert len([*round.reveals]) <= len(slides) == len({*slides})
        for name in slides:
            lines = cue(exercise, round, name, language)
            assert lines, (round.id, name)
            for key, longest in LONGEST.items():
                assert 0 < len(lines[key].split()) <= longest, (round.id, name, key)
    assert [*head(exercise, language)] == ["aim", "group", "materials", "room"]


@pytest.mark.parametrize("slug", exercises())
def test_a_cue_tells_no_figure_because_a_room_may_have_found_another(slug):
    exercise = load_exercise(slug)
    for language in LANGUAGES:
        for round in exercise.rounds:
            for name in (*needed(round), *moments_of(round)):
                told = cue(exercise, round, name, language) or {}
                assert not re.search(r"\d", " ".join(told.values())), (round.id, name, language)
