"""Half a day at theirs on phones: what is read while people talk, and one's own ticket."""

import pytest

from tests.support.room import SWAPS, LiveRoom
from workshop.content.texts import interface
from workshop.exercises.agenda import alone
from workshop.host.client import new_op
from workshop.pages import study
from workshop.pages.room import compose

LANGUAGES = ("en", "nb")


@pytest.fixture(scope="module")
def room():
    """Six and six at the timetable, which is made; the last one of sales named no half day."""
    made = LiveRoom(agenda=alone(SWAPS))
    for nth in range(6):
        made.seat("sales", LANGUAGES[nth % 2])
        made.seat("marketing", LANGUAGES[nth % 2])
    made.go("ticket", "asking")
    for person in made.people[:-2]:
        person.answer("when", {"mon": ["morning"], "wed": ["afternoon"], "fri": ["morning"]})
    made.people[-1].answer("when", {"fri": ["morning"]})
    made.people[-2].answer("when", {"mon": []})
    made.go("ticket", "revealed")
    made.ask("plan", op=new_op(), code=made.code, visits=1, guests=2, home=50)
    made.compute()
    return made


def said(person):
    """Return the lines that her phone alone shows beside the timetable."""
    marks = compose(person.look()).get("here", [])
    return next((mark["said"] for mark in marks if mark["of"] == 0), [])


def test_a_phone_says_its_own_ticket_and_half_day_first_once_the_slide_is_there(room):
    assert not any("ticket" in line for line in said(room.people[0]))
    room.ask("show", code=room.code, slide=1)
    for person in (room.people[0], room.people[2], room.people[-1]):
        look = person.look()
        ticket, ui = look["me"]["ticket"], interface(look["me"]["language"])
        first, second, *_ = said(person)
        assert first == ui("here.ticket", n=ticket["number"])
        host = ui(f"departments_inside.{ticket['visits'][0]['host']}")
        assert second.endswith(host)
    assert room.people[-2].look()["me"]["ticket"] is None
    assert not any(line.startswith("Your ticket") for line in said(room.people[-2]))


def test_whoever_explores_alone_has_her_half_days_among_those_of_the_invented_room():
    lesson = study.begin(SWAPS)
    for round in ("reversal", "ticket"):
        lesson.ask(round)
        if round == "ticket":
            lesson.room.answer("when", {day: ["morning"] for day in ("mon", "tue")}, new_op())
        shown = lesson.reveal(round)
        lesson._press(round)
    assert "half days are planned" in shown.page["figures"][1]["title"]
    (own,) = [mark["said"] for mark in shown.page["here"] if mark["of"] == 1]
    assert own[0].startswith(("Monday, before noon: with", "Tuesday, before noon: with"))


def test_what_was_read_while_people_talked_is_no_card_once_they_have_talked():
    made = LiveRoom(agenda=alone(SWAPS))
    made.fill(sales=1, marketing=1)
    for talk, lines in (("call", {3}), ("advert", {2, 3})):
        made.go("reversal", "talk")
        assert made.session["talk"] == talk
        there = [compose(person.look())["talk"]["notes"] for person in made.people]
        assert {len(notes) for notes in there} == lines
        assert there[0] != there[1]
        made.advance()
    assert made.session["phase"] == "asking"
    for person, own in zip(made.people, ("line", "noted"), strict=True):
        asked = [card["id"].partition("/")[2] for card in compose(person.look())["cards"]]
        assert asked == [own, "harder"]
