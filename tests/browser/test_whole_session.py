"""One facilitator, one wall, six people on phones: a whole session as a room plays it."""

import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.browser.answers import EXERCISE, GAME, SIX, answers
from tests.browser.people import LAPTOP, Facilitator, Phone
from tests.support.crowd import Person
from tests.support.room import asked
from tests.support.server import wait_until
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op
from workshop.models.kpi_game.game import CONTRACTS, Contract, World, play


def play_round(phones, round, given, slug=EXERCISE) -> None:
    for phone, mine in zip(phones, given, strict=True):
        phone.sees("asking")
        for question in round.asked(phone.department):
            if question.answerable:
                phone.answer(slug, question.id, mine[question.id])
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


@pytest.mark.slow
def test_a_room_plays_a_whole_session(browser, fresh_server):
    server = fresh_server
    exercise = load_exercise(EXERCISE)
    given = [answers(n, department) for n, (department, _) in enumerate(SIX)]
    facilitator = Facilitator(browser, server)
    code = facilitator.open_session("Our <i>two</i> departments", 6, "two-hours")
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
    facilitator.next()
    server.ask("advance", op=new_op(), code=code, to="end")
    for phone in phones:
        phone.sees("ended")
    expect(wall.get_by_role("heading", name="Thank you")).to_be_visible()
    everybody_leaves(server, [facilitator.page, wall, *(p.page for p in phones)])


@pytest.mark.slow
def test_a_room_has_the_model_play_its_bonuses(browser, fresh_server):
    server = fresh_server
    facilitator = Facilitator(browser, server)
    code = facilitator.open_session("A lecture", 10, "lecture")
    wall = a_wall(browser, server, code)
    phones = five_join(browser, server, code)
    late = Phone(browser, SIX[5][1]).join(server, code, SIX[5][0])
    late.department = SIX[5][0]
    phones.append(late)
    play_the_bonus_game(facilitator, wall, phones, server, code)


def a_wall(browser, server, code):
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(code))
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
    said = mine["claim"]["dream"]
    row = phone.page.locator("[data-item=dream]")
    expect(row.locator(f"input[value='{said}']")).to_be_checked()
    mine["claim"] = {"dream": "5", "pointless": "5"}
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
        for nth, part in enumerate(asked(round)):
            if nth:
                assert facilitator.next() == "asking"
            play_round(phones, part, given)
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
    dots, place = wall.locator(".ws-dots"), facilitator.page.locator(".ws-pager span")
    before, at = dots.inner_html(), place.inner_text()
    facilitator.page.get_by_role("button", name="Next on the wall").click()
    wait_until(lambda: dots.inner_html() != before)
    expect(place).not_to_have_text(at)


def free_text_waits_for_its_release(wall, facilitator, phones) -> None:
    sentence = "Sentence number 3 <b>bold</b>"
    assert sentence not in wall.inner_text("body")
    written = facilitator.page.locator("li", has_text=sentence)
    written.get_by_label("Release").click()
    expect(written.get_by_text("On the wall")).to_be_visible()
    for _ in range(facilitator.page.locator(".ws-slide").count() - 1):
        turn_the_page(wall, facilitator)
    expect(wall.get_by_text(sentence)).to_be_visible()
    assert wall.locator("blockquote b").count() == 0


# -- the bonus game ------------------------------------------------------------------------


def play_the_bonus_game(facilitator, wall, phones, server, code) -> None:
    game, people = load_exercise(GAME), [department for department, _ in SIX]
    others = [Person(server.base).join(server, code, d) for d in ("sales", "marketing") * 2]
    people += ["sales", "marketing"] * 2
    given = [answers(n, department, GAME) for n, department in enumerate(people)]
    for round in (game.round("bonus"), game.round("letter")):
        assert facilitator.next() == ("story" if round.story else "asking")
        if round.story:
            assert facilitator.next() == "asking"
        play_round(phones, round, given[: len(phones)], GAME)
        for person, mine in zip(others, given[len(phones) :], strict=True):
            for question in round.questions:
                if question.id in mine:
                    person.answer(GAME, question.id, mine[question.id])
        reveal(facilitator, phones)
        if round.id == "bonus":
            the_model_plays_what_the_room_gave(facilitator, wall, phones, people, given)
            another_bonus_is_played_on_the_wall(facilitator, wall)


def given_contract(people, given) -> Contract:
    """The bonus that the departments gave each other: of each the answer nearest to its others."""

    def whole(question, giver):
        points = [mine[question] for d, mine in zip(people, given, strict=True) if d == giver]
        nearest = min(points, key=lambda one: sum(abs(one[k] - p[k]) for p in points for k in one))
        return {kpi: share / 100 for kpi, share in nearest.items()}

    return Contract(whole("given-marketing", "sales"), whole("given-sales", "marketing"))


def the_model_plays_what_the_room_gave(facilitator, wall, phones, people, given) -> None:
    """Prediction first, truth second; wall, console and phones show the same numbers."""
    silo = play(World(), CONTRACTS["silo"])
    ours = play(World(), given_contract(people, given))
    charts = [reveal.chart for reveal in load_exercise(GAME).round("bonus").reveals]
    assert charts.index("bonuses") < charts.index("forecast")
    for _ in range(charts.index("funnels")):
        turn_the_page(wall, facilitator)
    numbers = [f"{round(one.leads):,}" for one in (silo, ours)]
    numbers += [f"{round(one.customers):,}" for one in (silo, ours)]
    expect(wall.locator(".ws-wall svg text").first).to_be_attached()
    drawn = " ".join(wall.locator(".ws-wall svg text").all_text_contents())
    told = phones[0].page.locator(".ws-bars").first
    expect(told).to_contain_text(numbers[0])
    for number in numbers:
        assert number in drawn, number
        assert number in told.inner_text(), number
    turn_the_page(wall, facilitator)
    shown = table_of(facilitator.page.locator(".ws-figure").first)
    assert f"{round(100 * ours.captured)}%" in shown["The bonus we gave each other"]


def another_bonus_is_played_on_the_wall(facilitator, wall) -> None:
    bench = facilitator.page.locator(".ws-bench")
    bench.get_by_role("button", name="Qualified leads", exact=True).click()
    captured = f"{round(100 * play(World(), CONTRACTS['qualified']).captured)}%"
    expect(bench.locator(".ws-finding")).to_contain_text(captured)
    bench.get_by_role("button", name="Play it on the wall").click()
    expect(wall.locator(".ws-finding")).to_contain_text(captured)


def everybody_leaves(server, pages) -> None:
    for page in pages:
        page.goto("about:blank")
    wait_until(lambda: server.page_kernels() == [])
    assert len(server.room_kernels()) == 1
