"""A card that asks for numbers: written as people write them, checked before they are sent."""

from itertools import product

import pytest
from playwright.sync_api import expect

from tests.browser.people import Phone
from tests.support.numbers import NO_NUMBERS, NUMBERS
from tests.support.room import TOLD
from tests.support.scripts import WIDGETS, written
from workshop.exercises.exercise import load_exercise
from workshop.host.client import new_op
from workshop.questions.kinds.number import whole_number
from workshop.widgets.modules import assemble

EXERCISE = load_exercise("kpi-tradeoffs")
ASKED = ("customers", "profit")


@pytest.fixture
def card(browser, server):
    """The phone of somebody in sales, in front of the two guesses."""
    told = {"agenda": TOLD, "departments": ["sales", "marketing"], "expected": 16}
    opened = server.ask("open", op=new_op(), name="A room", language="en", **told)
    code = opened["session"]["code"]
    for to in ("next", "asking"):
        server.ask("advance", op=new_op(), code=code, to=to)
    phone = Phone(browser).join(server, code, "sales").sees("asking")
    while not phone.page.locator(".ws-kind-number").count():
        before = phone.heading()
        phone.page.get_by_role("button", name="Skip").click()
        expect(phone.page.locator("[data-heading]").first).not_to_have_text(before)
    return Card(phone.page, server, code)


class Card:
    """The two fields of the card, and what the host has heard."""

    def __init__(self, page, server, code) -> None:
        self.page, self._server, self._code = page, server, code
        self.fields = page.locator(".ws-amount input")
        self.customers, self.profit = self.fields.first, self.fields.last

    def answers(self) -> int:
        look = self._server.ask("look", code=self._code)
        return look["answered"]["questions"]["guess"]["n"]


def test_numbers_are_written_with_any_sign_between_thousands_and_sent_with_enter(card):
    card.customers.focus()
    card.page.keyboard.type(" 1 200 ")
    card.page.keyboard.press("Enter")
    expect(card.profit).to_be_focused()
    card.page.keyboard.type("1.050")
    card.page.keyboard.press("Enter")
    expect(card.page.locator(".ws-kind-number")).to_have_count(0)
    expect(card.page.get_by_text("Saved").first).to_be_visible()
    assert card.answers() == 1


def test_what_is_no_number_in_the_range_is_explained_and_not_sent(card):
    low, high = EXERCISE.question("guess").ranges["profit"]
    sentence = f"Write a whole number from {low:,} to {high:,}."
    card.customers.fill("900")
    for wrong in (str(high + 1), "twelve", "10.5", "-3"):
        card.profit.fill(wrong)
        expect(card.profit).not_to_have_attribute("aria-invalid", "true")
        card.page.locator(".ws-bar .ws-primary").click()
        expect(card.profit).to_have_attribute("aria-invalid", "true")
        expect(card.page.locator(".ws-amount").last).to_contain_text(sentence)
        expect(card.page.locator(".ws > [role=status]")).to_have_text(sentence)
        expect(card.profit).to_be_focused()
    assert card.answers() == 0


def test_what_was_written_survives_a_reload(card):
    card.customers.fill("1,2")
    card.page.reload()
    expect(card.customers).to_have_value("1,2")
    expect(card.profit).to_have_value("")


def test_the_card_and_python_read_numbers_alike(browser, tmp_path):
    names = {"base": WIDGETS / "base.js", "kinds__number": WIDGETS / "kinds" / "number.js"}
    files = {name: path.read_text(encoding="utf-8") for name, path in names.items()}
    entry = 'import { kind } from "./kinds/number.js";\n\nexport default kind;\n'
    program = """async ([text, written]) => {
      const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
      const kind = (await import(address)).default;
      return written.map((one) => kind.clean({ a: one }).a);
    }"""
    bits = ("kr ", "€", "", "500", "1 200", "1.5", ",-", " kr", " NOK", "−")
    mixed = ["".join(parts) for parts in product(bits, repeat=3)]
    texts = [*NUMBERS, *NO_NUMBERS, *mixed]
    script = assemble(written(tmp_path, entry=entry, **files))
    read = browser.person().evaluate(program, [script, texts])
    assert read == [whole_number(text) for text in texts]


def test_a_price_is_a_number_and_a_range_is_asked_again(card):
    low, high = EXERCISE.question("guess").ranges["profit"]
    card.customers.fill("900 kr")
    card.profit.fill(f"{low}-{high} kr")
    card.page.locator(".ws-bar .ws-primary").click()
    expect(card.profit).to_have_attribute("aria-invalid", "true")
    expect(card.customers).not_to_have_attribute("aria-invalid", "true")
    card.profit.fill(f"kr {low},-")
    card.page.locator(".ws-bar .ws-primary").click()
    expect(card.page.get_by_text("Saved").first).to_be_visible()
    assert card.answers() == 1
