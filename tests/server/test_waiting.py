"""A door that is ajar, a link by which one more browser leads, and cues on another device."""

import contextlib
import json
import urllib.error
import urllib.request

import pytest

from tests.support.crowd import SEAT, Visitor, facilitating
from workshop.content.texts import interface
from workshop.host.callers import hashed
from workshop.host.client import new_op
from workshop.host.words import word_of
from workshop.server.handing import browser_name

ROOM = "/voila/render/room.ipynb"


def look(server, code):
    return server.ask("look", code=code)


def test_a_newcomer_waits_and_goes_in_by_herself_once_she_is_let_in(server, open_room):
    code, newcomer = open_room(), Visitor(server.base, follows=False)
    server.ask("door", code=code, door="ajar")
    sent = newcomer.post(f"/join/{code}", department="sales")
    assert (sent.status, sent.headers["Location"]) == (303, f"/waiting/{code}")
    page = newcomer.get(f"/waiting/{code}")
    assert "You are at the right door." in page.body
    assert page.headers["Refresh"] == "3"
    assert newcomer.cookie(SEAT) is None
    assert look(server, code)["waiting"] == 1
    server.ask("let_in", code=code)
    assert newcomer.get(f"/waiting/{code}").headers["Location"] == ROOM
    assert newcomer.cookie(SEAT)
    assert look(server, code)["joined"]["total"] == 1
    assert newcomer.get(f"/join/{code}").headers["Location"] == ROOM
    # The word that her page shows her gives her the seat on another phone, as everybody's does.
    word = word_of(newcomer.cookie(SEAT))
    assert Visitor(server.base, follows=False).post(f"/return/{code}", word=word).status == 303


def test_who_did_not_knock_is_shown_the_way_in_and_a_made_up_cookie_opens_nothing(
    server, open_room, visitor
):
    code = open_room()
    server.ask("door", code=code, door="ajar")
    assert visitor.get(f"/waiting/{code}").url.endswith(f"/join/{code}")
    # Other tests may have guessed as often as anybody may.
    assert visitor.get("/waiting/ZZZZZZ").status in (404, 429)
    for made_up in ("x", "x.y", "..", "a.finance.en", "%00.sales.xx", ".sales.en"):
        asked = urllib.request.Request(f"{server.base}/waiting/{code}")
        asked.add_header("Cookie", f"workshop_waiting_{code}={made_up}")
        with contextlib.suppress(urllib.error.HTTPError):
            urllib.request.urlopen(asked, timeout=20).close()
    there = look(server, code)
    assert (there["joined"]["total"], there["waiting"]) == (0, 0)


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox · Linux"),
        ("Mozilla/5.0 (iPhone; CPU like Mac OS X) Version/18.0 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Safari/537.36",
         "Chrome · Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge · Windows"),
        ("<b>me</b>", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_browser_is_called_by_names_that_we_know(agent, name):
    assert browser_name(agent) == name


def handed(visitor):
    """The key in the link that a browser is told, or the status with which it is refused."""
    made = visitor.request("POST", "/hand-over")
    return json.loads(made.body)["link"].partition("#")[2] if made.status == 200 else made.status


def test_a_link_lets_one_more_browser_lead_and_is_good_once(server):
    hers, theirs = facilitating(server), Visitor(server.base, follows=False)
    key = handed(hers)
    assert theirs.post("/facilitate", key=key).status == 303
    token = theirs.cookie("workshop_facilitator")
    assert server.ask("is_facilitator", token_hash=hashed(token))["facilitator"]
    assert Visitor(server.base).post("/facilitate", key=key).status == 403


def test_a_newer_link_voids_the_one_before_and_nobody_else_gets_one(server, open_room):
    hers, participant = facilitating(server), Visitor(server.base, follows=False)
    first, second = handed(hers), handed(hers)
    assert Visitor(server.base).post("/facilitate", key=first).status == 403
    participant.post(f"/join/{open_room()}", department="sales")
    assert handed(participant) == 403
    assert handed(Visitor(server.base)) == 403
    assert Visitor(server.base, follows=False).post("/facilitate", key=second).status == 303


# ---- the second screen ----


def cues_link(server, code):
    told = json.loads(facilitating(server).get(f"/cues-link/{code}").body)
    return told["link"].partition("#")


def test_the_cues_are_read_on_another_device_with_their_own_pass_and_nothing_else(
    server, open_room
):
    code = open_room()
    server.go(code, "room", "closed")
    _, _, proper = cues_link(server, code)
    colleague = Visitor(server.base)
    page = colleague.post(f"/cues/{code}", key=proper)
    assert page.url.partition("#")[0].endswith(f"/cues/{code}/page")
    words = interface("en")
    assert words("console.cue_say") in page.body
    assert words("run.second.ahead") in page.body
    assert "<button" not in page.body
    assert colleague.get("/voila/render/facilitator.ipynb").url.endswith("/facilitate")
    assert colleague.get(f"/wall/{code}").status == 403
    before = json.loads(colleague.get(f"/cues/{code}/now").body)
    assert before["left"] is None
    server.ask("clock", code=code, seconds=120)
    assert 110 <= json.loads(colleague.get(f"/cues/{code}/now").body)["left"] <= 120
    server.ask("pause", code=code, op=new_op(), paused=True)
    assert json.loads(colleague.get(f"/cues/{code}/now").body)["now"] != before["now"]
    assert words("run.pause.title") in colleague.get(f"/cues/{code}/page").body


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("phase", ["lobby", "story", "revealed", "ended"])
def test_there_is_a_page_wherever_the_room_is(server, open_room, phase, language):
    code, hers = open_room(), facilitating(server)
    for move in {"lobby": (), "story": ("next",), "revealed": ("asking", "closed", "revealed"),
                 "ended": ("end",)}[phase]:  # fmt: skip
        server.ask("advance", op=new_op(), code=code, to=move)
    page = hers.get(f"/cues/{code}/page?lang={language}")
    assert page.status == 200
    assert "{" not in page.body.partition("<main")[2]


def test_a_question_of_the_moment_is_headed_by_what_the_room_is_asked(server, open_room):
    code, hers = open_room(), facilitating(server)
    server.ask("advance", code=code, op=new_op(), to="next")
    server.ask("pose", code=code, op=new_op(), form="text", prompt="Who is <cold>?")
    assert "<h1>Who is &lt;cold&gt;?</h1>" in hers.get(f"/cues/{code}/page").body


def test_the_cues_are_closed_to_who_has_no_pass_or_that_of_a_wall(server, open_room):
    code, other = open_room(), open_room()
    wall_pass = server.wall(code).partition("#")[2]
    _, _, of_other = cues_link(server, other)
    stranger = Visitor(server.base)
    assert stranger.get(f"/cues/{code}/page").status == 403
    assert stranger.get(f"/cues/{code}/now").status == 403
    for wrong in (wall_pass, of_other, "", "x" * 500):
        assert stranger.post(f"/cues/{code}", key=wrong).status in (403, 429)
    assert stranger.get(f"/cues-link/{code}").status == 403
    assert facilitating(server).get("/cues-link/ZZZZZZ").status == 404
    assert stranger.get("/cues/ZZZZZZ/page").status in (400, 404)
