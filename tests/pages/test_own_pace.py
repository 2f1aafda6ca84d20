"""What pages show where each goes at her own pace: story first, questions, and what comes."""

from datetime import UTC, datetime

import pytest

from tests.support.contracts import assert_fits
from tests.support.own_pace import OwnPaceRoom
from tests.support.room import EXPLAIN, MAPS
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.contracts.console import SessionPage
from workshop.contracts.phone import PhonePage
from workshop.contracts.wall import WallPage
from workshop.exercises.agenda import alone
from workshop.pages import room as phone
from workshop.pages import wall
from workshop.pages.console.composing import session_page
from workshop.pages.console.opening import sessions_page
from workshop.pages.own_pace import pace_choice
from workshop.pages.stage import Figures


def phone_of(person):
    page = phone.compose(person.look())
    assert_fits(page, PhonePage)
    return page


def wall_of(room):
    page = wall.compose(room.look(room.wall()), Figures())
    assert_fits(page, WallPage)
    return page


def console_of(room, language="en"):
    page = session_page(room.look(room.facilitator()), Figures(), language, datetime.now(UTC))
    assert_fits(page, SessionPage)
    return page


@pytest.fixture(scope="module")
def asked():
    room = OwnPaceRoom()
    room.clock.now = datetime.now(UTC)
    room.move()
    return room


def test_a_phone_holds_the_story_and_its_questions_and_the_wall_both_story_and_count(asked):
    page = phone_of(asked.people[0])
    assert page["phase"] == "asking"
    assert page["cards"]
    assert page["pace"]["first"]["blocks"] == wall_of(asked)["blocks"]
    assert page["pace"]["waits"]
    assert "soon" not in page["pace"]
    assert wall_of(asked)["answered"]["text"]
    assert wall_of(asked)["promise"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_them_say_that_the_results_come_and_the_console_what_can_be_done(language):
    room = OwnPaceRoom(language=language)
    room.clock.now = datetime.now(UTC)
    room.move()
    ui = interface(language)
    assert console_of(room, language)["soon"]["text"] == ui("pace.desk.comes")
    room.answers(*room.people)
    room.wait(6)
    assert wall_of(room)["soon"]["timer"]["total"] == 10
    box = console_of(room, language)["soon"]
    assert (box["text"], box["wait"], box["now"]) == (
        ui("pace.desk.soon"), ui("pace.desk.wait"), ui("pace.desk.now"))  # fmt: skip
    assert phone_of(room.people[0])["pace"]["soon"]
    room.hold()
    box = console_of(room, language)["soon"]
    assert (box["held"], box["timer"], box["wait"]) == (True, None, ui("pace.desk.on"))
    assert wall_of(room)["soon"] is None
    assert "soon" not in phone_of(room.people[0])["pace"]


def test_a_room_that_is_led_has_nothing_of_it_on_its_pages():
    room = OwnPaceRoom(own_pace=False, sales=1, marketing=1)
    room.move()
    room.move()
    assert "pace" not in phone_of(room.people[0])
    assert (wall_of(room)["soon"], console_of(room)["soon"]) == (None, None)
    assert "blocks" not in wall_of(room)
    assert console_of(room)["pace"]["value"] == "led"


def test_who_is_asked_nothing_reads_the_story_all_the_same():
    room = OwnPaceRoom(agenda=alone(EXPLAIN), departments=["sales", "marketing", "hr"])
    outsider = room.seat("hr")
    room.move()
    page = phone_of(outsider)
    assert page["phase"] == "story"
    assert page["blocks"] == phone_of(room.people[0])["pace"]["first"]["blocks"]


def test_sides_that_share_a_phone_are_told_with_the_story_that_it_is_public():
    room = OwnPaceRoom(mode="teams", expected=2, sales=1, marketing=1)
    room.move()
    assert phone_of(room.people[0])["pace"]["first"]["lead"]


def test_where_people_talk_before_the_results_no_phone_says_that_they_come():
    room = OwnPaceRoom(agenda=alone(MAPS), sales=1, marketing=1)
    while room.session["round"] != "maps" or room.phase != "asking":
        room.move()
    page = phone_of(room.people[0])
    assert page["pace"].keys() == {"first"}
    assert console_of(room)["soon"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_pace_is_chosen_stands_what_it_means_and_what_stays_led(language):
    room = OwnPaceRoom(sales=0, marketing=0)
    ui = interface(language)
    form = sessions_page(room.ask("sessions"), language, {}, None)
    panel = console_of(room, language)["pace"]
    assert form["paces"] == panel["options"] == pace_choice(ui)["options"]
    assert form["words"]["pace_note"] == panel["note"]
    assert (form["form"]["pace"], panel["value"]) == ("led", "own")
    room.move(to="end")
    assert console_of(room, language)["pace"] is None
