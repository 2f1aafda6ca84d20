"""One facilitator, one wall, six people on phones: a whole session as a room plays it."""

import re
from collections import Counter

from playwright.sync_api import expect

from tests.browser.answers import EXERCISE, SIX, answers
from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.support.server import wait_until
from workshop.exercise import load_exercise


def play_round(phones, round, given) -> None:
    for phone, mine in zip(phones, given, strict=True):
        phone.sees("asking")
        for question in round.asked(phone.department):
            if question.answerable:
                phone.answer(EXERCISE, question.id, mine[question.id])
            else:
                phone.read()
        expect(phone.page.locator(".ws-done")).to_be_visible()
        phone.saved()


def table_of(figure) -> dict[str, list[str]]:
    """The numbers under a figure, by the name of the row."""
    rows = figure.evaluate(
        """(node) => [...node.querySelectorAll('tr')].map((row) =>
          [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim()))"""
    )
    return {row[0]: row[1:] for row in rows if row}


def labels_of(wall) -> Counter:
    """The percentages that stand in the wall's chart."""
    drawn = wall.locator(".ws-wall svg text").all_text_contents()
    return Counter(text for label in drawn for text in re.findall(r"\d+%", label))


def percentages(values, options) -> list[str]:
    counted = Counter(values)
    return [f"{round(100 * counted[o] / len(values))}%" for o in options]


def test_a_room_plays_a_whole_session(browser, server):
    exercise = load_exercise(EXERCISE)
    facilitator = Facilitator(browser, server)
    code = facilitator.open_session("Our <i>two</i> departments", expected=6)
    wall = browser.person(LAPTOP)
    wall.goto(f"{server.base}/wall/{code}")
    expect(wall.locator(".ws-code, .ws-spelled").first).to_be_visible()
    assert code in re.sub(r"\s", "", wall.inner_text(".ws-wall"))
    assert wall.locator("svg").count() >= 1

    phones = []
    for number, (department, language) in enumerate(SIX[:5]):
        phone = Phone(browser, language).join(server, code, department, by_link=number % 2 == 0)
        phone.department = department
        phones.append(phone.sees("lobby"))
    expect(wall.get_by_text("5 people are here")).to_be_visible()

    assert facilitator.next() == "story"
    for phone in phones:
        phone.sees("story")
    assert phones[0].heading() == "The Monday meeting"
    assert phones[1].heading() == "Mandagsmøtet"

    assert facilitator.next() == "asking"
    late = Phone(browser, SIX[5][1]).join(server, code, SIX[5][0])
    late.department = SIX[5][0]
    phones.append(late.sees("asking"))

    given = [answers(n, department) for n, (department, _) in enumerate(SIX)]
    first = phones[0]
    first.answer(EXERCISE, "claim", given[0]["claim"])
    first.saved()
    first.page.reload()
    first.sees("asking")
    expect(first.page.locator("[data-heading]")).to_have_text(
        exercise.texts("en")("questions.cause.prompt")
    )
    first.page.get_by_role("button", name="Back").click()
    expect(first.page.locator(f"input[value='{given[0]['claim']['claim']}']")).to_be_checked()
    first.answer(EXERCISE, "claim", {"claim": "5"})
    given[0]["claim"] = {"claim": "5"}
    rest = exercise.rounds[0]
    for question in rest.asked("sales")[1:]:
        first.answer(EXERCISE, question.id, given[0][question.id])
    first.saved()
    play_round(phones[1:], rest, given[1:])

    expect(wall.get_by_text("6 of 6 have answered")).to_be_visible()
    body = wall.inner_text("body")
    assert "%" not in body
    assert exercise.texts("en")("questions.lines.items.crowd") not in body
    assert server.ask("look", code=code)["results"] == {}

    assert facilitator.next() == "closed"
    for phone in phones:
        phone.sees("closed")
    assert facilitator.next() == "revealed"
    for phone in phones:
        phone.sees("revealed")
    the_wall_shows_what_was_answered(wall, facilitator, exercise, given)
    expect(phones[1].page.locator(".ws-bars").first).to_be_visible()
    expect(facilitator.page.locator(".ws-figure svg").first).to_be_visible()

    for round in exercise.rounds[1:]:
        assert facilitator.next() in ("story", "asking")
        if round.story:
            assert facilitator.next() == "asking"
        play_round(phones, round, given)
        assert facilitator.next() == "closed"
        assert facilitator.next() == "revealed"
        for phone in phones:
            phone.sees("revealed")
        if round.id == "deal":
            free_text_waits_for_its_release(wall, facilitator, phones)

    assert facilitator.next() == "ended"
    for phone in phones:
        phone.sees("ended")
    expect(wall.get_by_role("heading", name="Thank you")).to_be_visible()
    everybody_leaves(server, [facilitator.page, wall, *(p.page for p in phones)])


def the_wall_shows_what_was_answered(wall, facilitator, exercise, given) -> None:
    question, words = exercise.question("lines"), exercise.texts("en")
    expected = {
        words(f"questions.lines.items.{item}"): percentages(
            [mine["lines"][item] for mine in given], question.options
        )
        for item in question.items
    }
    figure = facilitator.page.locator(".ws-figure").first
    expect(figure.locator("table")).to_be_attached()
    shown = table_of(figure)
    for line, shares in expected.items():
        assert set(shares) <= set(shown[line]), line
    expect(wall.locator(".ws-wall svg text").first).to_be_attached()
    written = Counter(s for shares in expected.values() for s in shares if int(s[:-1]) >= 12)
    assert labels_of(wall) == written
    for _ in exercise.rounds[0].reveals[1:]:
        turn_the_page(wall, facilitator)


def turn_the_page(wall, facilitator) -> None:
    before = wall.locator("h1").inner_text()
    facilitator.page.get_by_role("button", name="Next on the wall").click()
    expect(wall.locator("h1")).not_to_have_text(before)


def free_text_waits_for_its_release(wall, facilitator, phones) -> None:
    sentence = "Sentence number 3 <b>bold</b>"
    assert sentence not in wall.inner_text("body")
    written = facilitator.page.locator("li", has_text=sentence)
    written.get_by_label("Release").click()
    expect(written.get_by_text("On the wall")).to_be_visible()
    for _ in range(3):
        turn_the_page(wall, facilitator)
    expect(wall.get_by_text(sentence)).to_be_visible()
    assert wall.locator("blockquote b").count() == 0


def everybody_leaves(server, pages) -> None:
    for page in pages:
        page.goto("about:blank")
    wait_until(lambda: server.kernels() == [])
