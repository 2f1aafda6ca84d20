"""What somebody with a seat, or with none, may try over the wire without harm to the others."""

import asyncio
import json
import os
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from tornado.httpclient import HTTPClientError

from tests.support.crowd import Visitor
from tests.support.full_line import FullLine, as_bytes, as_text, kernel_of, message, with_table
from tests.support.phone_line import QUESTION, HonestPeople, PhoneLine, memory, seated
from tests.support.server import RunningServer, wait_until
from workshop.host.client import new_op
from workshop.server.channels import MOST_LINES, SAID_AT_ONCE
from workshop.server.kernels import _PAGES
from workshop.server.limits import PER_ADDRESS


@pytest.fixture(scope="module")
def server(own_server):
    return own_server


LESSON = "/voila/render/01-where-are-the-sales.ipynb"
PARTS = [b"shell", *(json.dumps(told).encode() for told in ({"msg_type": "x"}, {}, {}, {}))]
LIES = {
    "eight bytes": b"\xff" * 8,
    "nine bytes": b"\xff" * 9,
    "nothing": b"",
    "ten million offsets": (10**7).to_bytes(8, "little") + bytes(32),
    "more offsets than parts": with_table(PARTS, count=60),
    "offsets that go backwards": with_table(PARTS, lambda at: at[::-1]),
    "parts in the table": with_table(PARTS, lambda at: [0, *at[1:]]),
    "parts past the end": with_table(PARTS, lambda at: [*at[:-1], at[-1] + 9]),
    "parts far past the end": with_table(PARTS, lambda at: [*at[:-1], 2**64 - 1]),
    "a header that is no table": with_table([b"shell", b"5", b"{}", b"{}", b"{}"]),
    "a header that is no json": with_table([b"shell", b"\xff", b"{}", b"{}", b"{}"]),
    "a channel that is no text": with_table([b"\xff", *PARTS[1:]]),
    "nested": with_table([b"shell", b"[" * 100_000, b"{}", b"{}", b"{}"]),
    "text": "no json",
    "text on a binary line": as_text(message("comm_info_request", {})),
    "half a character": '"\\ud800"',
    "too large": bytes(300_000),
}
LIES_AS_TEXT = {
    "nested": "[" * 100_000,
    "no table": "[]",
    "a header that is no table": '{"header": 5}',
    "no json": "no json",
    "half a character": '"\\ud800"',
    # Jupyter's older binary form would be believed to have a hundred million parts.
    "the older binary form": as_bytes(message("comm_info_request", {})),
    "eight bytes": b"\xff" * 8,
}
GREW = 30
"""MB by which the server's processes may grow while somebody tries to make them."""


@pytest.fixture(scope="module")
def lesson(server):
    """Somebody nobody knows, who goes through a lesson alone, and her kernel."""
    visitor = Visitor(server.base)
    return visitor, kernel_of(visitor.get(LESSON))


@pytest.fixture(scope="module")
def facilitator(server):
    visitor = Visitor(server.base)
    visitor.post("/facilitate", key=server.links["facilitator_key"])
    return visitor


@pytest.fixture
def asking(server, open_room):
    code = open_room()
    server.ask("advance", op=new_op(), code=code, to="asking")
    return code


@pytest.fixture
def wall(server, asking, facilitator):
    page = facilitator.get(f"/voila/render/wall.ipynb?code={asking}")
    return facilitator, kernel_of(page)


def answered(server, code):
    return server.ask("look", code=code)["answered"]["questions"]["claim"]["n"]


# ---- from a phone ----


def test_no_crafted_answer_reaches_the_database(server, asking):
    wrong = [
        {"id": 1, "question": QUESTION, "value": {"dream": "4"}},
        {"id": "x" * 65, "question": QUESTION, "value": {"dream": "4"}},
        {"id": "a", "question": [QUESTION], "value": {"dream": "4"}},
        {"id": "b", "question": QUESTION, "value": {"dream": ["4"]}},
        {"id": "c", "question": QUESTION, "value": {"dream": "4", "more": "4"}},
        {"id": "d", "question": "where-are-the-sales/missing", "value": "too early"},
        {"id": "e", "question": "../../x", "value": 10**300},
    ]
    visitor = seated(server, asking)

    async def try_them():
        async with PhoneLine(server, visitor) as line:
            await line.has_card()
            await line.say({"op": "advance", "to": "revealed"})
            await line.say({"op": "language", "language": {"not": "one"}})
            for action in wrong:
                await line.say({"op": "answer", **action})
            await line.answer()
            return Counter(json.loads(text).get("custom", {}).get("op") for text in line.said)

    replies = asyncio.run(try_them())
    assert replies["refused"] == len(wrong)
    assert replies["saved"] == 1
    assert answered(server, asking) == 1
    assert server.ask("look", code=asking)["session"]["phase"] == "asking"


# ---- from a page that speaks Jupyter's whole protocol ----


@pytest.mark.parametrize("whose", [pytest.param("lesson", marks=pytest.mark.slow), "wall"])
def test_a_line_that_lies_is_cut_and_the_room_does_not_notice(request, server, asking, whose):
    visitor, kernel = request.getfixturevalue(whose)
    processes = [server.process.pid, server.host(), *server.room_kernels()]

    async def lie(protocol, lies):
        codes = {}
        for name, raw in lies.items():
            async with FullLine(server, visitor, kernel, **protocol) as line:
                await line.write(raw)
                codes[name] = await line.cut()
        return codes

    async def try_them():
        async with HonestPeople(server, asking) as people:
            before = memory(*processes)
            codes = await lie({}, LIES)
            older = await lie({"protocol": None}, LIES_AS_TEXT)
            await people.all_answer()
            async with FullLine(server, visitor, kernel) as line:
                return codes, older, memory(*processes) - before, await line.models()

    codes, older, grew, models = asyncio.run(try_them())
    assert codes == dict.fromkeys(LIES, 1007) | {"too large": codes["too large"]}
    assert codes["too large"] in (1006, 1009)
    assert older == dict.fromkeys(LIES_AS_TEXT, 1007)
    assert grew < GREW
    assert models


def test_a_page_makes_no_widgets_in_its_kernel(server, lesson):
    async def try_it():
        async with FullLine(server, *lesson) as line:
            before = await line.models()
            state = {"_model_module": "@jupyter-widgets/controls", "_model_name": "HTMLModel"}
            for target in ("jupyter.widget", "other"):
                opened = {"comm_id": target, "target_name": target, "data": {"state": state}}
                await line.say("comm_open", opened)
            return before, await line.models()

    before, after = asyncio.run(try_it())
    assert after == before


def test_a_page_runs_no_code_in_its_kernel(server, lesson, tmp_path):
    marker = tmp_path / "marker"

    async def try_it():
        async with FullLine(server, *lesson) as line:
            for channel in ("shell", "control", "stdin"):
                code = {"code": f"open({str(marker)!r}, 'w')", "silent": False}
                await line.say("execute_request", code, channel=channel)
            await line.models()

    asyncio.run(try_it())
    assert not marker.exists()


@pytest.mark.slow
def test_a_page_that_floods_its_kernel_is_cut_also_when_it_comes_back(server, asking, facilitator):
    flooder = Visitor(server.base)
    kernel = kernel_of(flooder.get(LESSON))

    async def flood(line, many):
        for _ in range(many):
            await line.say("comm_msg", {"comm_id": "none", "data": {}})

    async def try_it():
        async with HonestPeople(server, asking) as people:
            async with FullLine(server, flooder, kernel) as line:
                await flood(line, SAID_AT_ONCE - 50)
                assert await line.models()  # that much may be said
            codes = []
            for _ in range(3):
                async with FullLine(server, flooder, kernel) as line:
                    await flood(line, SAID_AT_ONCE - 50)
                    codes.append(await line.cut())
            await people.all_answer()
            return codes

    assert asyncio.run(try_it()) == [1008] * 3


def test_many_websockets_to_one_kernel_replace_each_other(server, asking, lesson):
    async def try_it():
        lines = [FullLine(server, *lesson) for _ in range(MOST_LINES + 4)]
        async with HonestPeople(server, asking) as people:
            for line in lines:
                await line.__aenter__()
            await people.all_answer()
            cut = [await line.cut() for line in lines[:-MOST_LINES]]
            answers = [bool(await line.models()) for line in lines[-MOST_LINES:]]
            for line in lines:
                await line.__aexit__()
            return cut, answers

    assert asyncio.run(try_it()) == ([1008] * 4, [True] * MOST_LINES)


def test_lines_that_are_refused_replace_none(server, lesson):
    async def try_it():
        async with FullLine(server, *lesson) as line:
            for _ in range(MOST_LINES + 2):
                with pytest.raises(HTTPClientError, match="403"):
                    async with FullLine(server, *lesson, origin="http://elsewhere.example"):
                        pass
            return await line.models()

    assert asyncio.run(try_it())


# ---- over HTTP ----


@pytest.mark.parametrize("method", ["GET", "DELETE", "POST"])
def test_nobody_asks_for_or_ends_another_persons_kernel(server, asking, lesson, method):
    _, kernel = lesson
    stranger = seated(server, asking)
    stranger.get("/voila/render/01-nothing.ipynb")
    path = f"/voila/api/shutdown/{kernel}" if method == "POST" else f"/api/kernels/{kernel}"
    assert stranger.request(method, path).status == 403
    assert json.loads(stranger.get(f"/health?kernel={kernel}").body)["kernel"]


def test_the_rooms_own_kernel_is_nobodys_page(server, asking):
    (file,) = server.temporary.rglob("work-*")
    visitor = seated(server, asking)
    for method, path in (("GET", "/api/kernels/{}"), ("POST", "/voila/api/shutdown/{}")):
        kernel = file.name.removeprefix("work-")
        assert visitor.request(method, path.format(kernel)).status in (403, 404)
        assert len(server.room_kernels()) == 1


@pytest.mark.slow
def test_one_persons_newest_pages_replace_her_oldest(server):
    visitor = Visitor(server.base)
    visitor.get("/study")  # from there on her browser has a name
    limit, others = _PAGES[None], set(server.page_kernels())
    with ThreadPoolExecutor(3) as many:
        list(many.map(lambda _: visitor.get(LESSON), range(limit + 2)))
    wait_until(lambda: len(set(server.page_kernels()) - others) <= limit)
    page = visitor.get(LESSON)
    assert page.status == 200
    assert json.loads(visitor.get(f"/health?kernel={kernel_of(page)}").body)["kernel"]


@pytest.mark.parametrize("after", [0.0, 0.2])
def test_a_page_whose_kernel_dies_while_it_is_made_comes_to_an_end(server, after):
    visitor, others = Visitor(server.base), set(server.page_kernels())
    with ThreadPoolExecutor(1) as alone:
        page = alone.submit(visitor.get, LESSON)
        wait_until(lambda: set(server.page_kernels()) - others)
        time.sleep(after)
        for kernel in set(server.page_kernels()) - others:
            os.kill(kernel, signal.SIGKILL)
        page = page.result(30)
    assert page.status in (200, 500)


def test_a_phone_that_is_reloaded_without_end_starts_no_kernel(server, asking):
    visitor = seated(server, asking)
    before = server.kernels()
    with ThreadPoolExecutor(4) as many:
        pages = list(many.map(lambda _: visitor.get("/voila/render/room.ipynb"), range(20)))
    assert {page.status for page in pages} == {200}
    assert server.kernels() == before


def test_the_wall_is_no_place_to_guess_codes(tmp_path):
    guessed = RunningServer(tmp_path).start()
    try:
        visitor = Visitor(guessed.base, follows=False)
        answers = [visitor.get(f"/wall/AAAA{n:02d}").status for n in range(PER_ADDRESS + 5)]
        assert answers == [404] * PER_ADDRESS + [429] * 5
    finally:
        guessed.stop()
    guessed.assert_nothing_left()


@pytest.mark.parametrize("path", ["/?lang=%ff", "/study?lang=%ff", "/join/%ff", "/wall/%ff"])
def test_what_is_no_text_gets_a_page_all_the_same(visitor, path):
    page = visitor.get(path)
    assert page.status in (200, 400, 404)
    assert "</html>" in page.body


def test_no_page_links_to_another_server(visitor):
    assert 'href="//' not in visitor.get("//elsewhere.example/x").body


# ---- what somebody keeps ----


def kept(line):
    """Return the pages of what somebody keeps that came over a line."""
    customs = (json.loads(text).get("custom") or {} for text in line.said)
    return [told["page"] for told in customs if told.get("op") == "kept"]


def test_who_asks_without_end_for_what_she_keeps_is_cut_and_the_others_go_on(server, asking):
    enemy, before = seated(server, asking), server.room_kernels()
    processes = [server.process.pid, server.host(), *before]

    async def ask(line, many):
        for _ in range(many):
            await line.say({"op": "mine"})

    async def try_it():
        async with HonestPeople(server, asking) as people:
            there, codes, pages = memory(*processes), [], 0
            for _ in range(5):
                async with PhoneLine(server, enemy) as line:
                    await line.has_card()
                    await ask(line, 1000)
                    codes.append(await line.cut())
                    pages += len(kept(line))
                await people.all_answer()
            async with PhoneLine(server, enemy) as line:
                await line.has_card()
                await asyncio.sleep(3)  # until she may say something again
                await ask(line, 20)
                await line.until(lambda: len(kept(line)) == 2)
                await people.all_answer()
                return codes, pages, len(kept(line)), memory(*processes) - there

    codes, pages, afterwards, grew = asyncio.run(try_it())
    assert codes == [1008] * 5
    assert pages <= 10
    assert afterwards <= 3
    assert grew < GREW
    assert server.room_kernels() == before


def test_what_somebody_keeps_comes_over_her_own_line_and_stays_nowhere(server, asking):
    hers, others = seated(server, asking, "sales"), seated(server, asking, "sales")

    async def try_it():
        async with PhoneLine(server, hers) as line, PhoneLine(server, others) as other:
            await line.has_card()
            await other.has_card()
            await line.answer("5")
            await line.say({"op": "mine"})
            await line.until(lambda: kept(line))
            await other.answer("2")
            return kept(line), kept(other), [text for text in line.said if '"kept"' in text]

    (page,), foreign, (text,) = asyncio.run(try_it())
    (exercise,) = page["answers"]
    assert [line["said"] for line in exercise["asked"][0]["lines"]] == ["Agree completely"]
    assert foreign == []
    assert len(text) < 20_000
    made_for_her = page["facts"][-1]["text"]
    for visitor in (hers, others):
        assert made_for_her not in visitor.get("/voila/render/room.ipynb").body
    for path in ("/mine", "/room/mine", "/room/kept", f"/kept/{asking}", f"/{page['file']}"):
        assert Visitor(server.base).get(path).status == 404
