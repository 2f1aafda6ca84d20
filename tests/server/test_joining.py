"""Joining needs no kernel, no account and no name, and gives one seat."""

import http.cookiejar
import re
import time
import urllib.request
from email.utils import formatdate

import pytest

from tests.support.crowd import SEAT, Visitor
from tests.support.server import wait_until
from workshop.content.texts import interface
from workshop.host.client import new_op

ROOM = "/voila/render/room.ipynb"


def seats(server, code):
    return server.ask("look", code=code)["joined"]


@pytest.fixture
def at_the_door(server):
    return Visitor(server.base, follows=False)


@pytest.mark.slow
def test_the_landing_page_speaks_the_browsers_language_and_the_chosen_one(visitor):
    assert "Join the session" in visitor.get("/").body
    assert 'lang="nb"' in visitor.get("/?lang=nb").body
    assert "Skriv inn koden" in visitor.get("/").body


@pytest.mark.parametrize("typed", ["{}", " {} ", "{:.3}-{}"])
def test_a_code_is_understood_as_people_type_it(server, open_room, visitor, typed):
    code = open_room()
    written = typed.format(code, code[3:]) if "-" in typed else typed.format(code.lower())
    page = visitor.post("/", code=written)
    assert page.url.endswith(f"/join/{code}")
    assert "My department" in page.body


def test_an_empty_code_is_asked_for_again(visitor):
    page = visitor.post("/", code="  ")
    assert page.status == 400
    assert "Type the code you see on the wall." in page.body


def test_an_unknown_code_gets_one_sentence(visitor):
    page = visitor.get("/join/ZZZZZZ")
    assert page.status == 404
    assert "There is no session with that code." in page.body


def test_an_ended_code_gets_one_sentence(server, open_room, visitor):
    code = open_room()
    server.ask("advance", op=new_op(), code=code, to="end")
    page = visitor.get(f"/join/{code}")
    assert page.status == 410
    assert "That session is over." in page.body


def test_a_seat_is_a_cookie_that_scripts_cannot_read(server, open_room, at_the_door):
    code = open_room()
    page = at_the_door.post(f"/join/{code}", department="sales")
    (cookie,) = (c for c in page.headers.get_all("Set-Cookie") if c.startswith(SEAT))
    assert page.status == 303
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert seats(server, code)["departments"] == {"sales": 1}


def test_browsers_count_a_cookies_time_themselves_for_clocks_differ(open_room, at_the_door):
    page = at_the_door.post(f"/join/{open_room()}?lang=nb", department="sales")
    cookies = [c for p in (page, at_the_door.get("/")) for c in p.headers.get_all("Set-Cookie", [])]
    assert cookies
    assert [c for c in cookies if "expires=" in c.lower() or "Max-Age=" not in c] == []
    assert [c for c in cookies if "SameSite=Lax" not in c] == []


def test_a_seat_is_kept_where_the_laptops_clock_is_forty_days_behind(open_room, at_the_door):
    forty_days = 40 * 24 * 3600
    page = at_the_door.post(f"/join/{open_room()}", department="sales")
    del page.headers["Date"]
    page.headers["Date"] = formatdate(time.time() - forty_days, usegmt=True)
    jar = http.cookiejar.CookieJar()
    jar.extract_cookies(page, urllib.request.Request(at_the_door.base))
    (seat,) = (c for c in jar if c.name == SEAT)
    assert not seat.is_expired(time.time() + 3600)


def test_the_same_form_sent_twice_is_one_person(server, open_room, at_the_door):
    code = open_room()
    page = at_the_door.get(f"/join/{code}").body
    fields = dict(re.findall(r'name="(_xsrf|form)"[^>]*value="([^"]+)"', page))
    for _ in range(2):
        at_the_door.forget(SEAT)
        at_the_door.send(f"/join/{code}", {**fields, "department": "sales"})
    assert seats(server, code)["total"] == 1


def test_a_second_tab_goes_straight_to_the_same_seat(server, open_room, at_the_door):
    code = open_room()
    at_the_door.post(f"/join/{code}", department="sales")
    page = at_the_door.get(f"/join/{code}")
    assert page.status == 302
    assert page.headers["Location"] == "/voila/render/room.ipynb"
    assert seats(server, code)["total"] == 1


def test_a_seat_in_an_old_session_does_not_block_a_new_one(server, open_room, at_the_door):
    first, second = open_room(), open_room()
    at_the_door.post(f"/join/{first}", department="sales")
    at_the_door.post(f"/join/{second}", department="marketing")
    assert seats(server, second)["departments"] == {"marketing": 1}


def test_who_sat_in_a_removed_session_is_told_at_the_door_and_may_join_another(
    server, open_room, at_the_door
):
    first, second = open_room(), open_room()
    at_the_door.post(f"/join/{first}", department="sales")
    server.ask("erase", code=first)
    # Her card hears of it in a moment.
    wait_until(lambda: at_the_door.get(ROOM).status == 302)
    sent = at_the_door.get(ROOM).headers["Location"]
    sentence = interface("en")("refused.unknown-token")
    assert sentence in at_the_door.get(sent).body
    assert sentence not in at_the_door.get("/").body
    assert "wk-note" not in Visitor(server.base).get(sent).body
    at_the_door.post(f"/join/{second}", department="marketing")
    assert seats(server, second)["departments"] == {"marketing": 1}
    # What is known of a code is remembered for a second.
    wait_until(lambda: at_the_door.get(f"/join/{first}").status == 404)


def test_without_a_department_the_form_asks_for_it(server, open_room, visitor):
    page = visitor.post(f"/join/{open_room()}", department="astrology")
    assert page.status == 400
    assert "Choose your department." in page.body


def test_a_form_from_elsewhere_is_refused(open_room, visitor):
    page = visitor.send(f"/join/{open_room()}", {"department": "sales"})
    assert page.status == 403
    assert "Traceback" not in page.body


def test_html_in_a_sessions_name_stays_text(server, open_room, visitor):
    code = open_room(name="<script>alert(1)</script>")
    page = visitor.get(f"/join/{code}").body
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
