"""What became of a session, in its record and its report: verdicts, intervals, and what is open."""

import math
from io import BytesIO
from itertools import combinations_with_replacement
from random import Random
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.pulse.test_codes import pulse_of
from tests.support.pulsed import a_code, agreed_on, made, signed_room
from tests.support.room import LiveRoom
from workshop.exercises.agenda import alone
from workshop.pulse.sums import added
from workshop.pulse.sums import told as tallied
from workshop.record import Record
from workshop.record.followed import asked_again, became, went
from workshop.record.formats import written

NEWS, RESPONSE = "news", "response"


def told(room):
    return room.ask("follow", code=room.code)["followed"]


def say(room, pulse, which="two", **by):
    """Let people of each side say of both promises what they say: `sales=[("kept", "broken")]`."""
    rng = Random(1)
    lines = [
        a_code(pulse, rng, which=which, department=side, kept={NEWS: news, RESPONSE: response})
        for side, said in by.items()
        for news, response in said
    ]
    room.ask("pulse_codes", code=room.code, which=which, text="\n".join(lines), count=True)
    room.ask("pulse_close", code=room.code, which=which)


def verdicts(room):
    return {one.promise: one.verdict for one in became(told(room))}


CASES = [
    ([("kept", "kept")] * 7, [("kept", "broken")] * 7, ("kept", "apart")),
    ([("kept", "broken")] * 6, [("partly", "broken")] * 6, ("partly", "broken")),
    ([("kept", "unsure")] * 6, [("kept", "unsure")] * 6, ("kept", "cannot-tell")),
    (
        [("kept", "partly")] * 3 + [("broken", "broken")] * 3,
        [("kept", "kept")] * 6,
        ("cannot-tell", "cannot-tell"),
    ),
    ([("kept", "broken")] * 3, [("kept", "broken")] * 4, ("kept", "broken")),
]


@pytest.mark.parametrize(("sales", "marketing", "expected"), CASES)
def test_a_promise_is_what_more_than_half_of_each_side_say(sales, marketing, expected):
    room = signed_room()
    say(room, made(room), sales=sales, marketing=marketing)
    assert tuple(verdicts(room)[one] for one in (NEWS, RESPONSE)) == expected


def closed_with(sales, marketing):
    """Return what follows a session up whose one promise was judged so, without a host."""
    pulse, sums = pulse_of(1), {}
    for side, said in (("sales", sales), ("marketing", marketing)):
        for word in said:
            answered = {"which": "two", "department": side, "values": {"kept": {"p1": word}}}
            sums = added(sums, answered)
    state = {"which": "two", "closed": "2026-03-16", "told": tallied(pulse, sums)}
    return {"day": "2026-03-02", "indicators": [], "pulse": pulse, "pulses": [state]}


def test_rooms_that_are_told_alike_have_one_verdict_which_adds_nothing_to_what_is_told():
    by_told, rooms = {}, 0
    for said in combinations_with_replacement(("kept", "partly", "broken", "unsure"), 6):
        there = closed_with(said, ("kept",) * 7)
        (found,) = became(there)
        cells = there["pulses"][0]["told"]["kept"]["cells"]["p1"]
        by_told.setdefault(str(cells), set()).add((found.verdict, str(found.sides)))
        rooms += 1
    assert all(len(found) == 1 for found in by_told.values())
    assert len(by_told) < rooms


@pytest.mark.parametrize("n", [5, 6, 7, 12])
def test_what_all_of_both_sides_say_is_said_however_small_they_are(n):
    for word in ("kept", "partly", "broken"):
        (found,) = became(closed_with((word,) * n, (word,) * n))
        assert found.verdict == word


def test_of_a_small_side_the_room_alone_is_told():
    room = signed_room()
    say(room, made(room), sales=[("kept", "kept")] * 4, marketing=[("kept", "kept")] * 8)
    sides = [one.sides for one in became(told(room)) if one.promise == NEWS]
    assert [side.group for side in sides[0]] == ["all"]


NUMBERS = [
    ("answered", (12, 40), (31, 40), "better"),
    ("answered", (31, 40), (12, 40), "worse"),
    ("answered", (12, 40), (15, 40), "cannot-tell"),
    ("joined", (2, 4), (24, 6), "better"),
    ("two-answers", (2, 4), (24, 6), "worse"),
    ("joined", (2, 4), (5, 6), "cannot-tell"),
    ("hours", (30, 0), (6, 0), "cannot-tell"),
]


@pytest.mark.parametrize(("known", "before", "after", "verdict"), NUMBERS)
def test_an_indicator_is_called_better_or_worse_where_its_interval_says_so(
    known, before, after, verdict
):
    room = signed_room(promises=())
    id = agreed_on(room, known, *before)
    fields = {"indicator": id, "when": "six", "n": after[0], "of": after[1]}
    room.ask("indicate", code=room.code, **fields)
    (found,) = went(told(room))
    assert found.verdict == verdict
    assert (found.interval is None) == (known == "hours")


def test_without_a_number_from_before_nothing_is_said():
    room = signed_room(promises=())
    id = agreed_on(room)
    room.ask("indicate", code=room.code, indicator=id, when="before", n=None)
    room.ask("indicate", code=room.code, indicator=id, when="two", n=3, of=4)
    assert went(told(room))[0].verdict == "missing"


@pytest.fixture(scope="module")
def record():
    room = signed_room(name="=1+1")
    id = agreed_on(room, "joined", 2, 4)
    room.ask("indicate", code=room.code, op="own", text="=cmd|'/c'!A1", unit="time", better="down")
    pulse = made(room)
    say(room, pulse, sales=[("kept", "broken")] * 6, marketing=[("kept", "kept")] * 6)
    room.ask("indicate", code=room.code, indicator=id, when="two", n=9, of=4, source="+1")
    return Record.of(room.ask, room.code)


def test_the_record_has_a_table_of_what_pulses_told_and_one_of_indicators(record):
    table = record.pulse
    kept = table[(table["item"] == NEWS) & (table["option"] == "kept")]
    assert set(kept["department"]) == {"all", "sales", "marketing"}
    assert (kept["low"] <= kept["share"]).all()
    assert (kept["share"] <= kept["high"]).all()
    assert list(record.indicators["when"]) == ["before", "two"]
    assert record.indicators["value"].tolist() == [0.5, 2.25]
    assert not math.isnan(record.indicators["low"][1])


@pytest.mark.parametrize("language", ["en", "nb"])
def test_both_are_in_spreadsheets_and_files_and_no_text_is_a_formula(record, language):
    spoken = record.speaking(language)
    book = load_workbook(BytesIO(written(spoken, "xlsx")))
    names = {"en": {"Weeks later", "Indicators"}, "nb": {"Uker etter", "Indikatorer"}}
    assert names[language] <= {*book.sheetnames}
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    assert not any(cell.data_type == "f" for cell in cells)
    with ZipFile(BytesIO(written(spoken, "csv"))) as archive:
        assert {"pulse.csv", "indicators.csv"} <= {*archive.namelist()}
        assert ",+1" not in archive.read("indicators.csv").decode()


def test_a_record_that_is_saved_and_one_of_an_earlier_kit_are_read(record, tmp_path):
    again = Record.load(record.save(tmp_path / "a.record"))
    assert again.pulse.equals(record.pulse)
    kept = record.to_json()
    del kept["took"]["followed"]
    older = Record.from_json(kept)
    assert older.pulse.empty
    assert b"became" not in written(older, "html").partition(b"</style>")[2]


def test_while_a_pulse_is_open_the_report_says_no_more_than_how_many_codes_came():
    room = signed_room()
    pulse = made(room)
    text = "\n".join(a_code(pulse, department=side) for side in ["sales", "marketing"] * 6)
    room.ask("pulse_codes", code=room.code, which="two", text=text, count=True)
    page = written(Record.of(room.ask, room.code), "html").decode()
    assert "still open, counted so far: Sales 6 of 6 and Marketing 6 of 6" in page
    assert Record.of(room.ask, room.code).pulse.empty


def test_a_session_that_nobody_follows_up_says_nothing_of_it():
    room = LiveRoom()
    room.fill(sales=1)
    page = written(Record.of(room.ask, room.code), "html").decode()
    assert "became" not in page.partition("</style>")[2]


def test_what_a_pulse_asks_in_the_words_of_the_session_is_laid_beside_it():
    room = LiveRoom(agenda=alone("where-are-the-sales"))
    room.fill(sales=7, marketing=7)
    while room.session["phase"] != "revealed":
        room.advance()
        if room.session["phase"] == "asking":
            room.everyone_answers()
    room.advance("end")
    pulse, rng = made(room), Random(2)
    sides = [side for side in ("sales", "marketing") for _ in range(7)]
    lines = [a_code(pulse, rng, department=one, listens={"listens": "5"}) for one in sides]
    room.ask("pulse_codes", code=room.code, which="two", text="\n".join(lines), count=True)
    room.ask("pulse_close", code=room.code, which="two")
    record = Record.of(room.ask, room.code)
    found = {one.of.group: one for _, one in asked_again(record.took)}
    # Before, some said that they did not know.
    assert 5 <= found["all"].of.before.n < found["all"].of.after.n == 14
    assert found["all"].verdict == "up"
    page = written(record, "html").decode()
    assert "What was asked in the session too" in page
    assert "Listen to the other side" in page
