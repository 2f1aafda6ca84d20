"""A game in firms on phones, wall and console: each is told what is its own to know."""

from datetime import UTC, datetime
from functools import cache
from itertools import product

import pytest

from tests.support.contracts import assert_fits
from tests.support.firms import Firms, OtherKit, where
from tests.support.pages import assert_speaks
from tests.support.room import as_json, here
from tests.support.small_game import BESIDE, small_game
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.contracts.console import SessionPage
from workshop.contracts.phone import PhonePage
from workshop.contracts.wall import WallPage
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise
from workshop.models import seats_of
from workshop.models.courses import game_of, playable
from workshop.pages.console.composing import session_page
from workshop.pages.firms import MOST
from workshop.pages.playing import firm_name, opens_a_game
from workshop.pages.room import compose as phone_page
from workshop.pages.room import topics
from workshop.pages.stage import Figures, outcome_of
from workshop.pages.wall import compose as wall_page

TOLD = {"en": "shown to everybody", "nb": "får alle se"}
PLAN = [8, 0, 0]


@pytest.fixture(scope="module", autouse=True)
def kit(tmp_path_factory):
    """The kit with the small game in the place of our own."""
    with OtherKit(tmp_path_factory.mktemp("kit"), small_game):
        yield


def room(language="en", **sizes):
    opened = Firms(language=language)
    for department, n in (sizes or {"sales": 3, "marketing": 3}).items():
        for _ in range(n):
            opened.seat(department, language)
    here(opened)
    return opened


def phone(person):
    page = phone_page(person.look())
    assert_fits(page, PhonePage)
    return page


def wall(opened):
    page = wall_page(opened.look(opened.wall()), Figures())
    assert_fits(page, WallPage)
    return page


def console(opened, language="en", **more):
    look = opened.look(opened.facilitator())
    page = session_page(look, Figures(), language, datetime.now(UTC), **more)
    assert_fits(page, SessionPage)
    return page


def plan_of(person):
    (card,) = phone(person)["cards"]
    return card["plan"]


# ---- phones ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_says_where_its_owner_plays_and_that_it_is_public(language):
    opened = room(language)
    opened.go("first", "story")
    for person in opened.people:
        page = phone(person)
        number, seat = where(person)
        firm = page["firm"]
        assert (firm["name"], firm["seat"]["id"]) == (firm_name(number, interface(language)), seat)
        assert "2" in firm["text"]
        assert firm["loan"] == ""
        assert TOLD[language] in page["lead"]
        assert_speaks(page)
    opened.to()
    assert TOLD[language] in phone(opened.people[0])["cards"][0]["help"]
    opened.to(turn=2)
    assert phone(opened.people[0])["cards"][0]["help"] == ""
    assert "firm" not in phone(opened.people[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_plays_for_another_department_or_after_the_swap_or_alone_is_told_so(language):
    ui = interface(language)
    opened = room(language, marketing=5, sales=1)
    opened.go("first", "story")
    plates = [phone(person)["firm"] for person in opened.people]
    assert [bool(one["loan"]) for one in plates].count(True) == 1
    opened.to("second")
    swapped = ui("play.firms.swapped", seat="")[:12]
    assert all(plan_of(p)["loan"].startswith(swapped) for p in opened.people if lent(p))
    alone = room(language, marketing=1, sales=1)
    alone.go("first", "story")
    one = phone(alone.people[0])["firm"]["text"]
    assert one.endswith(ui("play.firms.find_alone", seat="").split(",")[-1].strip())
    alone.to()
    card = plan_of(alone.people[0])
    assert (card["alone"], card["otherwise"], card["agreed"]) == (True, "", "")


def lent(person):
    return person.look()["me"]["firm"]["seat"] != person.department


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_of_a_quarter_has_its_side_s_tasks_bonus_figures_and_the_team_s_proposals(
    language,
):
    opened = room(language).to()
    first, second, third = opened.members(0, "marketing")
    assert plan_of(first)["own"] == []
    first.answer("plan-1", PLAN)
    second.answer("plan-1", PLAN)
    third.answer("plan-1", [5, 2, 1])
    page = phone(third)
    (card,) = page["cards"]
    assert_speaks(page)
    assert [item["id"] for item in card["items"]] == ["reach", "quality", "brand"]
    assert card["value"] == [5, 2, 1]
    assert [(one["plan"], one["n"]) for one in card["plan"]["proposals"]] == [
        (PLAN, 2),
        ([5, 2, 1], 1),
    ]
    assert all(one["text"] and one["said"] for one in card["plan"]["proposals"])
    assert card["plan"]["agreed"] == ""
    third.answer("plan-1", PLAN)
    assert "3" in plan_of(third)["agreed"]
    opened.close()
    after = plan_of(third)
    assert after["last"] == PLAN
    assert len(after["own"]) == 5
    assert all(figure["text"] and figure["value"] for figure in after["own"])
    assert (after["turn"], after["proposals"]) == (2, [])


def test_a_phone_holds_nothing_of_the_other_side_s_plan_or_figures():
    opened = room().to()
    for person in opened.members(0, "sales"):
        person.answer("plan-1", [1, 6, 1])
    there = opened.members(0, "marketing")[0]
    assert "[1,6,1]" not in as_json(phone(there)).replace(" ", "")
    opened.close()
    text = as_json(phone(there))
    assert "[1,6,1]" not in text.replace(" ", "")
    assert "Leads" in text
    assert "Revenue" not in text


def test_what_a_plan_pays_is_unknown_until_it_is_reckoned_and_nothing_is_set_before():
    opened = room()
    opened.go("first", "asking")
    plan = plan_of(opened.people[0])
    assert (plan["offers"], plan["last"]) == (None, [])
    opened.reckon()
    plan = plan_of(opened.people[0])
    assert len(plan["offers"]) == 165
    assert sum(plan["last"]) == 8


def test_a_phone_hears_its_own_firm_and_no_other():
    opened = room(sales=6, marketing=6)
    opened.go("first", "story")
    session = opened.session["id"]
    for person in opened.people:
        number, _ = where(person)
        assert topics(person.look()) == {f"stage.{session}", f"firm-{number}.{session}"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_single_task_is_a_share_and_depends_on_nobody_else(language):
    opened = Firms(language=language, agenda=alone(BESIDE))
    opened.fill(sales=2, marketing=2)
    here(opened)
    opened.go("pairs", "asking")
    opened.reckon()
    (card,) = phone(opened.people[0])["cards"]
    assert (card["plan"]["share"], card["plan"]["across"], len(card["items"])) == (True, False, 1)
    assert len(card["plan"]["offers"]) == card["plan"]["most"] + 1
    opened.people[0].answer("press-1", [10])
    assert "50" in plan_of(opened.people[0])["proposals"][0]["text"]


def test_where_a_side_has_one_phone_nobody_else_is_spoken_of():
    opened = Firms(mode="teams", expected=2)
    opened.begin(sales=1, marketing=1)
    card = plan_of(opened.people[0])
    assert (card["alone"], card["who"]) == (True, "")


@pytest.mark.parametrize(
    ("rounds", "step", "talk", "said"),
    [
        (["whose", "first"], 0, "", True),
        (["whose", "first"], 1, "plan-1", False),
        (["first", "second"], 0, "plan-1", True),
        (["first", "second"], 0, "plan-2", False),
        (["first", "second"], 1, "anew-1", False),
        (["bonus", "letter"], 0, "", False),
    ],
)
def test_what_is_public_is_said_once_where_a_game_is_played(rounds, step, talk, said):
    slug = "kpi-tradeoffs"
    course = [["where-are-the-sales", "room"], *([slug, round] for round in rounds)]
    look = {"session": {"course": course, "step": step + 1, "talk": talk}}
    assert opens_a_game(look, load_exercise(slug)) == said


# ---- the wall ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wall_says_who_sits_where_and_then_how_far_each_team_is_and_no_plan(language):
    opened = room(language)
    opened.go("first", "story")
    story = wall(opened)
    (row,) = story["firms"]["rows"]
    assert (row["people"], story["firms"]["agreed"]) == ("3 + 3", "")
    assert_speaks(story)
    opened.to()
    states = [[side["state"] for side in wall(opened)["firms"]["rows"][0]["sides"]]]
    marketing = opened.members(0, "marketing")
    for person in marketing:
        person.answer("plan-1", PLAN)
        states.append([side["state"] for side in wall(opened)["firms"]["rows"][0]["sides"]])
    assert states == [["empty", "empty"], *[["proposed", "empty"]] * 2, ["agreed", "empty"]]
    page = wall(opened)
    assert (page["firms"]["done"], page["firms"]["teams"], page["promise"]) == (1, 2, "")
    assert "1" in page["title"]
    assert page["timer"]["total"] == 90
    assert not {"plan", "offers", "proposals", "paid"} & names_in(page["firms"])


@cache
def _crowd(firms):
    return room(sales=3 * firms, marketing=3 * firms).to()


@pytest.mark.parametrize(("firms", "shown"), [(2, 2), (MOST, MOST), (MOST + 1, 0)])
def test_firms_are_named_as_long_as_they_can_be_read(firms, shown):
    told = wall(_crowd(firms))["firms"]
    assert len(told["rows"]) == shown
    assert told["teams"] == 2 * firms
    assert len({row["name"] for row in told["rows"]}) == shown


def test_every_firm_has_a_name_of_its_own_and_later_ones_a_number():
    for language in LANGUAGES:
        ui = interface(language)
        names = [firm_name(number, ui) for number in range(30)]
        assert len(set(names)) == 30
        assert names[29].endswith(" 30")


def test_a_side_at_which_nobody_sits_is_marked_and_never_waited_for():
    opened = room(marketing=1).to()
    states = {side["id"]: side["state"] for side in wall(opened)["firms"]["rows"][0]["sides"]}
    assert states == {"marketing": "empty", "sales": "persona"}
    assert wall(opened)["firms"]["teams"] == 1
    assert console(opened)["play"]["quarter"]["waits"] == ["Fjordkaffe: marketing"]


def names_in(value):
    if isinstance(value, dict):
        return set(value) | {n for one in value.values() for n in names_in(one)}
    return {n for one in value for n in names_in(one)} if isinstance(value, list) else set()


# ---- the console ----


def test_the_big_button_closes_quarters_and_undo_says_what_has_begun():
    opened = room()
    opened.go("first", "story")
    assert console(opened)["next"]["text"] == "Begin quarter 1"
    opened.to()
    page = console(opened)
    assert (page["next"]["text"], page["undo"]["text"]) == (
        "Close quarter 1",
        "Quarter 1 has begun.",
    )
    assert [phase["text"] for phase in page["phases"]][:3] == ["Story", "Quarter 1", "Quarter 2"]
    opened.to(turn=2)
    assert console(opened)["next"]["text"] == "Close quarter 2, the last one"
    opened.advance()
    assert console(opened)["play"] is None
    assert "uarter" not in console(opened)["next"]["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_console_waits_for_firms_and_names_nobody(language):
    opened = room(language, sales=6, marketing=6).to()
    for person in (*opened.members(0, "marketing"), *opened.members(0, "sales")):
        person.answer("plan-1", PLAN)
    quarter = console(opened, language)["play"]["quarter"]
    (waited,) = quarter["waits"]
    assert waited.startswith(firm_name(1, interface(language)))
    for person in (*opened.members(1, "marketing"), *opened.members(1, "sales")):
        person.answer("plan-1", PLAN)
    assert console(opened, language)["play"]["quarter"]["all"]


AGREED = {"marketing": {"fitleads": 0.5, "profit": 0.5}, "sales": {"newcust": 1.0}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_game_pays_is_chosen_before_it_begins_and_stands_on_the_wall(language):
    opened = room(language)
    opened.go("second", "story")
    pay = console(opened, language)["play"]["pay"]
    assert [one["id"] for one in pay["choices"] if one["chosen"]] == ["each"]
    assert [one["id"] for one in pay["choices"]] == ["each", "crossed", "targets"]
    assert all(one["text"] and len(one["lines"]) == 2 for one in pay["choices"])
    assert [side["pay"] for side in wall(opened)["firms"]["pay"]] == [
        line["pay"] for line in pay["choices"][0]["lines"]
    ]
    opened.ask("pay", code=opened.code, play="plan-back", bonus=AGREED)
    pay = console(opened, language, wrong={"pay": "No."})["play"]["pay"]
    assert (pay["agreed"], pay["wrong"]) == (True, "No.")
    assert pay["weights"]["marketing"]["fitleads"] == pay["weights"]["marketing"]["profit"] == 50
    assert pay["weights"]["sales"]["newcust"] == 100
    assert "50" in wall(opened)["firms"]["pay"][0]["pay"]
    opened.to("second")
    assert "pay" not in console(opened, language)["play"]
    assert "100" in plan_of(opened.members(0, "sales")[0])["pay"]


def test_a_game_that_was_played_is_no_start_for_what_is_set_by_hand():
    opened = Firms(agenda=alone("kpi-tradeoffs"))
    opened.fill(sales=1, marketing=1)
    here(opened)
    opened.go("first", "revealed")
    opened.reckon()
    look = opened.look(opened.facilitator())
    assert look["results"]["firms"]["outcome"]
    assert outcome_of(look) is None


# ---- what pages know of models without loading them ----


@pytest.mark.parametrize("model", playable())
def test_what_pages_know_of_seats_is_what_the_model_plays(model):
    game, told = game_of(model), seats_of(model)
    assert {seat.id: seat.tasks for seat in game.seats} == dict(told.TASKS)
    assert game.figures == told.FIGURES


@pytest.mark.parametrize(("model", "language"), list(product(playable(), LANGUAGES)))
def test_every_bonus_of_a_model_has_a_name_and_says_what_it_pays_each_side(model, language):
    from workshop.content.parameters import model_words

    words, game = model_words(model, language), game_of(model)
    for bonus in game.bonuses:
        assert words(f"played.named.{bonus}")
        assert {*words.table(f"played.pays.{bonus}")} == {*game.names}
