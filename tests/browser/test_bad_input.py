"""What people type, paste and try; nothing is executed, nothing is lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, Facilitator, Phone
from workshop.content.texts import interface
from workshop.host.client import new_op

EXERCISE = "where-are-the-sales"
HOSTILE = [
    "<script>window.fired = 1</script>",
    "<img src=x onerror='window.fired = 1'>",
    "</script><svg onload=window.fired=1>",
    "[click](javascript:window.fired=1) **bold** <b>b</b>",
    "{{7*7}} ${7*7} {us} %s",
]


AFTER_THE_TALK = ("talk", "asking")


@pytest.fixture
def deal(server):
    """A session in front of the questions with the free text; returns its code."""
    return at_the_deal(server, *AFTER_THE_TALK)


def at_the_deal(server, *further):
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": 6,
    }
    opened = server.ask("open", op=new_op(), name=HOSTILE[1], language="en", **told)
    code = opened["session"]["code"]
    for to in ("next", "next", "asking", *further):
        server.ask("advance", op=new_op(), code=code, to=to)
    return code


def to_the_text(phone) -> None:
    phone.sees("asking")
    while not phone.page.locator("textarea").count():
        before = phone.heading()
        skip = phone.page.get_by_role("button", name="Skip")
        (skip if skip.count() else phone.page.locator(".ws-bar .ws-primary")).first.click()
        expect(phone.page.locator("[data-heading]").first).not_to_have_text(before)


def read_on(wall, facilitator, server, code) -> set[str]:
    """Return what the wall shows in the room's own words, slide by slide."""
    titles = facilitator.page.locator(".ws-slide").all_inner_texts()
    words, read = interface("en")("wall.quotes"), set()
    for slide in (at for at, title in enumerate(titles) if words in title):
        server.ask("show", code=code, slide=slide)
        expect(wall.locator(".ws-dots i").nth(slide)).to_have_attribute("data-here", "yes")
        read |= set(wall.locator(".ws-quotes blockquote").all_inner_texts())
    return read


def fired(page) -> bool:
    return page.evaluate("Boolean(window.fired)")


@pytest.mark.slow
def test_hostile_texts_are_shown_as_they_were_written_and_never_run(browser, server, deal):
    facilitator = Facilitator(browser, server)
    wall = browser.person(LAPTOP)
    wall.goto(server.wall(deal))
    phones = []
    for text in HOSTILE:
        phone = Phone(browser).join(server, deal, "marketing")
        to_the_text(phone)
        phone.page.locator("textarea").fill(text)
        phone.send()
        phone.saved()
        phones.append(phone)
    for to in ("closed", "revealed"):
        server.ask("advance", op=new_op(), code=deal, to=to)
    facilitator.sees("revealed")
    texts = server.ask("look", code=deal)["texts"]
    assert sorted(t["text"] for t in texts) == sorted(HOSTILE)
    for text in texts:
        server.ask("release", code=deal, id=text["id"], released=True)
    expect(facilitator.page.locator(".ws-texts [data-released]")).to_have_count(len(HOSTILE))
    assert read_on(wall, facilitator, server, deal) == set(HOSTILE)
    for text in HOSTILE:
        expect(facilitator.page.get_by_text(text, exact=True).first).to_be_attached()
    for page in (wall, facilitator.page, *(p.page for p in phones)):
        assert not fired(page)
        assert page.locator(".ws img, .ws script, .ws a[href^=javascript]").count() == 0


def test_ten_thousand_characters_get_one_sentence_and_nothing_is_lost(browser, server, deal):
    phone = Phone(browser).join(server, deal, "sales")
    to_the_text(phone)
    long = "abcdefghi " * 1000
    phone.page.locator("textarea").evaluate(
        "(node, text) => { node.removeAttribute('maxlength'); node.value = text;"
        "node.dispatchEvent(new Event('input', {bubbles: true})); }",
        long,
    )
    kept = phone.page.locator("textarea").input_value()
    assert len(kept) in (280, 10_000)
    phone.send()
    if len(kept) > 280:
        expect(phone.page.locator("[data-state=late]").first).to_be_visible()
        assert server.ask("look", code=deal)["answered"]["questions"]["missing"]["n"] == 0
    else:
        phone.saved()


@pytest.mark.slow
def test_a_phone_shows_of_a_text_what_is_kept_of_it(browser, server, deal):
    typed = "  10\u00a0000 kroner\u2028og\tso \u202elitt👩🏽‍💻 \U0001fadc"
    kept = "10 000 kroner\nog so litt👩🏽‍💻 \U0001fadc"
    phone = Phone(browser).join(server, deal, "sales")
    to_the_text(phone)
    text = phone.page.locator("textarea")
    text.fill("\u3164\u200b")
    phone.send()
    expect(phone.page.get_by_text(interface("en")("refused.empty-text")).first).to_be_visible()
    phone.page.get_by_role("button", name="Change").click()
    text.fill(typed)
    phone.send()
    phone.saved()
    to_the_text(phone)
    expect(text).to_have_value(kept)
    phone.page.reload()
    expect(text).to_have_value(kept)
    server.ask("advance", op=new_op(), code=deal, to="closed")
    (told,) = server.ask("look", code=deal)["texts"]
    assert told["text"] == kept


def test_what_is_missing_is_counted(browser, server, deal):
    phone = Phone(browser).join(server, deal, "sales")
    asked = phone.page.locator(".ws-sort")
    phone.sees("asking")
    while not asked.count():
        before = phone.heading()
        skip = phone.page.get_by_role("button", name="Skip")
        (skip if skip.count() else phone.page.locator(".ws-bar .ws-primary")).first.click()
        expect(phone.page.locator("[data-heading]").first).not_to_have_text(before)
    rows = asked.count()
    for row in range(rows - 2):
        asked.nth(row).locator("label").first.click()
    phone.send()
    expect(phone.page.locator("[data-state=late]")).to_have_text("2 are still missing")
    asked.nth(rows - 2).locator("label").first.click()
    phone.send()
    expect(phone.page.locator("[data-state=late]")).to_have_text("One is still missing")
    asked.nth(rows - 1).locator("label").first.click()
    phone.send()
    to_the_text(phone)


def test_what_was_read_is_offered_to_be_read_again(browser, server):
    code = at_the_deal(server)
    phone = Phone(browser).join(server, code, "sales").sees("asking")
    phone.page.get_by_role("button", name="Skip").click()
    phone.read()
    again = phone.page.get_by_role("button", name="Read again")
    expect(again).to_have_count(1)
    again.click()
    expect(phone.page.locator(".ws-facts")).to_be_visible()


def test_an_unknown_code_on_a_phone_gets_one_sentence(browser, server):
    page = browser.person(language="nb")
    page.goto(f"{server.base}/")
    page.locator("#code").fill("ZZZ ZZZ")
    page.locator("button.wk-primary").click()
    expect(page.get_by_role("alert")).to_have_text(
        "Vi finner ingen samling med den koden. Se etter på veggen en gang til: seks tegn."
    )


@pytest.mark.slow
def test_the_opening_form_says_what_is_missing_and_keeps_the_rest(browser, server):
    facilitator = Facilitator(browser, server)
    page = facilitator.page
    page.get_by_label("Name").fill("   ")
    page.locator("#ws-field-expected").fill("33")
    page.get_by_role("button", name="Open the session").click()
    expect(page.get_by_text("Give the session a name.")).to_be_visible()
    expect(page.locator("#ws-field-expected")).to_have_value("33")
    page.get_by_label("Name").fill("Now it has one")
    page.get_by_role("button", name="Open the session").click()
    expect(page.locator(".ws-now")).to_be_visible()


def test_a_double_click_on_send_answers_one_card_and_leaves_the_next_alone(browser, server):
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": 6,
    }
    opened = server.ask("open", op=new_op(), name="Another", language="en", **told)
    code = opened["session"]["code"]
    server.ask("advance", op=new_op(), code=code, to="asking")
    phone = Phone(browser).join(server, code, "sales").sees("asking")
    for choice in phone.page.locator("label", has=phone.page.locator("input[value='4']")).all():
        choice.click()
    phone.page.locator(".ws-bar .ws-primary").dblclick()
    phone.saved()
    assert phone.page.get_by_text("One is still missing").count() == 0
    counted = server.ask("look", code=code)["answered"]["questions"]
    assert {id for id, one in counted.items() if one["n"]} == {"claim"}


KEPT_OF_AN_EARLIER_WORDING = """kept => {
  const draft = ".draft.where-are-the-sales/claim";
  const key = Object.keys(localStorage).find((name) => name.endsWith(draft));
  localStorage.removeItem(key);
  localStorage.setItem(key.replace(".draft.", `.${kept}.`), JSON.stringify({claim: "4"}));
}"""


@pytest.mark.parametrize("kept", ["draft", "given"])
def test_what_a_phone_keeps_of_an_earlier_wording_is_in_nobodys_way(browser, server, kept):
    told = {
        "agenda": "only.where-are-the-sales",
        "departments": ["sales", "marketing"],
        "expected": 6,
    }
    opened = server.ask("open", op=new_op(), name="Monday", language="en", **told)
    code = opened["session"]["code"]
    for to in ("next", "asking"):
        server.ask("advance", op=new_op(), code=code, to=to)
    phone = Phone(browser).join(server, code, "sales").sees("asking")
    phone.page.locator("[data-item=dream] input").first.check(force=True)
    phone.page.evaluate(KEPT_OF_AN_EARLIER_WORDING, kept)
    phone.page.reload()
    phone.sees("asking")
    expect(phone.page.locator("[data-item] input:checked")).to_have_count(0)
    phone.answer(EXERCISE, "claim", {"dream": "4", "pointless": "2"})
    phone.saved()
    counted = server.ask("look", code=code)["answered"]["questions"]
    assert counted["claim"]["n"] == 1
