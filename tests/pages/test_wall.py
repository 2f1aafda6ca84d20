"""The projector's page, from what everybody may see."""

import pytest

from tests.pages.conftest import SLUGS, room_at
from tests.support.pages import assert_speaks
from tests.support.room import LiveRoom, as_json
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise
from workshop.pages.stage import Figures
from workshop.pages.wall import compose

YET = ("-replayed-game", "-rerun-pool", "-matrix-owners")
"""What shows nothing until the facilitator has played or written something."""
"""These slides are empty until something is played."""


def wall(room, figures=None):
    drawn = figures or getattr(room, "figures", None) or Figures()
    return compose(room.look(room.wall()), drawn)


def test_a_wall_speaks_in_every_phase_and_both_languages(place):
    _, phase, language, room = place
    page = wall(room)
    assert_speaks(page)
    assert (page["phase"], page["language"]) == (phase, language)
    assert page["title"]


def test_a_wall_has_figures_for_every_reveal_and_before_it_none(place):
    round, phase, _, room = place
    figures = wall(room)["figures"]
    if phase == "revealed":
        assert len(figures) == len(load_exercise(SLUGS[round]).round(round).reveals)
        for figure in figures:
            assert figure["title"]
            assert figure["sentence"]
            assert figure["spec"] or figure["id"].partition(SLUGS[round])[2] in YET
    else:
        assert figures == []


def test_the_log_is_opened_with_its_reveal_only(place):
    round, phase, _, room = place
    log = wall(room)["log"]
    assert bool(log) == (phase == "revealed" and round in ("deal", "bonus", "horizon", "world"))
    assert log is None or (log["title"] and log["blocks"])


def test_a_wall_says_where_to_join_with_a_code_that_can_be_scanned():
    page = wall(LiveRoom(addresses=["http://10.0.0.5:8866"]))
    assert page["join"] == f"http://10.0.0.5:8866/join/{page['code']}"
    assert page["address"] == "10.0.0.5:8866"
    assert {len(row) for row in page["qr"]} == {len(page["qr"])}
    assert {module for row in page["qr"] for module in row} == {0, 1}


def test_a_wall_counts_people_by_department_and_those_who_have_finished():
    room = LiveRoom(expected=12)
    room.fill(sales=2, marketing=1)
    room.advance("asking")
    room.everyone_answers()
    room.fill(marketing=1)
    page = wall(room)
    assert page["joined"]["total"] == 4
    assert page["joined"]["expected"] == 12
    assert [(d["id"], d["n"]) for d in page["joined"]["departments"]] == [
        ("sales", 2), ("marketing", 2),
    ]  # fmt: skip
    assert (page["answered"]["n"], page["answered"]["of"]) == (3, 4)


@pytest.mark.parametrize("phase", ["answered", "closed"])
def test_before_the_reveal_a_wall_holds_no_answer(phase):
    page = wall(room_at("deal", phase))
    assert (page["figures"], page["quotes"]) == ([], [])
    assert "Sentence number" not in as_json(page)


def test_only_released_words_stand_on_the_wall():
    room = room_at("deal", "revealed")
    assert wall(room)["quotes"] == []
    texts = room.look(room.facilitator())["texts"]
    room.ask("release", code=room.code, id=texts[0]["id"], released=True)
    assert wall(room)["quotes"] == [{"text": texts[0]["text"]}]


def test_figures_are_drawn_once_until_the_results_change():
    room, figures = room_at("room", "revealed"), Figures()
    one, two = wall(room, figures)["figures"], wall(room, figures)["figures"]
    assert all(a is b for a, b in zip(one, two, strict=True))
    room.advance("next")
    assert wall(room, figures)["figures"] == []


def test_a_room_that_is_too_small_sees_figures_without_numbers():
    room = room_at("room", "revealed", people=2)
    for figure in wall(room)["figures"]:
        assert figure["title"]
        assert not figure["spec"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_phones_have_something_to_read_the_wall_asks_for_no_answer(language):
    room = LiveRoom(agenda=alone("commitments"), language=language)
    room.fill(sales=5, marketing=5)
    while (room.session["round"], room.session["phase"]) != ("home", "asking"):
        room.advance()
    page = wall(room)
    assert page["reads"]
    assert page["lead"] == interface(language)("wall.reading_lead")
    assert page["promise"] == ""
