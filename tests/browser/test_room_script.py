"""The host of widgets on a participant's page keeps to anywidget's front-end modules (AFM)."""

import asyncio
import json
import threading
from typing import ClassVar

import pytest
import tornado.web
import tornado.websocket
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from workshop.server import bundles, sheets

WORDS = {"en": {"reconnecting": "r", "waiting": "w", "replaced": "p"}}

OBJECT = """
window.order = [];
export default {
  initialize({ model, signal }) {
    window.order.push(`initialize ${model.get("count")} ${signal.aborted}`);
    return () => window.order.push("never");
  },
  async render({ model, el, signal }) {
    window.order.push(`render ${signal.aborted}`);
    window.model = model;
    el.textContent = `object ${model.get("count")}`;
    model.on("change:count", () => (el.textContent = `object ${model.get("count")}`));
    return () => window.order.push("never");
  },
};"""
FUNCTION = """
export default async () => ({ render({ model, el }) {
  window.second = model;
  el.textContent = `function ${model.get("count")}`;
} });"""
RAISES = "export default { render() { throw new Error('on purpose'); } };"
MODULES = {"object": OBJECT, "function": FUNCTION, "raises": RAISES}

PAGE = """<!doctype html><html lang="en"><body><div id="wk-trouble" hidden></div>
<div data-card="0"></div><div data-card="1"></div><div data-card="2"></div>
<script id="room" type="application/json">{room}</script>
<script type="module" src="{script}"></script></body></html>"""


class Paper(tornado.web.RequestHandler):
    """The page, the script that is tested, and modules to host."""

    def get(self, name: str) -> None:
        if name == "page":
            cards = [
                {"script": f"/{one}.js", "sheet": "", "state": {"count": number, "name": one}}
                for number, one in enumerate(("raises", "object", "function"))
            ]
            room = {"server": "s", "n": 1, "words": WORDS, "cards": cards}
            room |= {"line": "/line", "poll": "/poll", "say": "/say"}
            script = bundles.address("Room.js")
            self.finish(PAGE.format(room=json.dumps(room), script=script))
            return
        self.set_header("Content-Type", "text/javascript")
        self.finish(MODULES[name.removesuffix(".js")])


class Line(tornado.websocket.WebSocketHandler):
    """A line to nobody, which keeps what is said and says what a test wants."""

    said: ClassVar[list[dict]] = []
    open_lines: ClassVar[list["Line"]] = []

    def open(self) -> None:
        self.open_lines[:] = [self]
        self.write_message(json.dumps({"server": "s", "n": 1}))

    def on_message(self, message: str) -> None:
        self.said.append(json.loads(message))


@pytest.fixture(scope="module")
def host():
    """A server of two dozen lines with the page's own script; returns a way to speak to pages."""
    loop, begun, place = asyncio.new_event_loop(), threading.Event(), {}

    async def listen() -> None:
        part = (r"/assets/widgets/(\w+)-(\w+)\.(js|css)", sheets.WidgetPart, {"server": None})
        app = tornado.web.Application([part, (r"/line", Line), (r"/([\w.]+)", Paper)])
        sockets = bind_sockets(0, "127.0.0.1")
        HTTPServer(app).add_sockets(sockets)
        place["base"] = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
        begun.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(listen())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert begun.wait(10)
    place["tell"] = lambda message: loop.call_soon_threadsafe(
        lambda: Line.open_lines[0].write_message(json.dumps(message))
    )
    yield place
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    loop.close()


@pytest.fixture
def page(browser, host):
    Line.said.clear()
    page = browser.person()
    page.goto(f"{host['base']}/page")
    page.wait_for_function("window.second && document.body.dataset.waiting === 'no'")
    page.wait_for_function("document.querySelector('[data-card=\"1\"]').textContent")
    return page


def shown(page, number: int) -> str:
    return page.locator(f"[data-card='{number}']").inner_text()


def test_modules_are_objects_or_functions_and_one_that_raises_stops_no_other(page):
    assert shown(page, 1) == "object 1"
    assert shown(page, 2) == "function 2"
    assert shown(page, 0) == ""
    assert page.evaluate("window.order") == ["initialize 1 false", "render false"]
    assert page.locator("#wk-trouble").is_hidden()


def test_the_kernel_changes_a_state_and_the_widget_hears_it(page, host):
    host["tell"]({"n": 2, "to": 1, "state": {"count": 7}})
    page.wait_for_function("window.model.get('count') === 7")
    assert shown(page, 1) == "object 7"
    assert shown(page, 2) == "function 2"


def test_set_changes_the_page_alone_and_save_changes_says_why_it_cannot(page):
    page.evaluate("window.model.set('count', 5); window.model.set({ count: 6, name: 'x' })")
    assert shown(page, 1) == "object 6"
    assert page.evaluate("window.model.get('name')") == "x"
    told = page.evaluate("try { window.model.save_changes() } catch (error) { error.message }")
    assert "model.send" in told
    assert Line.said == []


def test_what_is_sent_arrives_with_its_bytes(page):
    page.evaluate(
        """() => {
          const bytes = new Uint8Array([9, 1, 2, 255]);
          window.model.send({ op: "one" });
          window.second.send({ op: "two" }, undefined, [bytes.subarray(1), bytes.buffer,
            new DataView(bytes.buffer, 2)]);
        }"""
    )
    page.wait_for_timeout(300)
    assert Line.said == [
        {"send": {"op": "one"}, "to": 1},
        {"send": {"op": "two"}, "to": 2, "buffers": ["AQL/", "CQEC/w==", "Av8="]},
    ]


def test_custom_messages_come_with_data_views(page, host):
    page.evaluate(
        """() => { window.heard = [];
          window.model.on("msg:custom", (content, buffers) => window.heard.push(
            [content.op, buffers.map((one) => one instanceof DataView), buffers[0]?.getUint8(2)]));
        }"""
    )
    host["tell"]({"to": 1, "custom": {"op": "with"}, "buffers": ["AQL/"]})
    host["tell"]({"to": 1, "custom": {"op": "without"}})
    host["tell"]({"to": 2, "custom": {"op": "somebody else's"}})
    page.wait_for_function("window.heard.length === 2")
    assert page.evaluate("window.heard") == [["with", [True], 255], ["without", [], None]]


def test_who_listens_can_stop_by_name_and_by_callback(page):
    told = page.evaluate(
        """() => {
          const { model } = window, seen = [];
          const one = () => seen.push("one"), two = () => seen.push("two");
          const all = () => seen.push("all");
          model.on("change:count change:name", one);
          model.on("change:count", two);
          model.on("change", all);
          model.set("count", 10);
          model.set("count", 10);
          model.off("change:count", two);
          model.set("count", 11);
          model.off(null, one);
          model.set({ count: 12, name: "y" });
          model.off("change");
          model.set("count", 13);
          model.off();
          model.set("count", 14);
          return seen;
        }"""
    )
    assert told == ["one", "two", "all", "one", "all", "all"]
    assert shown(page, 1) == "object 13"


def test_a_callback_that_raises_stops_no_other(page):
    page.evaluate(
        """() => { window.model.on("change:name", () => { throw new Error("on purpose"); });
          window.model.on("change:name", () => (window.reached = true));
          window.model.set("name", "z"); }"""
    )
    assert page.evaluate("window.reached")
