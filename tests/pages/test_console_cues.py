"""The cues and heads on the console: those of where the room is, in the facilitator's language."""

from datetime import UTC, datetime

import pytest

from tests.pages.conftest import EXERCISES, room_at, walk
from tests.support.pages import assert_speaks
from tests.support.room import EXERCISE, GAME, LiveRoom
from workshop.content import LANGUAGES
from workshop.content.own import OWN_FOLDER
from workshop.content.texts import interface
from workshop.exercises import programmes
from workshop.exercises.agenda import load_agenda, only
from workshop.exercises.cues import cue, needed, slide_names
from workshop.exercises.exercise import Reveal, Round, load_exercise
from workshop.host.client import new_op
from workshop.pages.console.composing import session_page
from workshop.pages.stage import Figures


def console(room, language="en"):
    look = room.look(room.facilitator())
    drawn = getattr(room, "figures", None) or Figures()
    return session_page(look, drawn, language, datetime.now(UTC))


def written(slug, round, name, language="en"):
    exercise = load_exercise(slug)
    return cue(exercise, exercise.round(round), name, language)


def test_where_the_room_is_its_cues_are_on_the_console_one_for_each_slide(place):
    _, phase, language, room = place
    page = console(room, language)
    cues = page["cues"]
    if phase in ("lobby", "ended"):
        assert cues is None
        return
    assert_speaks(cues)
    assert bool(cues["now"]) == (phase in ("story", "talk", "closed") or _plays(room))
    assert len(cues["figures"]) == len(page["figures"])
    assert all(cues["figures"])
    if phase == "revealed":
        assert bool(cues["log"]) == bool(page["log"])


def _plays(room):
    """Whether a quarter is under way, which has a cue too."""
    played = room.look()["play"]
    return bool(played and played["turn"])


def test_texts_that_are_released_have_a_cue_of_their_own():
    cues = console(room_at("deal", "revealed"))["cues"]
    assert cues["texts"] == written(EXERCISE, "deal", "texts")
    assert console(room_at("room", "revealed"))["cues"]["texts"] is None


def test_two_slides_of_one_chart_have_a_cue_each():
    exercise = load_exercise(GAME)
    assert slide_names(exercise.round("bonus"))[:3] == ["bonuses", "bonuses-2", "forecast"]
    first, second = console(room_at("bonus", "revealed"))["cues"]["figures"][:2]
    assert first == written(GAME, "bonus", "bonuses")
    assert second == written(GAME, "bonus", "bonuses-2")
    assert first != second


def test_a_chart_that_is_called_like_a_phase_takes_no_cue_from_it():
    round = Round("first", (), tuple(Reveal(name) for name in ("closed", "log", "texts")))
    assert slide_names(round) == ["closed-2", "log-2", "texts-2"]


def test_no_two_slides_of_an_exercise_have_the_same_cue():
    for exercise in EXERCISES:
        for language in LANGUAGES:
            cues = [
                tuple(written(exercise.slug, round.id, name, language).values())
                for round in exercise.rounds
                for name in needed(round)
            ]
            assert len({*cues}) == len(cues)


def test_a_room_that_looks_at_an_earlier_reveal_gets_the_cues_of_that_one():
    way = walk(EXERCISE)
    room = next(room for round, phase, room in way if (round, phase) == ("deal", "asking"))
    assert console(room)["cues"]["figures"] == []
    room.ask("look_again", code=room.code, step=0)
    page = console(room)
    assert page["again"]
    assert page["cues"]["figures"][0] == written(EXERCISE, "room", "sorting")
    assert page["heads"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_lobby_stand_the_heads_of_all_exercises_and_the_first_is_open(language):
    heads = console(LiveRoom(agenda="two-hours"), language)["heads"]
    assert_speaks({"heads": heads})
    assert [(head["id"], head["open"]) for head in heads] == [(EXERCISE, True), (GAME, False)]
    planned = {item.exercise: item.minutes for item in load_agenda("two-hours").items}
    for head in heads:
        ids = [line["id"] for line in head["lines"]]
        assert ids == ["aim", "minutes", "group", "materials", "room"]
        minutes = planned[head["id"]]
        assert head["lines"][1]["text"] == interface(language)("console.minutes", n=minutes)


@pytest.mark.parametrize(("mode", "minutes"), [("people", 18), ("teams", 28)])
def test_a_short_form_says_its_own_minutes_and_is_announced_where_it_begins_with_a_talk(
    mode, minutes
):
    room = LiveRoom(agenda="ninety-minutes", mode=mode)
    told = interface("en")("console.minutes", n=minutes)
    in_lobby = {head["id"]: head["lines"][1]["text"] for head in console(room)["heads"]}
    assert in_lobby["commitments"] == told
    first = [slug for slug, _ in room.look()["session"]["course"]].index("commitments")
    room.ask("advance", op=new_op(), code=room.code, step=first)
    page = console(room)
    assert [head["id"] for head in page["heads"]] == ["commitments"]
    assert told in str(page["notes"][0]["blocks"])
    room.advance()
    assert console(room)["heads"] == []


def test_a_head_says_the_minutes_that_a_programme_of_ones_own_plans(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path))
    draft = programmes.begun("two-hours", "en")
    item = next(one for one in draft["items"] if one["exercise"] == EXERCISE)
    item["minutes"] += 9
    head = console(LiveRoom(agenda=programmes.save(draft)))["heads"][0]
    assert head["lines"][1]["text"] == interface("en")("console.minutes", n=item["minutes"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_talk_step_of_a_round_has_a_cue_of_its_own(language):
    room = LiveRoom(agenda=only(["conflict-signs"]))
    room.fill(sales=5, marketing=5)
    while room.session["round"] != "stop":
        room.advance()
    said = []
    while room.session["phase"] == "talk":
        said.append(console(room, language)["cues"]["now"]["say"])
        room.advance()
    assert len({*said}) == 3


def test_an_exercise_is_announced_at_the_end_of_the_one_before_and_when_it_begins():
    room = LiveRoom(agenda=only([EXERCISE, GAME]))
    room.fill(sales=5, marketing=5)
    seen = {}
    while room.session["phase"] != "ended":
        session = room.advance()
        if session["phase"] == "revealed":
            room.compute()
        if heads := console(room)["heads"]:
            where = (session["step"], session["phase"])
            seen[where] = [(head["id"], head["title"]) for head in heads]
        if session["step"] > len(load_exercise(EXERCISE).rounds):
            break
    title = load_exercise(GAME).texts("en")("title")
    assert seen == {
        (0, "story"): [(EXERCISE, "Where are the sales?")],
        (2, "revealed"): [(GAME, f"Next: {title}")],
        (3, "asking"): [(GAME, title)],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notes_begin_with_the_head(language):
    first, *_ = console(room_at("room", "asking"), language)["notes"]
    assert first["title"] == interface(language)("console.at_a_glance")
    assert [block["type"] for block in first["blocks"]] == ["li"] * 5
    assert first["now"] is False


def test_an_exercise_without_cues_is_led_by_its_notes(tmp_path, monkeypatch):
    from workshop.exercises import cues

    monkeypatch.setattr(cues, "cues_path", lambda folder, language: tmp_path / f"{language}.toml")
    cues._cues.cache_clear()
    try:
        for text in (
            None,
            "[cue",
            'cue = "no"\nhead = 3',
            "[cue]\nroom = 1",
            "[cue.room]\nsorting = 2",
        ):
            if text is not None:
                (tmp_path / "en.toml").write_text(text, encoding="utf-8")
            cues._cues.cache_clear()
            page = console(room_at("room", "revealed"))
            assert page["cues"]["figures"] == [None] * len(page["figures"])
            assert page["heads"] == []
            assert page["notes"][0]["title"] != interface("en")("console.at_a_glance")
    finally:
        cues._cues.cache_clear()
