"""A team's own leads on pages: read, looked at, asked about, and shown in the place of ours."""

import io
from datetime import UTC, datetime

import openpyxl
import pytest

from tests.support.room import MAPS, filled_room, words_of
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.errors import Unreadable
from workshop.pages import room as phone
from workshop.pages import study, wall
from workshop.pages.console.composing import session_page
from workshop.pages.owned.bringing import Bringing
from workshop.pages.owned.reading import read_items
from workshop.pages.stage import Figures

ROWS = [("Ringte to ganger på en dag", "To ganger"), ("Åpner alt, svarer aldri", "Åpner alt")]
TEXTS = [text for text, _ in ROWS]


def table(head="lead;kort", sign=";", rows=ROWS):
    return "\n".join([head, *(sign.join(row) for row in rows)])


def workbook(rows=ROWS, hide=None):
    book = openpyxl.Workbook()
    for row in (("Våre leads",), (), ("Lead", "Kort", "Telefon"), *rows):
        book.active.append(row)
    if hide:
        book.active.row_dimensions[hide].hidden = True
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


FILES = {
    "utf-8": table().encode(),
    "windows": table().encode("cp1252"),
    "utf-16": table().encode("utf-16"),
    "old macintosh": table().encode("mac_roman"),
    "tabs": table("Lead\tKort", "\t").encode("utf-8-sig"),
    "declared": ("sep=|\r\n" + table("short|LEAD", "|", [row[::-1] for row in ROWS])).encode(),
    "workbook": workbook(),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_every_usual_dialect_is_read(data):
    assert [one.text for one in read_items(data, 8).items] == TEXTS


def test_what_is_left_out_is_told():
    many = [(f"Lead number {n}", "") for n in range(11)]
    left = {one.code: one.details["n"] for one in read_items(workbook(many, hide=5), 8).left}
    assert left == {"above": 1, "columns": 1, "hidden": 1, "rest": 2}


BAD = {
    "nothing": (b"", "empty"),
    "10 MB": (b"lead\n" + b"a" * 10_000_000, "large-file"),
    "10,000 rows": (b"lead\n" + b"x\n" * 10_000, "many-rows"),
    "no such column": (b"what is it;so\na;b\nc;d", "missing-column"),
    "one alone": (b"lead\nonly", "few"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "no-text"),
    "damaged": (b"PK\x03\x04 nothing behind it", "broken-workbook"),
    "too long": (b"lead\n" + b"y" * 161 + b"\nb", "long"),
    "quotes": (b'lead;short\n"a;b\nc;d', "broken-quotes"),
    "formula": (workbook([("=1+1", "x"), ("b", "c")]), "no-result"),
}


@pytest.mark.parametrize(("data", "code"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_gets_one_clear_sentence(data, code, language):
    with pytest.raises(Unreadable) as caught:
        read_items(data, 8)
    assert [one.code for one in caught.value.mistakes] == [code]
    bringing = Bringing()
    bringing.load({"op": "own_load", "data": data}, 8)
    (said,) = bringing._trouble(interface(language))
    assert said[0].isalnum()
    assert "{" not in said
    assert bringing.items == []


def test_an_enemys_cells_are_text_and_nothing_else():
    data = "lead\n=cmd|' /C calc'!A0\n<img src=x onerror=alert(1)>\n@SUM(1)\n\ufeff\u202egnp.exe\n"
    texts = [one.text for one in read_items(data.encode(), 8).items]
    assert texts == ["=cmd|' /C calc'!A0", "<img src=x onerror=alert(1)>", "@SUM(1)", "gnp.exe"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_read_as_it_is(language):
    found = read_items(interface(language)("own_items.sample").encode(), 8)
    assert (len(found.items), found.left) == (3, ())
    assert all(one.short for one in found.items)


# ---- on the pages of a session ----


def page_of(room, bringing=None, language="nb"):
    now = datetime.now(UTC)
    return session_page(room.look(), Figures(), language, now, bringing=bringing)


def bring(room, bringing):
    fields = {"exercise": MAPS, "question": "court", "items": bringing.items}
    room.ask("own", code=room.code, **fields)


def read(data=FILES["workbook"]):
    bringing = Bringing()
    bringing.load({"op": "own_load", "data": data}, 8)
    return bringing


def test_what_was_understood_is_shown_before_any_phone_shows_it():
    room = filled_room(MAPS)
    room.go("court", "asking")
    panel = page_of(room, read())["own_items"]
    assert [one["text"] for one in panel["draft"]["lines"]] == TEXTS
    assert any("Telefon" in sentence for sentence in panel["draft"]["told"])
    assert not {*TEXTS} & {*words_of(phone.compose(room.people[0].look()))}
    bring(room, read())
    (card,) = phone.compose(room.people[0].look())["cards"]
    assert [item["text"] for item in card["items"]] == TEXTS
    panel = page_of(room)["own_items"]
    assert ([one["text"] for one in panel["lines"]], panel["draft"]) == (TEXTS, None)
    assert panel["status"]
    assert not panel["lost"]


def test_the_reveal_names_them_and_no_vignette():
    room = filled_room(MAPS, sales=7, marketing=7)
    room.go("court", "asking")
    bring(room, read())
    for person in room.people:
        bucket = "lead" if person.department == "sales" else "neither"
        person.answer("court", dict.fromkeys(("fair", "price"), bucket))
    room.advance("closed")
    room.advance("revealed")
    (figure,) = wall.compose(room.look(room.wall()), Figures())["figures"]
    assert {row["label"] for row in figure["light"]["rows"]} == {"To ganger", "Åpner alt"}
    assert "To ganger" in figure["title"] or "Åpner alt" in figure["title"]
    assert not any("messa" in word or "fair" in word for word in words_of(figure))
    hers = phone.compose(room.people[0].look())
    assert {"To ganger", "Åpner alt"} <= {*words_of(hers)}


def test_where_nobody_remembers_them_numbers_stand_for_them():
    room = filled_room(MAPS)
    room.go("court", "asking")
    bring(room, read())
    room.host._rooms.own.clear()
    room.host._rooms.kept.forget()
    (card,) = phone.compose(room.people[0].look())["cards"]
    assert [item["text"] for item in card["items"]] == ["Lead 1", "Lead 2"]
    assert page_of(room)["own_items"]["lost"]


def test_no_other_exercise_and_no_ended_session_has_the_panel():
    room = filled_room("where-are-the-sales")
    assert page_of(room)["own_items"] is None
    room = filled_room(MAPS)
    assert page_of(room)["own_items"] is not None
    room.advance("end")
    assert page_of(room)["own_items"] is None


def test_a_lead_that_names_somebody_is_marked():
    panel = page_of(filled_room(MAPS), read(b"lead\nring kari@firma.no\nhas no money\n"))
    marks = [one["mark"] for one in panel["own_items"]["draft"]["lines"]]
    assert [bool(mark) for mark in marks] == [True, False]


# ---- for one alone ----


def do(widget, **action):
    widget._receive(widget, action, [])


def load(widget, data):
    widget._receive(widget, {"op": "own_load"}, [data])


def in_court():
    lesson = study.begin(MAPS)
    for round in ("warm-up", "maps"):
        do(lesson.reveal(round), op="press")
    return lesson, lesson.leads(), lesson.ask("court"), lesson.reveal("court")


def asked(card):
    return [item["text"] for item in card.page["cards"][0]["items"]]


def test_alone_ones_own_leads_are_compared_with_nobody():
    lesson, leads, card, reveal = in_court()
    ours = asked(card)
    load(leads, FILES["utf-8"])
    assert asked(card) == ours
    seat = card.page["seat"]
    do(leads, op="own_use")
    assert asked(card) == TEXTS
    assert card.page["seat"] != seat
    for one in (lesson.department(), lesson.others()):
        do(one, op="pick", value="marketing" if one.page["value"] == "sales" else "other-room")
        for round in ("warm-up", "maps"):
            do(lesson.reveal(round), op="press")
        assert asked(card) == TEXTS
    value = {"fair": "lead", "price": "neither"}
    do(card, op="answer", id="1", question=f"{MAPS}/court", value=value)
    do(leads, op="own_back")
    assert leads.page["own_items"]["trouble"]
    do(reveal, op="press")
    assert reveal.page["figures"][0]["title"] == interface("en")("study.nobody")


def test_a_lesson_that_asks_about_nothing_of_ones_own_says_so():
    with pytest.raises(Exception, match="no leads"):
        study.begin("commitments").leads()
