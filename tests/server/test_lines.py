"""Phones' lines: what they say, what they hear, and that they name nothing of a kernel."""

import asyncio
import json
import re
import urllib.request

import pytest
from tornado.httpclient import HTTPClientError

from benchmarks.visitor import carried
from tests.support.crowd import SEAT, Visitor
from tests.support.phone_line import (
    HonestPeople,
    PhoneLine,
    PollingLine,
    an_answer,
    cookies,
    seated,
)
from tests.support.server import wait_until
from workshop.host.client import new_op
from workshop.server.lines import LARGEST_SAID
from workshop.server.seats import GONE, MOST_LINES, REPLACED


@pytest.fixture(scope="module")
def server(own_server):
    return own_server


ROOM = "/voila/render/room.ipynb"
# Words of Jupyter's protocol, and forms of its ids: a kernel's, a comm's, a message's.
JUPYTER = re.compile(
    r"comm_|msg_(id|type)|execute|parent_header|iopub|kernel_?id|model_id|IPY_MODEL|"
    r"[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-",
    re.IGNORECASE,
)


@pytest.fixture
def asking(server, open_room):
    code = open_room()
    advance(server, code, "asking")
    return code


@pytest.fixture
def phone(server, asking):
    """Somebody with a seat in front of open questions."""
    return seated(server, asking)


def advance(server, code, to):
    server.ask("advance", op=new_op(), code=code, to=to)


def refused(line) -> int:
    """Return the status with which a line is not opened."""

    async def try_it():
        async with line:
            return 101

    try:
        return asyncio.run(try_it())
    except HTTPClientError as error:
        return error.code


@pytest.mark.slow
def test_the_first_word_is_all_that_the_card_shows(server, phone):
    async def look():
        async with PhoneLine(server, phone) as line:
            await line.has_card()
            async with PhoneLine(server, phone) as again:
                return again.said[0], line.state

    first, state = asyncio.run(look())
    told = json.loads(first)
    assert set(told) == {"server", "n", "cards"}
    assert [card["state"] for card in told["cards"]] == [state]
    assert told["cards"][0]["script"].startswith("/assets/widgets/Card-")


def test_a_phone_that_has_it_already_is_told_its_number_only(server, phone):
    room = carried(phone.get(ROOM).body)

    async def look(have):
        async with PhoneLine(server, phone, have) as line:
            return json.loads(line.said[0])

    same = asyncio.run(look(f"{room['server']}-{room['n']}"))
    assert same == {"server": room["server"], "n": room["n"]}
    for other in (f"{room['server']}-{room['n'] + 1}", f"elsewhere-{room['n']}", "%00", "x" * 999):
        assert asyncio.run(look(other))["cards"] == room["cards"]


def test_the_card_stands_in_the_page_before_there_is_a_line(phone):
    page = phone.get(ROOM)
    assert page.status == 200
    room = carried(page.body)
    assert room["line"] == "/room/line"
    assert room["cards"][0]["state"]["page"]["cards"]


def test_a_line_that_is_open_before_its_card_is_made_is_told_of_it(server, phone):
    # A page that is sent without its card, on a very slow machine, has its line first.
    async def look():
        async with PhoneLine(server, phone) as line:
            await line.has_card()
            return line.said

    told = [json.loads(text) for text in asyncio.run(look())]
    assert any(message.get("cards") for message in told)


def test_every_stage_reaches_the_card(server, asking, phone):
    async def follow():
        async with PhoneLine(server, phone) as line:
            await line.has_card()
            numbers = [line.n]
            for to in ("closed", "revealed"):
                await asyncio.to_thread(advance, server, asking, to)
                await line.until(lambda to=to: line.page["phase"] == to)
                numbers.append(line.n)
            return numbers

    numbers = asyncio.run(follow())
    assert numbers == sorted(set(numbers))


def test_an_answer_is_durable_before_it_is_acknowledged(server, phone):
    async def answer():
        async with PhoneLine(server, phone) as line:
            await line.has_card()
            return await line.answer("5")

    reply = asyncio.run(answer())
    assert reply["op"] == "saved"
    card = carried(phone.get(ROOM).body)["cards"][0]["state"]["page"]["cards"][0]
    assert card["value"] == {"dream": "5"}


def test_an_answer_sent_twice_is_one(server, asking, phone):
    told = an_answer()

    async def twice():
        async with PhoneLine(server, phone) as line:
            await line.has_card()
            replies = [await line.answer(op=told["id"]) for _ in range(2)]
            return [reply["op"] for reply in replies]

    assert asyncio.run(twice()) == ["saved", "saved"]
    assert server.ask("look", code=asking)["answered"]["questions"]["claim"]["n"] == 1


def test_a_second_tab_sees_the_same_card_and_hears_the_same(server, phone):
    async def look():
        async with PhoneLine(server, phone) as one, PhoneLine(server, phone) as two:
            await one.has_card()
            await two.has_card()
            told = an_answer("2")
            await one.say(told)
            await two.until(lambda: two.reply(told["id"]))
            return one.state, two.state

    first, second = asyncio.run(look())
    assert first == second


def test_one_tab_too_many_replaces_the_oldest(server, phone):
    async def look():
        lines = [await PhoneLine(server, phone).open() for _ in range(MOST_LINES + 1)]
        code = await lines[0].cut()
        replies = [(await line.answer())["op"] for line in lines[1:]]
        for line in lines:
            line.close()
        return code, replies

    code, replies = asyncio.run(look())
    assert code == REPLACED
    assert replies == ["saved"] * MOST_LINES


def test_a_tab_that_tries_the_other_way_again_and_again_keeps_its_websocket(server, phone):
    async def look():
        async with PhoneLine(server, phone, tab="mine") as line:
            tried = [PollingLine(server, phone, tab="mine", nth=nth) for nth in (2, 3, 4)]
            codes = [(await one.poll()).code for one in tried]
            reply = (await line.answer())["op"]
            heard = await tried[-1].until(lambda: [t for t in tried[-1].said if "saved" in t])
            return codes, reply, line.code, bool(heard)

    assert asyncio.run(look()) == ([200] * 3, "saved", None, True)


def test_a_line_that_is_read_after_its_successor_does_not_take_its_place(server, phone):
    # A question that a phone gave up may lie unread on a slow machine, on another connection.
    async def look():
        line, polling = (
            PhoneLine(server, phone, tab="mine", nth=3),
            PollingLine(server, phone, tab="mine", nth=4),
        )
        async with line, PhoneLine(server, phone, tab="mine", nth=1) as late_line:
            await polling.until(lambda: polling.cards)
            late_code = await late_line.cut()
            late_status = (await PollingLine(server, phone, tab="mine", nth=2).poll()).code
            told = an_answer()
            await polling.say(told)
            for mine in (line, polling):
                await mine.until(lambda mine=mine: mine.reply(told["id"]))
            return late_code, late_status, line.code

    assert asyncio.run(look()) == (REPLACED, 410, None)


def test_who_polls_in_a_tab_too_many_hears_so_also_between_two_questions(server, phone):
    async def look():
        polling = PollingLine(server, phone)
        await polling.until(lambda: polling.cards)
        lines = [await PhoneLine(server, phone).open() for _ in range(MOST_LINES)]
        statuses = [(await polling.poll()).code for _ in range(2)]
        codes = [line.code for line in lines]
        for line in lines:
            line.close()
        return statuses, codes

    assert asyncio.run(look()) == ([410] * 2, [None] * MOST_LINES)


def test_a_reloaded_page_has_the_same_seat_and_no_second_card(server, asking, phone):
    seats = {carried(phone.get(ROOM).body)["cards"][0]["state"]["page"]["seat"] for _ in range(3)}
    assert len(seats) == 1
    assert server.ask("look", code=asking)["joined"]["total"] == 1


def test_the_language_changes_on_all_of_a_persons_lines_and_on_no_others(server, asking, phone):
    neighbour = seated(server, asking)

    async def change():
        async with (
            PhoneLine(server, phone) as one,
            PhoneLine(server, phone) as two,
            PhoneLine(server, neighbour) as other,
        ):
            for line in (one, two, other):
                await line.has_card()
            await one.say({"op": "language", "language": "nb"})
            for line in (one, two):
                await line.until(lambda line=line: line.page["language"] == "nb")
            return other.page["language"]

    assert asyncio.run(change()) == "en"


def test_who_joins_late_is_where_the_room_is(server, asking):
    advance(server, asking, "closed")
    late = seated(server, asking, "marketing")

    async def look():
        async with PhoneLine(server, late) as line:
            await line.until(lambda: line.page.get("phase") == "closed")

    asyncio.run(look())


def test_an_ended_seat_loses_its_lines_and_is_led_to_the_door(server, asking, phone):
    stays = seated(server, asking)

    async def end():
        polling = PollingLine(server, phone)
        async with PhoneLine(server, phone) as line, PhoneLine(server, stays) as other:
            await line.has_card()
            await other.has_card()
            await polling.until(lambda: polling.cards)
            seat = line.page["seat"]
            session = server.ask("look", code=asking)["session"]["id"]
            server.ask("end_seats", session=session, seats=[seat])
            code = await line.cut()
            status = (await polling.poll()).code
            return code, status, (await other.answer())["op"]

    assert asyncio.run(end()) == (GONE, 403, "saved")
    assert refused(PhoneLine(server, phone)) == 403
    assert phone.get(ROOM).headers["Location"] == "/?gone"


def test_who_moves_to_another_session_has_another_seat(server, asking, open_room, phone):
    other = open_room()

    async def look():
        async with PhoneLine(server, phone) as line:
            await line.until(lambda: "code" in line.page)
            return line.page["code"], line.page["phase"]

    assert asyncio.run(look()) == (asking, "asking")
    assert phone.post(f"/join/{other}", department="marketing").status == 303
    assert asyncio.run(look()) == (other, "lobby")


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://elsewhere.example"}, {"Origin": "null"}, {"Origin": "https://"}]
)
def test_no_page_of_another_site_opens_a_line(server, phone, headers):
    assert refused(PhoneLine(server, phone, **headers)) == 403


@pytest.mark.parametrize("cookie", ["", f"{SEAT}=", f"{SEAT}={'x' * 32}", f"{SEAT}=%ff"])
def test_nobody_opens_a_line_without_a_seat(server, cookie):
    assert refused(PhoneLine(server, Visitor(server.base), Cookie=cookie)) == 403


def test_a_line_without_websockets_tells_and_takes_the_same(server, asking, phone):
    async def play():
        line = PollingLine(server, phone)
        await line.until(lambda: line.cards)
        told = an_answer("1")
        assert (await line.say(told)).code == 204
        reply = await line.until(lambda: line.reply(told["id"]))
        await asyncio.to_thread(advance, server, asking, "closed")
        await line.until(lambda: line.page["phase"] == "closed")
        return reply

    assert asyncio.run(play())["op"] == "saved"


def test_who_polls_and_says_must_be_our_own_page(server, phone):
    async def try_it():
        stranger = PollingLine(server, Visitor(server.base))
        mine = PollingLine(server, phone)
        return [
            (await stranger.poll()).code,
            (await mine.post('{"send": {}}', **{"X-XSRFToken": "guessed"})).code,
            (await mine.post('{"send": {}}')).code,
            (await mine.post(b"\xff")).code,
            (await mine.post("no json")).code,
            (await mine.post(json.dumps({"send": "x" * LARGEST_SAID}))).code,
        ]

    phone.get(ROOM)
    assert asyncio.run(try_it()) == [403, 403, 204, 400, 400, 400]


def test_a_number_that_is_none_is_refused(server, phone):
    async def ask():
        line = PollingLine(server, phone)
        line.after = "x"
        return (await line.poll()).code

    assert asyncio.run(ask()) == 400


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("no json", 1007),
        ("[" * 60_000, 1007),
        ('{"send": ' + "[" * 400 + "]" * 400 + "}", 1007),
        (r'{"send": "\ud800"}', 1007),
        ('{"say": 1}', 1007),
        ('{"send": 1, "comm_id": "x"}', 1007),
        ('{"send": 1, "buffers": ["ÿ"]}', 1007),
        ('{"send": 1, "buffers": "AAAA"}', 1007),
        ('{"send": 1, "to": true}', 1007),
        (b'{"send": 1}', 1007),
        (b"\xff" * 8, 1007),
        ('{"send": "' + "x" * LARGEST_SAID + '"}', 1007),
    ],
    ids=range(12),
)
def test_what_none_of_our_pages_says_cuts_the_line_and_nothing_else(server, phone, raw, code):
    async def try_it():
        async with PhoneLine(server, phone) as stays, PhoneLine(server, phone) as line:
            await stays.has_card()
            await line.write(raw)
            return await line.cut(), (await stays.answer())["op"]

    assert asyncio.run(try_it()) == (code, "saved")


def test_no_word_names_a_kernel_a_comm_a_ticket_or_a_token(server, asking, phone):
    page = phone.get(ROOM).body

    async def play():
        polling = PollingLine(server, phone)
        async with PhoneLine(server, phone) as line:
            await line.has_card()
            await line.answer(op="one")
            await line.say({"op": "language", "language": "nb"})
            await line.until(lambda: line.page["language"] == "nb")
            for to in ("closed", "revealed"):
                await asyncio.to_thread(advance, server, asking, to)
                await line.until(lambda to=to: line.page["phase"] == to)
            await polling.until(lambda: polling.page)
            return [*line.texts, *polling.texts]

    everything = [page, *asyncio.run(play())]
    note = json.loads((server.database.parent / "room.db.host").read_text())
    secrets = [note["key"], server.links["facilitator_key"], phone.cookie(SEAT), note["ask"]]
    for text in everything:
        assert not [secret for secret in secrets if secret in text]
        assert not JUPYTER.search(text.replace(phone.cookie("_xsrf") or "-", ""))


def test_a_page_carries_no_secret_in_its_headers(server, phone):
    request = urllib.request.Request(server.base + ROOM, headers={"Cookie": cookies(phone)})
    with urllib.request.urlopen(request, timeout=30) as answer:
        told = str(answer.headers)
    assert phone.cookie(SEAT) not in told
    assert "kernel" not in told.lower()


def test_two_rooms_at_a_time_hear_nothing_of_each_other(server, asking, open_room):
    quiet = open_room()
    advance(server, quiet, "asking")
    listener = seated(server, quiet)

    async def play():
        async with PhoneLine(server, listener) as line:
            await line.has_card()
            line.texts.clear()
            async with HonestPeople(server, asking, 4) as people:
                await people.all_answer()
                await asyncio.to_thread(advance, server, asking, "closed")
                await asyncio.to_thread(advance, server, asking, "asking")
            return line.said

    assert asyncio.run(play()) == []


def test_a_card_is_put_away_and_made_anew_without_a_new_kernel(server, phone):
    before = server.room_kernels()
    for _ in range(3):
        assert phone.get(ROOM).status == 200
    assert server.room_kernels() == before
    wait_until(lambda: server.page_kernels() == [])
