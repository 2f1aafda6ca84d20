"""Addresses and codes as people write, paste and preview them, at a real server."""

import contextlib
import http.client
import urllib.request

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.crowd import Visitor
from workshop.content import language_of, language_wished
from workshop.host.callers import CODE_LETTERS
from workshop.server.doors import code_in, proper_path


@pytest.fixture(scope="module")
def server(own_server):
    return own_server


@pytest.fixture
def still(server):
    return Visitor(server.base, follows=False)


@pytest.fixture(scope="module")
def code(server):
    told = {"op": "near", "name": "A room", "agenda": "only.where-are-the-sales", "language": "en"}
    told |= {"departments": ["sales", "marketing"], "expected": 10}
    return server.ask("open", **told)["session"]["code"]


# -- addresses -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/join/{code}/", "/join/{code}//", "//join/{code}", "/Join/{lower}", "/JOIN/{code}/",
        "/join/{code}.", "/join/{code})", "/join/{code}%20", "/{code}", "/{lower}/",
    ],
)  # fmt: skip
def test_an_address_that_is_nearly_right_leads_to_the_door(visitor, code, path):
    page = visitor.get(path.format(code=code, lower=code.lower()))
    assert page.status == 200
    assert page.url.endswith((f"/join/{code}", path.format(code=code, lower=code.lower())))
    assert "My department" in page.body


@pytest.mark.parametrize("path", ["/join", "/join/", "//join//", "/Join"])
def test_the_address_without_its_code_asks_for_it(visitor, path):
    page = visitor.get(path)
    assert page.status == 200
    assert 'name="code"' in page.body
    assert 'role="alert"' not in page.body


@pytest.mark.parametrize(
    ("path", "door"),
    [("/facilitate/", "/facilitate"), ("/Study/", "/study"), ("/wall/{code}/", "/wall/{code}")],
)
def test_so_do_the_other_doors(still, code, path, door):
    page = still.get(path.format(code=code))
    assert page.status == 302
    assert page.headers["Location"] == door.format(code=code)


def test_what_came_with_the_address_goes_on_with_it(still, code):
    page = still.get(f"/join/{code}/?lang=nb&utm_source=mail")
    assert page.headers["Location"] == f"/join/{code}?lang=nb&utm_source=mail"


@pytest.mark.parametrize(
    "path", ["/joined/ABC234", "/a/b/c", "/favicon.ico", "/tree", "/join/ABC234/more", "/%00", "/~"]
)
def test_what_is_no_near_miss_is_not_found(still, path):
    assert still.get(path).status == 404


@given(st.text(max_size=40))
def test_nobody_is_sent_round_in_a_circle_or_out_of_the_house(text):
    meant = proper_path(f"/{text}")
    assert meant == "" or (meant.startswith("/") and not meant.startswith("//"))
    assert proper_path(meant) == ""


# -- previews of links ---------------------------------------------------------------------


def asked_for_head(server, path, cookies=""):
    """Ask as a preview does, which goes where it is sent without forgetting what it wants."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", server.port)) as connection:
        connection.request("HEAD", path, headers={"Cookie": cookies})
        answer = connection.getresponse()
        body = answer.read()
    if answer.status in (301, 302, 303):
        return asked_for_head(server, answer.headers["Location"], cookies)
    return answer.status, body


@pytest.mark.parametrize(
    "path",
    ["/", "/join", "/join/{code}", "/join/{code}/", "/facilitate", "/study", "/health",
     "/voila/render/room.ipynb", "/assets/page.css", "/voila/static/voila.js"],
)  # fmt: skip
def test_a_preview_that_asks_for_the_head_only_gets_it(server, code, path):
    assert asked_for_head(server, path.format(code=code)) == (200, b"")


def test_the_head_of_a_page_starts_no_kernel(server, visitor):
    visitor.post("/facilitate", key=server.links["facilitator_key"])
    secret = visitor.cookie("workshop_facilitator")
    visitor.get("/")
    before = server.kernels()
    cookies = f"workshop_facilitator={secret}"
    for page in ("facilitator.ipynb", "01-where-are-the-sales.ipynb"):
        assert asked_for_head(server, f"/voila/render/{page}", cookies)[0] == 200
    assert set(server.kernels()) <= set(before)


def test_a_head_that_finds_nothing_says_so(still):
    assert still.request("HEAD", "/nowhere").status == 404
    assert still.request("HEAD", "/join/ZZZZZZ").status == 404


# -- what is pasted into the field for the code --------------------------------------------


@pytest.mark.parametrize(
    "pasted",
    [
        "{base}/join/{code}", "  {base}/join/{code}\n", "{host}/join/{code}", "{BASE}/JOIN/{code}",
        "{base}/join/{lower}?utm_source=qr&utm_medium=poster", "{base}/join/{code}/#top",
        "join/{code}", "/join/{code}.", "<{base}/join/{code}>", "Join here: {base}/join/{code} !",
        "{base}/wall/{code}#abcdefgh", "https://l.example/?u=http%3A%2F%2Fx%2Fjoin%2F{code}",
        "{base}/{code}", "{spread}",
    ],
)  # fmt: skip
def test_a_whole_link_in_the_field_is_understood(server, visitor, code, pasted):
    forms = {"base": server.base, "BASE": server.base.upper(), "code": code, "lower": code.lower()}
    spread = f" {code[:3]} – {code[3:].lower()} "
    typed = pasted.format(**forms, host=server.base.partition("://")[2], spread=spread)
    page = visitor.post("/", code=typed)
    assert page.url == f"{server.base}/join/{code}"
    assert "My department" in page.body


@pytest.mark.parametrize("pasted", ["{base}", "{base}/", "{base}/facilitate", "http://", "/"])
def test_a_link_without_a_code_is_asked_for_the_code(server, visitor, pasted):
    page = visitor.post("/", code=pasted.format(base=server.base))
    assert page.status == 400
    assert "Type the code you see on the wall." in page.body


@given(st.text(alphabet=CODE_LETTERS, min_size=6, max_size=6), st.sampled_from(["", "?a=b", "/"]))
def test_every_code_is_found_in_its_link(code, after):
    for before in (
        "",
        "http://[fd00::2]:8866/join/",
        "https://workshop.example/join/",
        "x.y/join/",
    ):
        assert code_in(f"{before}{code}{after if before else ''}") == code


# -- languages -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("sv-SE,nb;q=0.8,en;q=0.5", "nb"), ("en;q=0.5, nb;q=0.9", "nb"), ("nn-NO", "nb"),
        ("no", "nb"), ("de,fr;q=0.9", "en"), ("da-DK,da;q=0.9", "en"), ("nb;q=0,en", "en"),
        ("fr, *;q=0.5", "en"), ("", "en"), (",,;q=,nb;q=x,en;q=0.1", "en"), ("NB-no", "nb"),
        ("en-GB,en;q=0.9,nb;q=0.8", "en"), ("nb; q = 0.3 , en ;q=0.2", "nb"), ("x," * 9000, "en"),
        ("nb;q=1.000,en;q=0.999", "nb"), ("nb;q=9,en;q=0.2", "en"),
    ],
)  # fmt: skip
def test_the_language_that_is_liked_best_of_ours_is_spoken(header, language):
    assert language_wished(header) == language


@pytest.mark.parametrize(("tag", "language"), [("nb_NO", "nb"), ("nn_NO.UTF-8", "nb"), ("C", "en")])
def test_so_is_the_language_of_a_machine(tag, language):
    assert language_of(tag) == language


def test_a_browser_that_likes_swedish_best_is_spoken_to_in_norwegian(server):
    told = {"Accept-Language": "sv-SE,nb;q=0.8,en;q=0.5"}
    with urllib.request.urlopen(urllib.request.Request(server.base, headers=told)) as answer:
        assert 'lang="nb"' in answer.read().decode()
