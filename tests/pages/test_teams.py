"""What phones, wall and console say where each side answers on one phone."""

from datetime import UTC, datetime

import pytest

from tests.pages.test_study import Learner, do
from tests.support.contracts import assert_fits
from tests.support.room import EXERCISE, GAME, LiveRoom, as_json
from tests.support.team_room import THRESHOLDS, answer_round, team_room, walk
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.contracts.console import SessionPage
from workshop.contracts.phone import PhonePage
from workshop.contracts.sessions import SessionsPage
from workshop.contracts.wall import WallPage
from workshop.exercises.agenda import alone
from workshop.exercises.ghost import TEAM
from workshop.pages.console.composing import session_page
from workshop.pages.console.finding_out import POOR
from workshop.pages.console.opening import sessions_page
from workshop.pages.facilitator import _fields
from workshop.pages.room import compose as phone_page
from workshop.pages.stage import Figures
from workshop.pages.wall import compose as wall_page

PUBLIC = {"en": "public", "nb": "åpent for alle"}


def wall(room):
    return wall_page(room.look(room.wall()), Figures())


def console(room, language="en"):
    look = room.look(room.facilitator())
    return session_page(look, Figures(), language, datetime.now(UTC))


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def room(language):
    opened = team_room(alone(EXERCISE), language=language)
    for phone in opened.people:
        opened.ask("language", phone.ticket, language=language)
    return opened


def test_phones_and_wall_say_that_it_is_public_before_the_first_question(room, language):
    for phase in ("lobby", "story"):
        assert room.look()["session"]["phase"] == phase
        assert PUBLIC[language] in phone_page(room.people[0].look())["lead"]
        assert PUBLIC[language] in wall(room)["promise"]
        room.advance()
    first, *others = phone_page(room.people[0].look())["cards"]
    assert PUBLIC[language] in first["help"]
    assert not any(PUBLIC[language] in card["help"] for card in others)
    assert PUBLIC[language] in wall(room)["promise"]


def test_a_phone_that_comes_late_is_told_too(room, language):
    room.advance("asking")
    late = room.seat("sales", language)
    page = phone_page(late.look())
    assert PUBLIC[language] in page["cards"][0]["help"]
    assert page["words"]["seat"].format(n=page["number"]) in ("Table 3", "Bord 3")


def test_each_phone_is_told_for_whom_it_speaks(room, language):
    ui = interface(language)
    for phone in room.people:
        lead = phone_page(phone.look())["lead"]
        assert ui(f"departments_inside.{phone.department}") in lead


def test_in_a_room_of_people_nobody_is_told_that_it_is_public(language):
    room = LiveRoom(language=language)
    phone = room.seat("sales", language)
    assert PUBLIC[language] not in as_json(phone_page(phone.look()))
    assert PUBLIC[language] not in as_json(wall(room))
    room.advance("asking")
    assert PUBLIC[language] not in as_json(phone_page(phone.look()))


def test_counts_speak_of_phones(room, language):
    assert wall(room)["joined"]["text"] == interface(language).count("teams.joined", 2)
    room.advance("asking")
    answer_round(room)
    assert wall(room)["answered"]["text"] == interface(language).count("teams.answered", 2, m=2)


def test_the_console_waits_for_sides_and_not_for_five(room, language):
    room.advance("asking")
    open_questions = console(room, language)["answered"]["missing"]["sentences"]
    assert len(open_questions) == 2
    answer_round(room)
    missing = console(room, language)["answered"]["missing"]
    assert (missing["sentences"], missing["all"]) == ([], interface(language)("missing.none"))
    notes = [d["note"] for card in console(room)["answered"]["cards"] for d in card["departments"]]
    assert notes
    assert not any(notes)


def test_the_console_says_that_a_side_has_no_phone():
    room = LiveRoom(mode="teams", expected=2)
    room.fill(sales=1)
    room.advance("asking")
    sentences = console(room)["answered"]["missing"]["sentences"]
    assert "No phone speaks for marketing yet." in sentences


def test_many_phones_of_one_side_are_pointed_out():
    room = LiveRoom(mode="teams", expected=2)
    room.fill(sales=1, marketing=1)
    assert "phones answer for" not in console(room)["odds"]
    room.fill(marketing=8)
    assert "9 phones answer for marketing" in console(room)["odds"]


@pytest.mark.parametrize(
    ("expected", "advised"), [(6, True), (9, True), (10, True), (14, False), (30, False)]
)
def test_the_console_advises_to_play_as_teams_where_little_can_be_found_out(expected, advised):
    assert 0 < POOR < 1
    odds = console(LiveRoom(expected=expected))["odds"]
    assert (interface("en")("teams.advice") in odds) == advised


def test_pages_fit_their_contracts_in_every_phase(room, language):
    for _ in walk(room):
        assert_fits(console(room, language), SessionPage)
        assert_fits(wall(room), WallPage)
        assert_fits(phone_page(room.people[0].look()), PhonePage)


def test_the_debrief_asks_about_what_the_sides_said_and_of_nothing_that_is_unsure(language):
    room, asked = team_room(alone(EXERCISE)), []
    for session in walk(room):
        if session["phase"] == "revealed":
            asked.append("\n".join(console(room, language)["debrief"]).lower())
    assert all(asked)
    first = {"en": "“with that advert, nobody", "nb": "«med den annonsen hadde ingen"}
    assert asked[0].startswith(first[language])
    assert not [one for one in THRESHOLDS[language] if one in "\n".join(asked)]


def test_the_form_offers_both_ways_and_hands_the_choice_over():
    nothing = {"sessions": [], "agendas": [], "broken": {}, "checked": True}
    page = sessions_page(nothing, "en", {}, None)
    assert_fits(page, SessionsPage)
    assert [mode["id"] for mode in page["modes"]] == ["people", "teams"]
    assert page["form"]["mode"] == "people"
    assert _fields({**page["form"], "mode": "teams"})["mode"] == "teams"
    assert "mode" not in _fields({"name": "as an earlier page sends it"})


# Alone.


def test_a_learner_speaks_for_a_table_in_the_room_of_two_phones():
    learner = Learner()
    do(learner.switches[2], op="pick", value=TEAM)
    learner.answer_all("room")
    learner.press("room")
    page = learner.reveals["room"].page
    assert page["note"] == interface("en")("teams.study")
    said = page["figures"][0]["table"]["rows"]
    assert len(said) == 3 * 10
    assert not [one for one in THRESHOLDS["en"] if one in as_json(page["figures"][0]).lower()]


@pytest.mark.parametrize("slug", [GAME])
def test_she_sees_the_other_sides_bonus_though_she_answers_nothing(slug):
    from workshop.pages import study

    lesson = study.begin(slug, room=TEAM)
    for id in ("whose", "after"):
        do(lesson.reveal(id), op="press")
    reveal = lesson.reveal("bonus")
    do(reveal, op="press")
    titles = [figure["title"] for figure in reveal.page["figures"]]
    assert titles[0].startswith("Sales pay marketing for")
