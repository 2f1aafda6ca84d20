"""What a programme leaves open: what there is, how long it takes, and what speaks for it."""

import re

import pytest

from tests.pages.test_coming import asked_of, by_way, console
from tests.support.pages import assert_speaks
from tests.support.room import LiveRoom, words_of
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.exercises.agenda import load_agenda
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op
from workshop.pages import room as phone
from workshop.pages import wall
from workshop.pages.console.opening import sessions_page
from workshop.pages.stage import Figures

DAY, FIRST, MONEY = "full-day", "explain-yourself", "who-brings-the-money"


def title(slug, language="en"):
    return load_exercise(slug).texts(language)("title")


@pytest.fixture(scope="module")
def morning():
    """A day whose room names competition as the cause, in the break before the first slot."""
    room = LiveRoom(agenda=DAY)
    room.fill(sales=8, marketing=8)
    asked_of(room, ["competition"])
    while room.session["exercise"] != "break":
        room.advance("next")
    return room


def choose(room, slug):
    room.ask("reroute", op=new_op(), code=room.code, exercise=slug, where="slot")


def offers(page):
    return {one["exercise"]: one for one in page["choice"]["offers"]}


def test_what_there_is_stands_there_with_minutes_and_with_what_speaks_for_it(morning):
    page = console(morning)
    there = offers(page)
    assert list(there) == [FIRST, "map-is-not-territory", MONEY]
    assert all(re.match(r"About \d\d minutes\.", one["told"]) for one in there.values())
    assert "feeds its quarrels" in there[MONEY]["why"]
    assert [slug for slug, one in there.items() if one["why"]] == [MONEY]
    assert [slug for slug, one in there.items() if one["chosen"]] == [FIRST]
    assert title(FIRST) in page["choice"]["lead"]
    assert page["next"]["text"].endswith(load_exercise(FIRST).texts("en")("rounds.hours.title"))


def test_one_press_and_the_other_one_comes_next_and_another_takes_it_back(morning):
    choose(morning, MONEY)
    page = console(morning)
    assert [slug for slug, one in offers(page).items() if one["chosen"]] == [MONEY]
    assert title(MONEY) in page["choice"]["lead"]
    assert page["next"]["text"].endswith(load_exercise(MONEY).texts("en")("rounds.vanished.title"))
    assert title(FIRST) in page["undo"]["text"]
    assert title(MONEY) in page["undo"]["text"]
    morning.ask("take_back", op=new_op(), code=morning.code)
    assert [slug for slug, one in offers(console(morning)).items() if one["chosen"]] == [FIRST]


def test_the_run_sheet_and_the_heads_say_what_may_still_take_a_place(morning):
    page = console(morning)
    told = {row["round"]: row["others"] for row in page["steps"] if row["others"]}
    slots = [item.exercise for item in load_agenda(DAY).items if item.others]
    assert list(told) == [title(slug) for slug in slots]
    assert f"“{title(MONEY)}”" in told[title(FIRST)]
    lobby = console(LiveRoom(agenda=DAY))
    heads = [one["id"] for one in lobby["heads"]]
    at = heads.index(FIRST)
    assert heads[at : at + 3] == [FIRST, "map-is-not-territory", MONEY]
    assert [one["title"].startswith("Or: ") for one in lobby["heads"][at : at + 3]] == [0, 1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_both_languages_and_nobody_else_reads_of_it(morning, language):
    page = console(morning, language)
    assert_speaks(page)
    hers = {page["choice"]["title"], page["choice"]["lead"]}
    assert hers <= {*words_of(page)}
    others = [
        *words_of(wall.compose(morning.look(morning.wall()), Figures())),
        *words_of(phone.compose(morning.people[0].look())),
    ]
    assert not hers & {*others}
    assert title(MONEY, language) not in others


def test_it_is_asked_where_an_exercise_shows_its_last_results_or_is_over_and_in_the_break():
    room = LiveRoom(agenda=DAY)
    shown = []
    while room.session["exercise"] != "kpi-tradeoffs":
        if console(room)["choice"]:
            shown.append((room.session["exercise"], room.session["phase"]))
        room.advance()
    assert shown == [("conflict-signs", "revealed"), ("break", "talk")]


def test_where_nothing_is_certain_it_says_so_once():
    room = LiveRoom(agenda=DAY)
    while room.session["exercise"] != "break":
        room.advance("next")
    page = console(room)
    assert page["choice"]["open"] == interface("en")("routes.choice.open")
    assert page["coming"] is None


def test_a_way_leads_to_the_slot_that_holds_its_exercise_whenever_that_comes():
    day = LiveRoom(agenda=DAY)
    day.fill(sales=8, marketing=8)
    asked_of(day, ["competition"])
    one = by_way(day)["numbers"]
    assert (one["exercise"], [move["where"] for move in one["moves"]]) == (MONEY, ["slot"])
    assert title(FIRST) in one["moves"][0]["text"]
    while day.session["exercise"] != "break":
        day.advance("next")
    assert console(day)["coming"] is None or not by_way(day)["numbers"]["moves"]


def test_the_form_names_what_may_be_chosen_and_counts_the_longest():
    overview = {"sessions": [], "agendas": [], "broken": {}, "checked": True}
    for language, word in (("en", " or "), ("nb", " eller ")):
        page = sessions_page(overview, language, {}, None)
        day = next(one for one in page["agendas"] if one["id"] == DAY)
        (slot,) = [one for one in day["exercises"] if title(MONEY, language) in one]
        assert word in slot
        assert title(FIRST, language) in slot
        assert day["minutes"] == load_agenda(DAY).minutes
