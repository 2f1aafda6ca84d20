"""What the server tells of its machine reaches the facilitator, and says whether to stay awake."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.room import LiveRoom
from workshop.contracts.overview import Machine
from workshop.host.callers import hashed, new_token
from workshop.pages.console.composing import session_page
from workshop.pages.console.notices import LOW
from workshop.pages.console.waiting import LONG_ENOUGH, Waiting
from workshop.pages.stage import Figures

WELL = {"addresses": ["http://192.168.1.20:8866"], "system": "windows", "trouble": "",
        "reached": True, "battery": None}  # fmt: skip


@pytest.fixture
def room():
    return LiveRoom()


def tell(room, **said):
    return room.ask("surroundings", **WELL | said)


def said(room, language="en", waited=False, now=None):
    look = room.look(room.facilitator())
    moment = now or datetime.now(UTC)
    page = session_page(look, Figures(), language, moment, waited=waited)
    return {one["id"]: one["text"] for one in page["notices"]}


def test_where_all_is_well_nothing_is_said(room):
    tell(room)
    assert said(room, waited=True) == {}


@pytest.mark.parametrize(("percent", "is_said"), [(LOW - 1, True), (LOW, False), (100, False)])
def test_a_low_battery_is_said_in_both_languages(room, percent, is_said):
    tell(room, battery={"percent": percent, "minutes": None})
    english, norwegian = said(room), said(room, "nb")
    assert ("battery" in english) == ("battery" in norwegian) == is_said
    if is_said:
        assert f"{percent}%" in english["battery"]
        assert f"{percent} %" in norwegian["battery"].replace("\xa0", " ")


def test_a_battery_that_does_not_last_until_the_end_is_said_although_it_is_full(room):
    planned = 0
    look = room.look(room.facilitator())
    for step in session_page(look, Figures(), "en", datetime.now(UTC))["steps"]:
        planned += step["minutes"]
    tell(room, battery={"percent": 90, "minutes": planned})
    assert said(room) == {}
    tell(room, battery={"percent": 90, "minutes": planned - 5})
    assert (
        f"about {planned - 5} minutes; the programme needs {planned} more" in said(room)["battery"]
    )


def test_what_is_behind_the_room_needs_no_battery_any_more(room):
    look = room.look(room.facilitator())
    steps = session_page(look, Figures(), "en", datetime.now(UTC))["steps"]
    planned = sum(step["minutes"] for step in steps)
    room.advance("next")
    tell(room, battery={"percent": 90, "minutes": planned - 1})
    assert "battery" in said(room)
    later = datetime.now(UTC) + timedelta(minutes=2)
    assert said(room, now=later) == {}
    long_after = datetime.now(UTC) + timedelta(
        hours=9
    )  # of which no step takes more than was planned
    tell(room, battery={"percent": 90, "minutes": planned - steps[0]["minutes"] - 1})
    assert f"needs {planned - steps[0]['minutes']} more" in said(room, now=long_after)["battery"]


@pytest.mark.parametrize(
    ("system", "button"),
    [("windows", "press “Allow access”"), ("macos", "press “Allow”"), ("other", "its firewall")],
)
def test_when_nobody_comes_the_page_says_which_button_the_firewall_asks_for(room, system, button):
    tell(room, system=system, reached=False)
    assert said(room) == {}
    assert button in said(room, waited=True)["way"]
    assert "nådd denne maskinen" in said(room, "nb", waited=True)["way"]
    tell(room, system=system, reached=True)
    assert said(room, waited=True) == {}


@pytest.mark.parametrize(("trouble", "words"), [("offline", "no network"), ("only-here", "--host")])
def test_where_no_phone_can_come_the_page_says_so_at_once(room, trouble, words):
    tell(room, trouble=trouble, reached=False)
    assert words in said(room)["way"]


def test_nothing_is_said_once_the_session_is_over(room):
    tell(room, trouble="offline", battery={"percent": 3, "minutes": 1})
    room.advance("end")
    assert said(room, waited=True) == {}


def test_the_facilitator_is_told_and_offered_new_addresses_when_something_is_new(room):
    tell(room)
    room.host.take_bells()
    tell(room)
    assert room.host.take_bells() == set()
    tell(room, addresses=["http://10.0.0.5:8866", "http://10.0.0.6:8866"])
    assert room.host.take_bells() == {f"wall.{room.session['id']}"}
    assert room.look(room.facilitator())["addresses"][0] == "http://10.0.0.5:8866"


def test_an_address_the_facilitator_chose_is_kept_while_it_is_there(room):
    tell(room, addresses=["http://10.0.0.5:8866", "http://10.0.0.6:8866"])
    room.ask("address", code=room.session["code"], address="http://10.0.0.6:8866")
    assert room.look(room.facilitator())["addresses"][0] == "http://10.0.0.6:8866"
    tell(room, addresses=["http://10.0.0.7:8866"])
    assert room.look(room.facilitator())["addresses"] == ["http://10.0.0.7:8866"]


@pytest.mark.parametrize(
    "nonsense",
    [{"system": "amiga"}, {"trouble": "x"}, {"addresses": "x"}, {"addresses": [1]},
     {"battery": {"percent": "9"}}, {"battery": []}, {"battery": {"percent": 9, "minutes": 0.5}}],
)  # fmt: skip
def test_what_is_nonsense_changes_nothing(room, nonsense):
    tell(room)
    before: Machine = room.look(room.facilitator())["machine"]
    with pytest.raises(Exception, match="bad"):
        tell(room, **nonsense)
    assert room.look(room.facilitator())["machine"] == before


# -- whether a session is going on ---------------------------------------------------------


def test_a_session_goes_on_until_it_is_ended(room):
    assert tell(room)["going"] == 1
    room.advance("end")
    assert tell(room)["going"] == 0


def test_one_that_was_forgotten_keeps_nothing_awake_unless_somebody_of_it_is_there(room):
    forgotten = timedelta(days=3)
    room.host._rooms.clock = lambda: datetime.now(UTC) + forgotten
    assert tell(room)["going"] == 0
    token = hashed(new_token())
    told = {"code": room.session["code"], "department": "sales", "language": "en"}
    room.ask("join", token_hash=token, **told)
    room.ask("present", token_hashes=[token])
    assert tell(room)["going"] == 1


def test_a_clock_that_was_behind_keeps_a_session_going(room):
    room.host._rooms.clock = lambda: datetime.now(UTC) - timedelta(hours=3)
    assert tell(room)["going"] == 1


# -- how long nobody has come --------------------------------------------------------------


def test_a_page_waits_a_minute_in_the_lobby_and_is_drawn_anew_then():
    now, called = [100.0], []
    waiting = Waiting(lambda seconds, then: called.append((seconds, then)), lambda: now[0])
    lobby = {"id": "a", "phase": "lobby"}
    assert not waiting.long_enough(lobby, print)
    now[0] += LONG_ENOUGH - 1
    assert not waiting.long_enough(lobby, print)
    assert called == [(LONG_ENOUGH, print)]
    now[0] += 1
    assert waiting.long_enough(lobby, print)
    assert not waiting.long_enough({"id": "b", "phase": "lobby"}, print)
    assert not waiting.long_enough({"id": "b", "phase": "story"}, print)
    assert not waiting.long_enough({"id": "b", "phase": "lobby"}, print)
