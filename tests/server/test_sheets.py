"""Scripts and sheets of widgets: sent once to a browser, under an address of their content."""

import gzip
import json
import re
import urllib.request

import pytest

from tests.support.crowd import Visitor
from workshop.server.configuration import WIDGETS
from workshop.widgets import Card, linked
from workshop.widgets.view import View


def fetched(server, path, **headers):
    asked = urllib.request.Request(server.base + path, headers=headers)
    with urllib.request.urlopen(asked, timeout=20) as answer:
        return answer.read(), dict(answer.headers)


@pytest.mark.parametrize("widget", WIDGETS.values(), ids=lambda widget: widget.__name__)
@pytest.mark.parametrize("kind", ["js", "css"])
def test_a_widgets_part_is_sent_compressed_and_kept_for_ever(server, widget, kind):
    path = linked.address(widget, kind)
    plain, _ = fetched(server, path)
    packed, headers = fetched(server, path, **{"Accept-Encoding": "gzip"})
    assert plain.decode() == str(widget._esm if kind == "js" else widget._css)
    assert gzip.decompress(packed) == plain
    assert "immutable" in headers["Cache-Control"]
    assert headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "name", ["Card-000000000000.js", "View-000000000000.js", "os-000000000000.js"]
)
def test_another_content_or_name_is_not_found(server, name):
    assert Visitor(server.base).get(f"/assets/widgets/{name}").status == 404


def test_a_room_page_links_what_its_kernel_does_not_send(server, open_room):
    page = Visitor(server.base).post(f"/join/{open_room()}", department="sales", language="en")
    for kind in ("js", "css"):
        assert f'href="{linked.address(Card, kind)}"' in page.body
    assert "jupyter-config-data" not in page.body


def test_a_full_page_links_a_front_end_without_what_it_does_not_use(server):
    visitor = Visitor(server.base)
    page = visitor.post("/facilitate", key=server.links["facilitator_key"])
    told = json.loads(
        re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page.body, re.S)[1]
    )
    names = [one["name"] for one in told["federated_extensions"]]
    assert "marketing-sales-workshop-plain" in names
    _, headers = fetched(
        server, "/voila/labextensions/marketing-sales-workshop-plain/static/remoteEntry.js"
    )
    assert "javascript" in headers["Content-Type"]


def test_without_a_server_a_widget_brings_everything_along(monkeypatch):
    monkeypatch.delenv(linked.ENVIRONMENT, raising=False)
    assert Card()._esm == str(Card._esm)
    monkeypatch.setenv(linked.ENVIRONMENT, "1")
    card = Card()
    assert linked.address(Card, "js") in card._esm
    assert len(card._esm) < 300
    assert card._css == ""
    assert isinstance(card, View)
