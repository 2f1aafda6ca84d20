"""Everything of Voilà's that a workshop does not use is closed, and roles are kept apart."""

import gzip
import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.ioloop import IOLoop
from tornado.websocket import websocket_connect

from tests.support.crowd import Visitor
from tests.support.server import wait_until


@pytest.fixture(scope="module")
def server(own_server):
    return own_server


@pytest.mark.parametrize(
    "path",
    [
        "/voila/tree", "/voila/tree/x", "/voila/api/contents", "/voila/api/contents/x",
        "/voila/files/room.ipynb", "/voila/files/../pyproject.toml", "/tree", "/api/kernels",
        "/api/contents", "/login", "/lab", "/static/../../etc/passwd",
        "/voila/render/nothing.ipynb",
        "/voila/render/../README.md", "/voila/render/../tests/x.ipynb", "/assets/../app.py",
    ],
)  # fmt: skip
def test_there_is_nothing_at_addresses_we_do_not_use(visitor, path):
    page = visitor.get(path)
    landed_on_start = page.url.rstrip("/") == visitor.base
    assert page.status in (403, 404) or landed_on_start
    assert "Traceback" not in page.body


@pytest.mark.parametrize(
    ("path", "door"),
    [
        ("/voila/render/room.ipynb", "/"),
        ("/voila/render/facilitator.ipynb", "/facilitate"),
        ("/voila/render/wall.ipynb", "/"),
        ("/voila/render/wall.ipynb?code=ZZZZZZ", "/wall/ZZZZZZ"),
    ],
)
def test_a_live_page_without_its_cookie_leads_to_the_door_and_starts_no_kernel(
    server, visitor, path, door
):
    before = server.kernels()
    page = visitor.get(path)
    assert page.url == f"{server.base}{door}"
    assert server.kernels() == before


def test_a_participants_cookie_does_not_open_the_facilitators_page(server, open_room, visitor):
    visitor.post(f"/join/{open_room()}", department="sales")
    assert visitor.get("/voila/render/facilitator.ipynb").url == f"{server.base}/facilitate"


def test_a_wrong_key_opens_nothing(server, visitor):
    page = visitor.post("/facilitate", key="guess")
    assert page.status == 403
    assert "That key does not fit." in page.body
    assert visitor.cookie("workshop_facilitator") is None


def test_the_facilitators_link_gives_a_cookie_that_scripts_cannot_read(server, visitor):
    visitor.post("/facilitate", key=server.links["facilitator_key"])
    (cookie,) = (c for c in visitor.jar if c.name == "workshop_facilitator")
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert visitor.get("/facilitate").url.endswith("/voila/render/facilitator.ipynb")


@pytest.mark.slow
@pytest.mark.parametrize("query", ["template=zzz", "theme=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"])
def test_template_and_theme_cannot_be_chosen_from_outside(server, open_room, visitor, query):
    code = open_room()
    visitor.post("/facilitate", key=server.links["facilitator_key"])
    page = visitor.get(f"/voila/render/wall.ipynb?code={code}&{query}")
    assert page.status == 200
    assert "<script>alert(1)" not in page.body
    assert 'data-notebook="wall"' in page.body


def kernel_of(page):
    config = page.body.split('id="jupyter-config-data" type="application/json">')[1]
    return json.loads(config.split("</script>")[0])["kernelId"]


def test_nobody_reaches_another_persons_kernel(server, open_room):
    owner, stranger = Visitor(server.base), Visitor(server.base)
    code = open_room()
    kernel = kernel_of(owner.post("/facilitate", key=server.links["facilitator_key"]))
    stranger.post(f"/join/{code}", department="sales")
    url = f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels?session_id=x"

    def status(visitor, origin=server.base):
        cookies = "; ".join(f"{c.name}={c.value}" for c in visitor.jar)
        request = HTTPRequest(url, headers={"Cookie": cookies, "Origin": origin})

        async def connect():
            (await websocket_connect(request)).close()
            return 101

        try:
            return IOLoop(make_current=False).run_sync(connect)
        except HTTPClientError as error:
            return error.code

    assert status(stranger) == 403
    assert status(Visitor(server.base)) == 403
    assert status(owner, origin="http://elsewhere.example") == 403
    assert status(owner) == 101


@pytest.mark.slow
def test_no_kernel_is_told_a_secret_of_the_server(server, open_room, visitor):
    visitor.post(f"/join/{open_room()}", department="sales")
    facilitator = Visitor(server.base)
    facilitator.post("/facilitate", key=server.links["facilitator_key"])
    note = json.loads((server.database.parent / "room.db.host").read_text())
    told = [Path(f"/proc/{pid}/environ").read_text() for pid in server.kernels()]
    assert len(told) >= 2
    for environment in told:
        assert note["key"] not in environment
        assert server.links["facilitator_key"] not in environment
        assert visitor.cookie("workshop_seat") not in environment
        assert facilitator.cookie("workshop_facilitator") not in environment
        assert "room.db" not in environment


@pytest.mark.slow
def test_leaving_a_page_ends_its_kernel(server, visitor):
    kernel = kernel_of(visitor.post("/facilitate", key=server.links["facilitator_key"]))

    def lives():
        return json.loads(visitor.get(f"/health?kernel={kernel}").body)["kernel"]

    assert lives()
    goodbye = urllib.request.Request(
        f"{server.base}/voila/api/shutdown/{kernel}",
        data=f"_xsrf={visitor.cookie('_xsrf')}".encode(),
    )
    assert visitor._open(goodbye).status == 204
    wait_until(lambda: not lives())


def test_the_note_for_the_command_line_is_for_this_user_alone(server):
    note = server.database.parent / "room.db.host"
    assert note.stat().st_mode & 0o077 == 0


def test_pages_are_compressed_and_say_who_may_frame_them(server, open_room):
    request = urllib.request.Request(
        f"{server.base}/voila/static/voila.js", headers={"Accept-Encoding": "gzip"}
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
    with urllib.request.urlopen(server.base) as answer:
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'self'"


def test_health_names_the_server_and_knows_its_kernels(server, visitor):
    told = json.loads(visitor.get("/health?kernel=none").body)
    assert told["server"]
    assert told["kernel"] is False
    assert json.loads(visitor.get("/health").body) == {"server": told["server"], "ok": True}


def test_compressed_files_are_the_files_and_caches_are_told(server):
    def fetched(path, **headers):
        request = urllib.request.Request(server.base + path, headers=headers)
        with urllib.request.urlopen(request) as answer:
            return answer.headers, answer.read()

    for path in ("/voila/static/voila.js", "/assets/page.css", "/assets/widgets/style.css"):
        plain, whole = fetched(path)
        told, squeezed = fetched(path, **{"Accept-Encoding": "gzip"})
        assert gzip.decompress(squeezed) == whole
        assert (told["Content-Encoding"], told["Vary"]) == ("gzip", "Accept-Encoding")
        assert int(told["Content-Length"]) == len(squeezed) < len(whole)
        assert plain["Content-Encoding"] is None
