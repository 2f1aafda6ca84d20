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
    """The percentages that can be seen in the wall's chart; a narrow stretch has none."""
    drawn = wall.locator(".ws-wall svg text").evaluate_all(
        "(all) => all.filter((one) => getComputedStyle(one).opacity !== '0')"
        ".map((one) => one.textContent)"
    )
    return Counter(text for label in drawn for text in re.findall(r"\d+%", label))


def percentages(values, options) -> list[str]:
    counted = Counter(values)
    return [f"{round(100 * counted[o] / len(values))}%" for o in options]


def test_a_room_plays_a_whole_session(browser, server):
    exercise = load_exercise(EXERCISE)
    given = [answers(n, department) for n, (department, _) in enumerate(SIX)]
    facilitator = Facilitator(browser, server)
    code = facilitator.open_session("Our <i>two</i> departments", expected=6)
    wall = a_wall(browser, server, code)
    phones = five_join(browser, server, code)
    expect(wall.get_by_text("5 people are here")).to_be_visible()

    assert facilitator.next() == "story"
    for phone in phones:
        phone.sees("story")
    assert phones[0].heading() == "The Monday meeting"
    assert phones[1].heading() == "Mandagsmøtet"

    assert facilitator.next() == "asking"
    late = Phone(browser, SIX[5][1]).join(server, code, SIX[5][0])
    phones.append(late.sees("asking"))
    late.department = SIX[5][0]
    first_round = exercise.rounds[0]
    one_answers_reloads_and_changes_her_mind(phones[0], exercise, given[0])
    play_round(phones[1:], first_round, given[1:])
    nothing_is_shown_before_the_reveal(wall, server, code, exercise)
    reveal(facilitator, phones)
    the_wall_shows_what_was_answered(wall, facilitator, exercise, given)
    expect(phones[1].page.locator(".ws-bars").first).to_be_visible()

    play_deal_and_again(exercise, facilitator, wall, phones, given)
    assert facilitator.next() == "ended"
    for phone in phones:
        phone.sees("ended")
    expect(wall.get_by_role("heading", name="Thank you")).to_be_visible()
    everybody_leaves(server, [facilitator.page, wall, *(p.page for p in phones)])


def a_wall(browser, server, code):
    wall = browser.person(LAPTOP)
    wall.goto(f"{server.base}/wall/{code}")
    expect(wall.locator(".ws-wall[data-phase=lobby]")).to_be_visible()
    shown = wall.inner_text(".ws-wall")
    assert code in re.sub(r"\s", "", shown)
    assert f"127.0.0.1:{server.port}" in shown
    assert wall.locator(".ws-wall svg").count() >= 1
    return wall


def five_join(browser, server, code):
    phones = []
    for number, (department, language) in enumerate(SIX[:5]):
        phone = Phone(browser, language).join(server, code, department, by_link=number % 2 == 0)
        phone.department = department
        phones.append(phone.sees("lobby"))
    return phones


def one_answers_reloads_and_changes_her_mind(phone, exercise, mine) -> None:
    phone.answer(EXERCISE, "claim", mine["claim"])
    phone.saved()
    phone.page.reload()
    phone.sees("asking")
    prompt = exercise.texts("en")("questions.cause.prompt")
    expect(phone.page.locator("[data-heading]")).to_have_text(prompt)
    phone.page.get_by_role("button", name="Back").click()
    expect(phone.page.locator(f"input[value='{mine['claim']['claim']}']")).to_be_checked()
    mine["claim"] = {"claim": "5"}
    for question in exercise.rounds[0].asked(phone.department):
        phone.answer(EXERCISE, question.id, mine[question.id])
    phone.saved()


def nothing_is_shown_before_the_reveal(wall, server, code, exercise) -> None:
    expect(wall.get_by_text("6 of 6 have answered").first).to_be_visible()
    body = wall.inner_text("body")
    assert "%" not in body
    assert exercise.texts("en")("questions.lines.items.crowd") not in body
    assert server.ask("look", code=code)["results"] == {}


def reveal(facilitator, phones) -> None:
    assert facilitator.next() == "closed"
    for phone in phones:
        phone.sees("closed")
    assert facilitator.next() == "revealed"
    for phone in phones:
        phone.sees("revealed")


def play_deal_and_again(exercise, facilitator, wall, phones, given) -> None:
    for round in exercise.rounds[1:]:
        assert facilitator.next() == ("story" if round.story else "asking")
        if round.story:
            assert facilitator.next() == "asking"
        play_round(phones, round, given)
        reveal(facilitator, phones)
        if round.id == "deal":
            free_text_waits_for_its_release(wall, facilitator, phones)


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
    answered = Counter(share for shares in expected.values() for share in shares)
    seen = labels_of(wall)
    assert seen <= answered
    assert all(seen[share] == n for share, n in answered.items() if int(share[:-1]) >= 30)
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
