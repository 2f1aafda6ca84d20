"""What somebody with a seat, or with none, may try over the wire without harm to the others."""

import asyncio
import contextlib
import json
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClosedError, websocket_connect

from tests.server.test_closed_doors import kernel_of
from tests.support.crowd import Visitor
from tests.support.server import wait_until
from workshop.host.client import new_op
from workshop.server.kernels import _PAGES, Role
from workshop.server.limits import PER_ADDRESS
from workshop.server.render import SAID_IN_A_MINUTE

QUESTION = "where-are-the-sales/claim"


class Line:
    """A page's websocket in the hands of somebody who writes her own messages."""

    def __init__(self, server, visitor, kernel) -> None:
        cookies = "; ".join(f"{c.name}={c.value}" for c in visitor.jar)
        self.request = HTTPRequest(
            f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels?session_id=x",
            headers={"Cookie": cookies, "Origin": server.base},
        )

    async def __aenter__(self) -> "Line":
        self._socket = await websocket_connect(self.request)
        return self

    async def __aexit__(self, *_) -> None:
        self._socket.close()

    async def say(self, kind, content) -> None:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "username": "", "session": "x"}
        told = {"header": header, "content": content, "channel": "shell", "buffers": []}
        await self.write(json.dumps(told | {"parent_header": {}, "metadata": {}}))

    async def write(self, raw) -> None:
        await self._socket.write_message(raw)

    async def act(self, model, **action) -> None:
        data = {"method": "custom", "content": action}
        await self.say("comm_msg", {"comm_id": model, "data": data})

    async def hear(self, kind, patience=10):
        """Return the next message of a kind, None once the line was cut."""
        async with asyncio.timeout(patience):
            while (raw := await self._socket.read_message()) is not None:
                heard = json.loads(raw) if isinstance(raw, str) else {"msg_type": "binary"}
                if heard["msg_type"] == kind:
                    return heard["content"]
        return None

    async def models(self):
        await self.say("comm_info_request", {"target_name": "jupyter.widget"})
        return list((await self.hear("comm_info_reply"))["comms"])


@pytest.fixture
def asking(server, open_room):
    code = open_room()
    server.ask("advance", op=new_op(), code=code, to="asking")
    return code


@pytest.fixture
def seated(server, asking, visitor):
    """Somebody in front of open questions, and her kernel."""
    return visitor, kernel_of(visitor.post(f"/join/{asking}", department="sales"))


def answered(server, code):
    return server.ask("look", code=code)["answered"]["questions"]["claim"]["n"]


def test_no_crafted_answer_reaches_the_database(server, asking, seated):
    wrong = [
        {"id": 1, "question": QUESTION, "value": {"claim": "4"}},
        {"id": "x" * 65, "question": QUESTION, "value": {"claim": "4"}},
        {"id": "a", "question": [QUESTION], "value": {"claim": "4"}},
        {"id": "b", "question": QUESTION, "value": {"claim": ["4"]}},
        {"id": "c", "question": QUESTION, "value": {"claim": "4", "more": "4"}},
        {"id": "d", "question": "where-are-the-sales/missing", "value": "too early"},
        {"id": "e", "question": "../../x", "value": 10**300},
    ]

    async def try_them():
        async with Line(server, *seated) as line:
            for model in await line.models():
                await line.act(model, op="advance", to="revealed")
                await line.act(model, op="language", language={"not": "one"})
                for action in wrong:
                    await line.act(model, op="answer", **action)
                await line.act(model, op="answer", id="ok", question=QUESTION, value={"claim": "4"})
            heard = []
            while not heard or heard[-1].get("op") != "saved":
                heard.append((await line.hear("comm_msg"))["data"].get("content", {}))
            return Counter(reply.get("op") for reply in heard)

    replies = asyncio.run(try_them())
    assert replies["refused"] == len(wrong)
    assert replies["saved"] == 1
    assert answered(server, asking) == 1
    assert server.ask("look", code=asking)["session"]["phase"] == "asking"


@pytest.mark.parametrize(
    "raw", ["[" * 100_000, '{"header": 5}', '"\\ud800"', "no json", b"\xff" * 9, "x" * 300_000]
)
def test_a_line_that_carries_nonsense_is_cut_and_the_kernel_stays(server, seated, raw):
    async def try_it():
        async with Line(server, *seated) as line:
            await line.write(raw)
            assert await line.hear("never") is None
        async with Line(server, *seated) as line:
            return await line.models()

    assert asyncio.run(try_it())


def test_a_page_makes_no_widgets_in_its_kernel(server, seated):
    async def try_it():
        async with Line(server, *seated) as line:
            before = await line.models()
            state = {"_model_module": "@jupyter-widgets/controls", "_model_name": "HTMLModel"}
            for target in ("jupyter.widget", "other"):
                opened = {"comm_id": target, "target_name": target, "data": {"state": state}}
                await line.say("comm_open", opened)
            return before, await line.models()

    before, after = asyncio.run(try_it())
    assert after == before


def test_a_page_that_floods_its_kernel_is_cut(server, asking, seated):
    async def try_it():
        async with Line(server, *seated) as line:
            model = (await line.models())[-1]
            with contextlib.suppress(WebSocketClosedError):
                for number in range(2 * SAID_IN_A_MINUTE):
                    value = {"claim": str(number % 5 + 1)}
                    answer = {"id": uuid.uuid4().hex, "question": QUESTION, "value": value}
                    await line.act(model, op="answer", **answer)
            assert await line.hear("never", patience=20) is None

    asyncio.run(try_it())
    assert answered(server, asking) <= 1


@pytest.mark.parametrize("method", ["GET", "DELETE", "POST"])
def test_nobody_asks_for_or_ends_another_persons_kernel(server, asking, seated, method):
    _, kernel = seated
    stranger = Visitor(server.base, follows=False)
    stranger.post(f"/join/{asking}", department="sales")
    stranger.get("/voila/render/01-nothing.ipynb")
    path = f"/voila/api/shutdown/{kernel}" if method == "POST" else f"/api/kernels/{kernel}"
    assert stranger.request(method, path).status == 403
    assert json.loads(stranger.get(f"/health?kernel={kernel}").body)["kernel"]


def test_one_person_cannot_fill_the_machine_with_pages(server, asking, seated):
    visitor, _ = seated
    limit = _PAGES[Role.PARTICIPANT]
    others = set(server.kernels())
    with ThreadPoolExecutor(4) as many:
        list(many.map(lambda _: visitor.get("/voila/render/room.ipynb"), range(limit + 4)))
    wait_until(lambda: len(set(server.kernels()) - others) <= limit)
    page = visitor.get("/voila/render/room.ipynb")
    assert page.status == 200
    assert json.loads(visitor.get(f"/health?kernel={kernel_of(page)}").body)["kernel"]


def test_the_wall_is_no_place_to_guess_codes(tmp_path):
    from tests.support.server import RunningServer

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
