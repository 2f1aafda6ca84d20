"""A public address, and the proxies whose word is taken."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.errors import WorkshopError
from workshop.server.outside import Outside

PROXIES = ["127.0.0.1", "10.0.0.0/8", "2001:db8::1"]


@pytest.mark.parametrize(
    ("told", "understood"),
    [
        ("https://workshop.example", "https://workshop.example"),
        ("https://workshop.example/", "https://workshop.example"),
        (" HTTPS://Workshop.Example:443 ", "https://workshop.example"),
        ("http://workshop.example:80", "http://workshop.example"),
        ("https://localhost:8443", "https://localhost:8443"),
        ("https://[2001:DB8::1]:8443/", "https://[2001:db8::1]:8443"),
        ("https://xn--mte-0na.example", "https://xn--mte-0na.example"),
    ],
)
def test_an_address_is_written_as_browsers_write_it(told, understood):
    assert Outside.told(told, []).public_url == understood


@pytest.mark.parametrize(
    "told",
    [
        "workshop.example", "ftp://workshop.example", "https://workshop.example/room", "https://",
        "https://workshop.example?x=1", "https://workshop.example/#a", "https://a:b@c.example",
        "https://workshop.example:99999", "https://workshop.example:no", "https://[::1", "//x",
        "https://a b.example", "javascript:alert(1)", "https://workshop.example/?", "https://?",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_site_gets_one_sentence(told):
    with pytest.raises(WorkshopError, match="is not the address of a site") as problem:
        Outside.told(told, [])
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize("proxy", ["nginx", "1.2.3", "10.0.0.0/99", "http://10.0.0.1", ""])
def test_what_is_no_address_of_a_proxy_gets_one_sentence(proxy):
    with pytest.raises(WorkshopError, match="is not the address of a proxy"):
        Outside.told(None, [proxy])


def test_the_command_line_says_it_in_one_sentence():
    command = [sys.executable, "-m", "workshop", "serve", "--public-url", "https://x.example/room"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert answer.returncode == 1
    assert len(answer.stderr.strip().splitlines()) == 1
    assert "https://x.example/room is not the address of a site" in answer.stderr


def test_only_with_a_public_address_are_the_proxies_of_this_machine_trusted():
    assert not Outside.told(None, []).trusts("127.0.0.1")
    assert Outside.told("https://workshop.example", []).trusts("127.0.0.1")
    assert Outside.told("https://workshop.example", []).trusts("::1")
    assert not Outside.told("https://workshop.example", ["10.0.0.1"]).trusts("127.0.0.1")


@pytest.mark.parametrize(
    ("peer", "forwarded", "sender"),
    [
        ("192.0.2.1", "6.6.6.6", "192.0.2.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "192.0.2.9", "192.0.2.9"),
        ("127.0.0.1", "6.6.6.6, 192.0.2.9", "192.0.2.9"),
        ("127.0.0.1", "6.6.6.6, 192.0.2.9, 10.1.2.3", "192.0.2.9"),
        ("127.0.0.1", "6.6.6.6, nonsense, 10.1.2.3", "10.1.2.3"),
        ("::ffff:127.0.0.1", "2001:db8::77", "2001:db8::77"),
        ("2001:db8::1", "::ffff:192.0.2.9", "192.0.2.9"),
        ("127.0.0.1", "," * 10_000, "127.0.0.1"),
    ],
)
def test_what_a_trusted_proxy_added_is_believed_and_nothing_before_it(peer, forwarded, sender):
    assert Outside.told(None, PROXIES).sender(peer, forwarded) == sender


@given(st.text(max_size=200))
def test_whatever_a_stranger_writes_she_stays_where_she_is(forwarded):
    outside = Outside.told(None, PROXIES)
    assert outside.sender("192.0.2.1", forwarded) == "192.0.2.1"
    assert outside.sender("127.0.0.1", f"{forwarded}, 192.0.2.1") == "192.0.2.1"


@pytest.mark.parametrize(
    ("host", "origin", "ok"),
    [
        ("192.0.2.1:8866", "http://192.0.2.1:8866", True),
        ("127.0.0.1:8866", "https://workshop.example", True),
        ("127.0.0.1:8866", "HTTPS://Workshop.Example", True),
        ("127.0.0.1:8866", "http://workshop.example", False),
        ("127.0.0.1:8866", "https://workshop.example.evil.example", False),
        ("127.0.0.1:8866", "https://elsewhere.example", False),
        ("127.0.0.1:8866", "null", False),
        ("127.0.0.1:8866", "", False),
        ("", "", False),
    ],
)
def test_our_own_pages_may_open_lines_and_no_others(host, origin, ok):
    assert Outside.told("https://workshop.example", []).origin_ok(host, origin) is ok


def test_without_a_public_address_no_page_from_elsewhere_may():
    assert not Outside().origin_ok("127.0.0.1:8866", "")
    assert not Outside().origin_ok("", "https://")
    assert not Outside().origin_ok("127.0.0.1:8866", "http://[::1")


def test_phones_are_sent_to_the_public_address_whatever_was_chosen_before(lobby):
    addresses = lobby.host._rooms.addresses
    addresses[:] = ["http://10.0.0.5:1", "http://192.168.1.2:1"]
    lobby.ask("address", code=lobby.code, address="http://192.168.1.2:1")
    addresses[:] = ["https://workshop.example"]
    assert lobby.look()["addresses"] == ["https://workshop.example"]
