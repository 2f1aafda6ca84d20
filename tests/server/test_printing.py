"""What is printed before the day is for the facilitator alone."""

import re

import pytest

from tests.support.crowd import Visitor, facilitating
from tests.support.room import EXERCISE, GAME
from workshop.content import LANGUAGES
from workshop.content.kit import sheet, sheet_names
from workshop.exercises.agenda import only
from workshop.host.client import new_op
from workshop.server.printing import HEADS

PAGES = ("/kit", *(f"/kit/nb/{name}" for name in (*sheet_names(), HEADS)))


@pytest.fixture
def facilitator(server):
    return facilitating(server)


@pytest.mark.parametrize("path", PAGES)
def test_whoever_sits_in_the_room_gets_the_door(server, open_room, path):
    enemy = Visitor(server.base, follows=False)
    enemy.post(f"/join/{open_room()}", department="sales")
    assert enemy.cookie("workshop_seat")
    for method in ("GET", "HEAD"):
        answer = enemy.request(method, path)
        assert (answer.status, answer.headers["Location"]) == (302, "/facilitate")
        assert "<article" not in answer.body


def test_a_participants_cookie_under_the_facilitators_name_opens_nothing(server, open_room):
    enemy = Visitor(server.base, follows=False)
    enemy.post(f"/join/{open_room()}", department="sales")
    (seat,) = (one for one in enemy.jar if one.name == "workshop_seat")
    seat.name = "workshop_facilitator"
    enemy.jar.set_cookie(seat)
    assert enemy.get("/kit/en/4-data").status == 302


def test_the_facilitator_finds_every_sheet_in_the_language_of_the_list(facilitator):
    for language in LANGUAGES:
        told = facilitator.get(f"/kit?lang={language}").body
        for name in sheet_names():
            assert f'href="/kit/{language}/{name}"' in told
            assert sheet(name, language).title in told


def test_a_sheet_comes_in_the_language_of_its_address_and_leaves_hers_alone(facilitator):
    before = facilitator.cookie("workshop_language")
    told = facilitator.get("/kit/nb/1-agreement").body
    assert '<html lang="nb">' in told
    assert 'lang="nb">\n<h1>Det vi blir enige om' in told
    assert "<h2>Hvem ser hva</h2>" in told
    assert 'href="/kit/en/1-agreement"' in told
    assert facilitator.cookie("workshop_language") == before


def test_the_heads_of_all_exercises_come_on_one_page(facilitator):
    told = facilitator.get(f"/kit/en/{HEADS}").body
    assert told.count("<dt>Materials</dt>") == told.count("<h2>") >= 4


@pytest.mark.parametrize("path", ["/kit/en/nothing", "/kit/xx/1-agreement", "/kit/en/../en"])
def test_what_there_is_not_is_told_in_one_sentence(facilitator, path):
    answer = facilitator.get(path)
    assert answer.status == 404
    assert 'role="alert"' in answer.body


def test_the_heads_of_a_sessions_exercises_follow_what_it_plays(server, facilitator, open_room):
    code = open_room(agenda=only(["check-in", EXERCISE, GAME, "closing"]))
    for _ in range(2):
        server.ask("advance", op=new_op(), code=code, to="next")
    path = f"/kit/en/{HEADS}?session={code}"
    assert titles(facilitator.get(path).body) == [
        "Where are the sales?",
        "You get what you pay for",
    ]
    changed = {"exercise": "strategy-vs-tactics", "where": "instead"}
    server.ask("reroute", op=new_op(), code=code, **changed)
    told = facilitator.get(path).body
    assert titles(told) == ["Where are the sales?", "Strategists and tacticians"]
    assert "42 min" in told
    assert f'href="/kit/nb/{HEADS}?session={code}"' in told
    for wrong in ("NOBODY", "%22%3E%3Cscript%3E", "..%2F"):
        assert facilitator.get(f"/kit/en/{HEADS}?session={wrong}").status in (200, 404)
    assert facilitator.get(f"/kit/en/{HEADS}?session=ZZZZZZ").status == 404


def test_what_may_still_be_chosen_is_printed_after_its_first(server, facilitator, open_room):
    code = open_room(agenda="full-day")
    told = titles(facilitator.get(f"/kit/en/{HEADS}?session={code}").body)
    at = told.index("Explain yourself")
    assert told[at + 1 : at + 3] == ["Or: The map is not the territory", "Or: Who brings the money"]
    changed = {"exercise": "who-brings-the-money", "where": "slot"}
    server.ask("reroute", op=new_op(), code=code, **changed)
    told = titles(facilitator.get(f"/kit/nb/{HEADS}?session={code}").body)
    assert told[at : at + 2] == ["Hvem henter pengene", "Eller: Forklar deg"]


def test_cards_call_departments_as_the_session_does(server, facilitator, open_room):
    code = open_room(agenda=only([EXERCISE]), names={"sales": "Field <team>"})
    told = facilitator.get(f"/kit/en/cards?session={code}").body
    assert "<strong>Field &lt;team&gt;</strong>" in told
    assert "<strong>Marketing</strong>" in told


def test_a_phone_is_not_told_what_a_session_plays(server, open_room):
    code = open_room()
    enemy = Visitor(server.base, follows=False)
    enemy.post(f"/join/{code}", department="sales")
    answer = enemy.get(f"/kit/en/{HEADS}?session={code}")
    assert (answer.status, "<article" in answer.body) == (302, False)


def titles(page):
    return re.findall(r"<h2>(.*?)</h2>", page)
