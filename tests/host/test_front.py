"""What the slide in front shows: told by the page that turns it, for whoever reads along."""

import pytest

from tests.support.room import EXERCISE, filled_room
from workshop.server.cues import cues_in


@pytest.fixture
def shown():
    """A room that sees the results of its first round, which has six figures."""
    room = filled_room(EXERCISE, sales=5, marketing=5)
    room.go("room", "revealed")
    return room


def front(room):
    return room.look(room.facilitator())["front"]


def test_the_cue_is_that_of_the_slide_in_front_wherever_it_was_turned(shown):
    hers = shown.facilitator()
    assert front(shown) == "0"
    (first,) = cues_in(shown.look(hers), "nb")
    shown.ask("show", shown.wall(), slide=2, part="1")
    assert front(shown) == "1"
    (second,) = cues_in(shown.look(hers), "nb")
    assert first["cue"] != second["cue"]
    shown.ask("show", code=shown.code, slide=7, part="texts")
    assert front(shown) == "texts"
    shown.ask("show", code=shown.code, slide=0)
    assert front(shown) == "0"


@pytest.mark.parametrize(
    "part", [None, "", "7" * 400, "-1", "²", "figure", 3, ["log"], {"log": 1}, True]
)
def test_where_nobody_says_what_it_shows_all_cues_are_told(shown, part):
    shown.ask("show", code=shown.code, slide=1, part="1")
    shown.ask("show", code=shown.code, slide=2, part=part)
    assert front(shown) == ""
    assert len([*cues_in(shown.look(shown.facilitator()), "en")]) > 1


def test_a_reveal_that_is_looked_at_again_begins_with_its_first_figure(shown):
    shown.ask("show", code=shown.code, slide=3, part="3")
    shown.advance()
    assert front(shown) == ""
    shown.ask("look_again", code=shown.code, step=0)
    assert front(shown) == "0"
    shown.ask("show", code=shown.code, slide=2, part="2")
    assert front(shown) == "2"
    shown.ask("look_again", code=shown.code)
    assert front(shown) == ""
