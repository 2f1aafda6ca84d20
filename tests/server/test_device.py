"""One device for several people at a real server, with an enemy beside them."""

import asyncio
import re

import pytest

from tests.support.crowd import Visitor
from tests.support.phone_line import PhoneLine, PollingLine, an_answer, open_asking, seated
from workshop.host.client import new_op
from workshop.host.device import MOST
from workshop.server.seats import SWITCHED
from workshop.server.turns import Device, read, shown

SEAT, DEVICE = "workshop_seat", "workshop_device"
ROOM = "/voila/render/room.ipynb"


def add(visitor, department="marketing"):
    return visitor.post("/device", do="add", department=department)


def ask(visitor, do, **fields):
    """Ask as the page's script does."""
    return visitor.send("/device", {"do": do, "_xsrf": visitor.cookie("_xsrf"), **fields})


def device_of(server, code, others=("marketing", "sales")):
    visitor = seated(server, code)
    for department in others:
        assert add(visitor, department).status == 303
    return visitor


def whose(page):
    return re.search(r'"whose": "(\w+)"', page.body)[1]


def seats(server, code):
    return server.ask("look", code=code)["joined"]["total"]


def test_each_has_a_seat_and_no_page_and_no_script_has_a_token(server):
    code = open_asking(server)
    visitor = device_of(server, code)
    there = read(visitor.cookie(DEVICE))
    assert (len(set(there.tokens)), there.at, there.taken) == (3, 3, True)
    assert visitor.cookie(SEAT) == there.token
    assert seats(server, code) == 3
    pages = [visitor.get(ROOM), visitor.get("/device"), visitor.get("/")]
    assert ask(visitor, "hand").status == 303
    pages.append(visitor.get(ROOM))
    assert not any(token in page.body for page in pages for token in there.tokens)
    kept = [
        cookie
        for cookie in visitor.jar
        if cookie.value.strip('"') and cookie.name in (SEAT, DEVICE)
    ]
    assert [cookie.name for cookie in kept] == [DEVICE]
    assert all(cookie.has_nonstandard_attr("HttpOnly") for cookie in kept)


def test_the_line_before_is_closed_and_serves_nobody_else(server):
    code = open_asking(server)
    visitor = device_of(server, code, ["marketing"])

    async def played():
        before = visitor.get(ROOM)
        with pytest.raises(Exception, match="409"):
            await PhoneLine(server, visitor).open()  # one that does not say whose it is
        old = Line(server, visitor, whose(before))
        async with old:
            await old.has_card()
            await old.answer()
            assert ask(visitor, "take", at="1").status == 303
            page = visitor.get(ROOM)
            assert await old.cut() == SWITCHED
        with pytest.raises(Exception, match="409"):
            await Line(server, visitor, whose(before)).open()
        stale = await PollingLine(server, visitor).poll()
        assert stale.code == 409
        async with Line(server, visitor, whose(page)) as now:
            await now.has_card()
            assert now.page["department"]["id"] == "sales"
            assert now.page["device"]["turn"] == 1

    asyncio.run(played())


class Line(PhoneLine):
    """A line of a page that says whose it is."""

    def __init__(self, server, visitor, whose) -> None:
        super().__init__(server, visitor, tab=f"t&whose={whose}")


def test_nobody_switches_a_device_of_somebody_else(server):
    code = open_asking(server)
    visitor, enemy = device_of(server, code), Visitor(server.base, follows=False)
    before = visitor.cookie(DEVICE)
    # From a page of another origin there is no token of forms.
    assert visitor.send("/device", {"do": "take", "at": "1"}).status == 403
    assert enemy.send("/device", {"do": "take", "at": "1"}).status == 403
    enemy.get("/")
    for do in ("take", "hand", "add", "leave"):
        assert ask(enemy, do, at="1", department="sales").status == 403
    assert visitor.cookie(DEVICE) == before
    assert visitor.get("/device").status == 200
    assert visitor.cookie(DEVICE) == before


GARBAGE = ["0", "9", "-1", "1.5", "x", "", "١", "1" * 400]


def test_garbage_changes_nothing(server):
    code = open_asking(server)
    visitor = device_of(server, code)
    before = visitor.cookie(DEVICE)
    for at in GARBAGE:
        assert ask(visitor, "take", at=at).status in (400, 403), at
    for do in ("", "steal", "TAKE", "\u0000"):
        assert ask(visitor, do, at="1").status in (400, 403), do
    assert visitor.cookie(DEVICE) == before
    assert add(visitor, "directors").status == 400
    assert seats(server, code) == 3


def test_eight_at_most_and_the_limits_of_the_door_are_those_of_everybody(server):
    code = open_asking(server)
    visitor = device_of(server, code, ["sales"] * (MOST - 1))
    assert seats(server, code) == MOST
    refused = visitor.send(
        "/device", {"do": "add", "department": "sales", "_xsrf": visitor.cookie("_xsrf")}
    )
    assert refused.status == 400
    assert seats(server, code) == MOST
    other = device_of(server, code, [])
    server.ask("door", code=code, door="locked")
    locked = add(other, "sales")
    assert locked.status == 400
    assert seats(server, code) == MOST + 1


def test_a_second_click_seats_one_person(server):
    code = open_asking(server)
    visitor = device_of(server, code, [])
    form = dict(re.findall(r'name="(_xsrf|form)"[^>]*value="([^"]+)"', visitor.get("/device").body))
    for _ in range(3):
        assert visitor.send("/device", {**form, "do": "add", "department": "sales"}).status == 303
    assert seats(server, code) == 2
    assert len(read(visitor.cookie(DEVICE)).tokens) == 2


def test_a_device_handed_round_without_end_is_slowed_and_nobody_else_is(server):
    code = open_asking(server)
    visitor, honest = device_of(server, code, ["sales"]), seated(server, code)

    def taken(number):
        cookies = Device(read(visitor.cookie(DEVICE)).tokens, 1, True, number, 1)
        for cookie in visitor.jar:
            if cookie.name == DEVICE:
                cookie.value = cookies.secret
            if cookie.name == SEAT:
                cookie.value = cookies.token
        return visitor.get(ROOM).status

    answers = [taken(number) for number in range(45)]
    assert answers.count(200) <= 40
    assert 302 in answers  # to a page that tries again by itself

    async def answered():
        honest.get(ROOM)
        async with PhoneLine(server, honest) as line:
            await line.has_card()
            await line.say(an_answer(op=(op := new_op())))
            await line.until(lambda: line.reply(op))

    asyncio.run(answered())


@pytest.mark.parametrize(
    "cookie",
    ["", "x", "1.1.0.0", "1.1.0.0.", "9.1.0.0.aaaaaaaaaaaaaaaa", "0.1.0.0.aaaaaaaaaaaaaaaa",
     "1.2.0.0.aaaaaaaaaaaaaaaa", "1.1.0.0." + ".".join(["aaaaaaaaaaaaaaaa"] * 2),
     "1.1.-1.0.aaaaaaaaaaaaaaaa", "1.1.0.0.aaaaaaaaaaaaaaaa\n", "1.1.0.0" + ".b" * 900,
     "1.1.0.0" + "".join(f".{n:032}" for n in range(MOST + 1))],
)  # fmt: skip
def test_a_cookie_in_another_form_is_no_device(cookie):
    assert read(cookie) is None
    assert shown("a-seat", cookie) == "a-seat"


def test_two_cookies_that_do_not_agree_show_nobodys_answers():
    tokens = ("a" * 32, "b" * 32)
    taken = Device(tokens, 1, True, 3, 7)
    assert shown(tokens[0], taken.secret) == taken.secret
    assert read(shown(tokens[1], taken.secret)) == Device(tokens, 1)
    assert read(shown("", taken.secret)) == Device(tokens, 1)
    assert shown("c" * 32, taken.secret) == "c" * 32


def test_whose_seat_was_ended_keeps_nobody_else_from_the_device(server):
    code = open_asking(server)
    visitor = device_of(server, code)
    people = server.ask("look", code=code)["people"]
    server.ask("end_seats", code=code, seats=[people[-1]["seat"]])
    door = visitor.get("/?gone")
    assert 'href="/device"' in door.body
    assert ask(visitor, "take", at="3").status == 400
    assert ask(visitor, "take", at="2").status == 303
    assert read(visitor.cookie(DEVICE)).at == 2
