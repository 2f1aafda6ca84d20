"""Scripts and sheets of widgets: sent once to a browser, under an address of their content."""

import gzip
import json
import re
import urllib.request

import pytest

from tests.support.crowd import Visitor
from workshop.server.configuration import WIDGETS
from workshop.widgets import Card, Wall, linked
from workshop.widgets.view import View

TYPES = {"text/css", "text/javascript", "image/svg+xml"}


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


def test_a_participants_page_links_its_widgets_own_parts_and_nothing_of_jupyters(server, open_room):
    page = Visitor(server.base).post(f"/join/{open_room()}", department="sales", language="en")
    linked_here = re.findall(r'(?:href|src)="(/[^"]+)"', page.body)
    assert linked.address(Card, "css") in linked_here
    assert linked.address(Card, "js") in page.body
    for path in linked_here:
        content, headers = fetched(server, path)
        assert content
        assert headers["Content-Type"].partition(";")[0] in TYPES
    assert not [path for path in linked_here if "labextensions" in path or "voila" in path]
    assert len(page.body.encode()) < 60_000


@pytest.mark.slow
def test_the_walls_page_loads_our_plain_widgets_instead_of_jupyters(server, open_room):
    code, facilitator = open_room(), Visitor(server.base)
    facilitator.post("/facilitate", key=server.links["facilitator_key"])
    page = facilitator.get(f"/voila/render/wall.ipynb?code={code}")
    assert f'href="{linked.address(Wall, "css")}"' in page.body
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
