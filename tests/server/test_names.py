"""We answer to our own names only, say nothing of what answers, and keep cookies to ourselves."""

import contextlib
import http.client
import urllib.parse

import pytest

from tests.support.crowd import Visitor
from tests.support.phone_line import cookies
from workshop.server.names import Names

OURS = [
    "127.0.0.1", "192.168.1.7", "[::1]", "[fe80::1%25wlan0]", "localhost", "laptop", "LAPTOP.local",
    "laptop.fritz.lan", "workshop.localhost", "workshop.example", "Workshop.Example.",
    "printer.home.arpa",
]  # fmt: skip
STRANGERS = [
    "evil.example", "127.0.0.1.evil.example", "192.168.1.7.nip.io", "localhost.evil.example",
    "laptop.local.evil.example", "workshop.example.evil.example", "xn--e1awd7f.example", "a.b",
    "evil.example.", "elocalhost.com",
]  # fmt: skip


@pytest.mark.parametrize("host", OURS)
def test_what_nobody_can_make_point_here_is_a_name_of_ours(host):
    assert Names(["http://workshop.example:8866", "http://10.0.0.1:80"]).are_ours(host)


@pytest.mark.parametrize("host", STRANGERS)
def test_a_name_that_somebody_can_buy_is_none(host):
    assert not Names(["http://workshop.example:8866", ""]).are_ours(host)


def asked(server, method, path, host, **headers):
    """Ask by a name, and return status, headers and text of the answer."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    with contextlib.closing(line):
        body = "department=sales" if method == "POST" else None
        line.request(method, path, body, {"Host": host} | headers)
        answer = line.getresponse()
        return answer.status, answer.headers, answer.read().decode()


UPGRADE = {
    "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "eA==",
}  # fmt: skip


@pytest.mark.parametrize(
    "path",
    ["/", "/join/{code}", "/facilitate", "/study", "/health", "/voila/render/room.ipynb",
     "/voila/static/voila.js", "/assets/page.css", "/api/kernels", "/nothing"],
)  # fmt: skip
def test_a_page_whose_name_is_made_to_point_here_reads_nothing(server, open_room, path):
    host = f"evil.example:{server.port}"
    status, headers, text = asked(server, "GET", path.format(code=open_room()), host)
    assert status == 421
    assert f"The workshop is at {server.base}/" in text
    assert headers["Refresh"].endswith(f"url={server.base}/")
    assert "<form" not in text
    assert headers.get_all("Set-Cookie") is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
def test_nor_does_it_do_anything(server, open_room, method):
    code = open_room()
    status, _, _ = asked(server, method, f"/join/{code}", "evil.example")
    assert status in (403, 421)
    assert server.ask("look", code=code)["joined"]["total"] == 0


@pytest.mark.parametrize("path", ["/room/line", "/api/kernels/x/channels"])
def test_nor_does_it_open_a_line(server, open_room, path):
    person = Visitor(server.base, follows=False)
    person.post(f"/join/{open_room()}", department="sales")
    told = UPGRADE | {"Cookie": cookies(person), "Origin": "http://evil.example"}
    assert asked(server, "GET", path, "evil.example", **told)[0] == 421


@pytest.mark.parametrize("host", ["laptop.local", "LAPTOP", "[::1]", "192.0.2.44", "wifi.lan"])
def test_phones_that_know_us_by_a_name_of_the_house_get_in(server, open_room, host):
    status, _, text = asked(server, "GET", f"/join/{open_room()}", f"{host}:{server.port}")
    assert status == 200
    assert "My department" in text


# -- what pages say of themselves ----------------------------------------------------------

READ_BY_SCRIPTS = {"_xsrf", "workshop_language"}


@pytest.mark.parametrize(
    "path",
    ["/", "/?lang=nb", "/join/{code}", "/join/ZZZZZZ", "/facilitate", "/wall/{code}", "/study",
     "/health", "/busy", "/nothing", "/assets/page.css", "/assets/none", "/voila/static/voila.js",
     "/voila/static/nothing", "/voila/render/nothing.ipynb", "/voila/render/room.ipynb",
     "/voila/render/facilitator.ipynb", "/api/kernels/x", "/api/kernels", "/login", "/static/x.js",
     "/voila/render/01-where-are-the-sales.ipynb"],
)  # fmt: skip
@pytest.mark.parametrize("who", ["somebody", "the facilitator"])
def test_no_page_says_what_answers_and_no_cookie_travels_further_than_it_must(
    server, open_room, path, who
):
    if who == "somebody" and path.endswith("sales.ipynb"):
        pytest.skip("a kernel for each of them costs a second, and the answer is the same")
    visitor = Visitor(server.base, follows=False)
    if who == "the facilitator":
        visitor.post("/facilitate", key=server.links["facilitator_key"])
    page = visitor.get(path.format(code=open_room()))
    assert page.headers["Server"] is None
    assert_close_kept(page.headers.get_all("Set-Cookie") or [])


def assert_close_kept(given):
    for cookie in given:
        name = cookie.partition("=")[0]
        assert name.startswith("workshop_") or name == "_xsrf", cookie
        assert "samesite=lax" in cookie.lower(), cookie
        assert "httponly" in cookie.lower() or name in READ_BY_SCRIPTS, cookie


def test_answers_to_forms_and_lines_say_no_more(server, open_room):
    person = Visitor(server.base, follows=False)
    page = person.post(f"/join/{open_room()}", department="sales")
    assert_close_kept(page.headers.get_all("Set-Cookie"))
    told = UPGRADE | {"Cookie": cookies(person), "Origin": server.base}
    status, headers, _ = line_opened(server, told)
    assert status == 101
    assert headers["Server"] is None


def line_opened(server, told):
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    with contextlib.closing(line):
        line.request("GET", "/room/line", headers=told)
        answer = line.getresponse()
        return answer.status, answer.headers, ""


# -- whose tokens they are -----------------------------------------------------------------


@pytest.mark.parametrize("chosen", ["a", "A" * 32, "known-to-a-stranger", "%00", "x" * 3000])
def test_a_seats_token_is_never_chosen_by_who_sends_it(server, open_room, chosen):
    code, person = open_room(), Visitor(server.base, follows=False)
    page = person.get(f"/join/{code}").body
    xsrf = person.cookie("_xsrf")
    form = page.partition('name="form"')[2].partition('value="')[2].partition('"')[0]
    fields = {"_xsrf": xsrf, "form": form, "department": "sales"}
    _, headers, _ = posted(server, f"/join/{code}", fields, f"_xsrf={xsrf}; workshop_seat={chosen}")
    (seat,) = (c for c in headers.get_all("Set-Cookie") if c.startswith("workshop_seat="))
    given = seat.partition("=")[2].partition(";")[0]
    assert given != chosen
    assert len(given) >= 32
    assert server.ask("look", code=code)["joined"]["total"] == 1


def posted(server, path, fields, cookie):
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    kind = "application/x-www-form-urlencoded"
    with contextlib.closing(line):
        line.request(
            "POST", path, urllib.parse.urlencode(fields), {"Cookie": cookie, "Content-Type": kind}
        )
        answer = line.getresponse()
        return answer.status, answer.headers, answer.read().decode()


# -- odd bytes -----------------------------------------------------------------------------

ODD = ["%00", "a%00.js", "%ff%fe", "%E2%80%AE", "..%2f..%2fetc%2fpasswd", "%0d%0aX: y", "a" * 3000,
       "%F0%9F%98%80.js", "con", "%5c..%5cx", "~root", "%", "%zz", "a%2500", "x%09y"]  # fmt: skip
FOLDERS = ["/assets/", "/voila/static/", "/static/", "/assets/widgets/", "/voila/render/", "/join/",
           "/wall/", "/wall-link/", "/api/kernels/", "/voila/templates/", "/"]  # fmt: skip


@pytest.mark.parametrize("folder", FOLDERS)
def test_odd_bytes_in_any_path_or_query_are_no_fault_of_ours(server, folder):
    host = f"127.0.0.1:{server.port}"
    odd = [folder + part for part in ODD] + [f"{folder}x?{part}={part}" for part in ODD]
    statuses = {path: asked(server, "GET", path.replace(" ", "%20"), host)[0] for path in odd}
    assert {p: s for p, s in statuses.items() if s >= 500 and s != 503} == {}
