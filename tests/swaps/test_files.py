"""A timetable as files: tickets from a file, calendars that a strict reader takes, the command."""

import csv
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from workshop.cli import main
from workshop.content.texts import interface
from workshop.errors import WorkshopError
from workshop.swaps.calendars import calendar
from workshop.swaps.dating import HalfDay, Line, in_week, monday_of, next_monday, read_half_day
from workshop.swaps.reading import read_tickets
from workshop.swaps.writing import files, packed

TICKETS = Path("data/samples/tickets.csv")
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
MORNING = HalfDay(datetime(2026, 12, 8, 8, 30), datetime(2026, 12, 8, 12, 0))
LINES = [
    Line(7, "Salg", "Drift; lager, og «kjøl» – øverst\ni gangen 🙂", "den nye", MORNING),
    Line(7, "Salg", "Marked", "", HalfDay(*(one.replace(day=9) for one in MORNING))),
    Line(12, "Marked", "Salg", "leder", MORNING),
]


def events(content):
    return Calendar.from_ical(content).walk("VEVENT")


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_calendar_is_read_back_by_a_strict_reader_as_it_was_written(language):
    content = calendar(LINES, "ABCDEF", NOW, interface(language), {})
    first, second, _ = events(content)
    assert not any(component.errors for component in Calendar.from_ical(content).walk())
    assert str(first["LOCATION"]) == LINES[0].host
    assert first.start == MORNING.begins.astimezone(UTC)
    assert first.end - first.start == MORNING.ends - MORNING.begins
    assert first["UID"] != second["UID"]


def test_a_calendar_keeps_the_letter_of_its_standard():
    content = calendar(LINES, "ABCDEF", NOW, interface("nb"), {})
    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert (lines[0], lines[-2]) == (b"BEGIN:VCALENDAR", b"END:VCALENDAR")
    whole = content.replace(b"\r\n ", b"").decode()
    for needed in ("VERSION:2.0", "PRODID:", "METHOD:PUBLISH"):
        assert whole.count(f"\r\n{needed}") == 1
    for event in whole.split("BEGIN:VEVENT")[1:]:
        for needed in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"):
            assert event.count(f"\r\n{needed}:") == 1
        # In UTC: a time without a zone is another one in each calendar.
        assert all(f"{name}:" in event and "TZID" not in event for name in ("DTSTART", "DTEND"))
        assert event.partition("DTSTART:")[2].partition("\r\n")[0].endswith("Z")


def test_a_timetable_that_is_made_anew_moves_its_events_and_adds_none():
    later = [
        line._replace(half_day=HalfDay(*(t.replace(day=10) for t in MORNING))) for line in LINES
    ]
    ids = [
        [str(event["UID"]) for event in events(calendar(some, "ABCDEF", NOW, interface("en"), {}))]
        for some in (LINES, later)
    ]
    assert ids[0] == ids[1]
    other = calendar(LINES, "GHJKLM", NOW, interface("en"), {})
    assert not {str(event["UID"]) for event in events(other)} & {*ids[0]}


def test_each_ticket_has_a_file_and_names_are_only_in_those_for_whoever_leads():
    made = files(LINES, "ABCDEF", NOW, interface("en"), {7: "Kari"})
    assert [*made] == ["timetable.csv", "all.ics", "ticket-07.ics", "ticket-12.ics"]
    assert len(events(made["ticket-07.ics"])) == 2
    assert b"Kari" in made["all.ics"]
    assert b"Kari" not in made["ticket-07.ics"]
    rows = list(csv.DictReader(io.StringIO(made["timetable.csv"].decode("utf-8-sig"))))
    assert [row["Name"] for row in rows] == ["Kari", "Kari", ""]
    with zipfile.ZipFile(io.BytesIO(packed(made))) as archive:
        assert archive.namelist() == [*made]


def test_half_days_of_a_week_begin_on_its_monday():
    week = in_week(["mon", "tue"], {"morning": "08:30-12:00"}, monday_of(MORNING.begins.date()))
    assert week["tue/morning"] == MORNING
    for day in (1, 5, 6, 7):
        found = next_monday(datetime(2026, 12, day).date())
        assert found.weekday() == 0
        assert 7 <= (found - datetime(2026, 12, day).date()).days < 14


def test_a_head_of_a_file_is_a_half_day_or_none():
    assert read_half_day("2026-12-08 8:30–12:00") == MORNING
    assert read_half_day("role") is None
    with pytest.raises(ValueError, match="ends before"):
        read_half_day("2026-12-08 12:00-08:00")


def put(path, text):
    path.write_text(text, encoding="utf-8")
    return path


HEAD = "billett;avdeling;besøk;2026-12-08 08:30-12:00\n"


def test_tickets_are_read_in_the_words_of_any_language_and_with_any_separator(tmp_path):
    read = read_tickets(
        put(tmp_path / "a.csv", f"{HEAD}1;Salg;marked;x\n2;Marked;;nei\n\n"), interface("nb")
    )
    assert read.hosts == ("Salg", "Marked")
    first, second = read.tickets
    assert (first.wish, len(first.free), len(second.free)) == ("Marked", 1, 0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no tickets"),
        ("ticket,2026-12-08 08:30-12:00\n1,x\n", "department"),
        ("ticket,department\n1,Sales\n", "no half day"),
        ("ticket,department,2026-12-08 12:00-08:30\n1,Sales,x\n", "end after"),
        ("ticket,department,2026-12-08 08:30-12:00\nKari,Sales,x\n", "Kari"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_in_a_sentence(tmp_path, text, told):
    with pytest.raises(WorkshopError, match=told):
        read_tickets(put(tmp_path / "a.csv", text), interface("en"))


def test_the_command_plans_a_file_and_writes_what_it_found(tmp_path):
    names = put(tmp_path / "names.csv", "ticket,name\n3,Kari Nordmann\n")
    asked = ["timetable", str(TICKETS), "--out", str(tmp_path / "out"), "--names", str(names)]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 0, done.output
    assert "It is made: 48 half days." in done.output
    assert "Looking for the best one" in done.stderr
    assert len(list((tmp_path / "out").iterdir())) == 26
    assert "Kari" in (tmp_path / "out" / "timetable.csv").read_text("utf-8-sig")


def test_the_command_says_which_rule_binds_and_writes_nothing(tmp_path):
    asked = ["timetable", str(TICKETS), "--home", "100", "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 1
    assert "- At home: " in done.output
    assert not (tmp_path / "out").exists()
