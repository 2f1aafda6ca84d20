"""Where words are long and places are low: nothing is cut off, and nothing lies over a card."""

import pytest
from playwright.sync_api import expect

from tests.browser.layout import HALL, WALL, Eye, Place
from tests.browser.people import Phone
from tests.browser.test_layout import Room
from workshop.exercises.ghost import ghosts

SLUG = "where-are-the-sales"
ON_ITS_SIDE = Place("phone on its side", 844, 390, 17)


def room_with_few_of_marketing(server, language):
    """Open a room in which marketing are too few to be shown apart."""
    room = Room(server, SLUG, language)
    where = [department for _, department, _ in ghosts(room.exercise)]
    few = [at for at, department in enumerate(where) if department == "marketing"][3:]
    room.people = [person for at, person in enumerate(room.people) if at not in few]
    return room


def turned_to(room, wall, chart):
    reveals = room.exercise.rounds[0].reveals
    at = [reveal.chart for reveal in reveals].index(chart)
    room.show(at)
    dot = wall.locator(f".ws-dots i:nth-child({at + 1})")
    expect(dot).to_have_attribute("data-here", "yes")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_note_that_departments_are_hidden_stands_whole_on_the_wall(browser, server, language):
    room = room_with_few_of_marketing(server, language)
    wall, eye = browser.person(WALL.size, language), Eye()
    wall.goto(server.wall(room.code))
    expect(wall.locator(".ws-wall[data-phase=lobby]")).to_be_visible()
    for to in ("next", "asking", "closed", "revealed"):
        room.move(to)
    for chart in ("expected", "mirror"):
        turned_to(room, wall, chart)
        eye.look(wall, chart, WALL, HALL)
    assert eye.told() == ""


COVERED = """() => {
  const bar = document.querySelector(".ws-bar").getBoundingClientRect();
  const over = ({ top, bottom }) => bottom > bar.top + 1 && top < bar.bottom - 1;
  const marks = [...document.querySelectorAll(".ws-scene :is(input, button, p, legend)")];
  const covered = marks.filter((one) => over(one.getBoundingClientRect()));
  return covered.map((one) => one.outerHTML.slice(0, 80));
}"""


def test_on_a_phone_on_its_side_nothing_lies_over_the_card(browser, server):
    room = Room(server, SLUG, "nb")
    phone = Phone(browser, "nb").join(server, room.code, "sales").sees("lobby")
    page, eye = phone.page, Eye()
    for to in ("next", "asking"):
        room.move(to)
    phone.sees("asking")
    page.set_viewport_size(ON_ITS_SIDE.size)
    page.evaluate("scrollTo(0, 0)")
    assert page.evaluate(COVERED) == []
    eye.look(page, "card", ON_ITS_SIDE)
    page.get_by_role("button", name="Send").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Send")).to_be_in_viewport(ratio=1)
    assert page.evaluate(COVERED) == []
    assert eye.told() == ""
