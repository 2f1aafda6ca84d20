"""What single people said is kept for some days; what the room found and promised stays."""

import io
import json
import logging
import sqlite3
import zipfile
from datetime import timedelta

import pytest

from tests.support.days import Days, bytes_in, started_again
from tests.support.room import EXERCISE, GAME, PROMISES, LiveRoom, hashed_of, here
from workshop.errors import WorkshopError
from workshop.exercises.agenda import in_short, only
from workshop.host.callers import hashed, new_token
from workshop.host.client import new_op
from workshop.host.service import utc_now
from workshop.record import Record
from workshop.record.formats import written
from workshop.store import tables
from workshop.store.opening import open_store

SHOWN, HELD = "Wir brauchen einen Termin je Lead", "Der Chef verkauft nicht einmal Fünfer"
PROPOSED, WANTED = "A lead gets a date within a day", "Each of us joins one visit a month"


@pytest.fixture
def days():
    return Days()


def played(tmp_path, days, sales=6, marketing=6):
    """Return a session on disk that was played to its end, with texts and a signed promise."""
    store = open_store(f"sqlite:///{tmp_path}/room.db")
    room = LiveRoom(store, agenda=only([in_short(EXERCISE, ("deal",)), PROMISES]))
    started_again(room, days)
    room.fill(sales=sales, marketing=marketing)
    here(room)
    while room.session["phase"] != "ended":
        room.advance()
        if room.session["phase"] == "asking":
            room.everyone_answers()
            write(room)
        for one in room.look().get("texts", []):
            if one["text"] in (SHOWN, PROPOSED, WANTED):
                room.ask("release", code=room.code, id=one["id"], released=True)
        sign(room, days)
    return room


def write(room):
    """Let some write what can be found again, and want one of two proposals."""
    ids = {question.id for question in room.round.questions}
    if "missing" in ids:
        room.people[0].answer("missing", SHOWN)
        room.people[1].answer("missing", HELD)
    if "proposal" in ids:
        room.people[2].answer("proposal", PROPOSED)
        room.people[3].answer("proposal", WANTED)
    if "wanted" in ids and room.session["round"] == "vote":
        for person in room.people:
            told = {p["id"]: "yes" if p["text"] == WANTED else "no" for p in listed(room)}
            person.answer("wanted", told)


def listed(room):
    return room.look()["promises"]


def sign(room, days):
    """Let both sides sign what they want, once it is written out."""
    due = (days.now.date() + timedelta(days=20)).isoformat()
    terms = {"indicator": "Visits", "today": "0", "owner": "Both heads", "due": due}
    for one in listed(room):
        if one["text"] == WANTED and one["adopted"] and not one["signed"]:
            room.reply("write", code=room.code, promise=one["id"], terms=terms)
            for side in one["sides"]:
                room.reply("sign", code=room.code, promise=one["id"], department=side, signed=True)


def in_a_database(text):
    """Return a text as answers are written there."""
    return json.dumps(text)[1:-1].encode()


def unpacked(file):
    """Return what a file says, and what is packed in it."""
    if not zipfile.is_zipfile(io.BytesIO(file)):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return b"".join(map(archive.read, archive.namelist()))


def rows_of(room, name):
    raw = room.store._connection.connection.driver_connection
    return raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0]


def overview(room):
    return next(s for s in room.ask("sessions")["sessions"] if s["id"] == room.session["id"])


def test_after_ninety_days_nothing_of_single_people_is_left_and_what_was_found_stays(
    tmp_path, days
):
    room = played(tmp_path, days)
    before = Record.of(room.ask, room.code)
    tokens = [hashed_of(person).encode() for person in room.people]
    told = bytes_in(tmp_path)
    for text in (SHOWN, HELD, PROPOSED, WANTED):
        assert in_a_database(text) in told
    assert all(token in told for token in tokens)
    days.pass_by(days=89, hours=23)
    started_again(room, days).host.tick()
    assert overview(room)["answers"]
    days.pass_by(hours=1)
    room.host.tick()
    for name in ("responses", "participants", "groups", "firms"):
        assert rows_of(room, name) == 0
    told = bytes_in(tmp_path)
    for text in (SHOWN, HELD, PROPOSED):
        assert in_a_database(text) not in told
    assert not any(token in told for token in tokens)
    after = Record.of(room.ask, room.code)
    assert after.took["people"] == before.took["people"] == {"sales": 6, "marketing": 6}
    assert after.took["shown"] == before.took["shown"]
    promised = [(one["text"], one["signed"]) for one in after.took["promises"] if one["signed"]]
    assert promised == [(WANTED, ["sales", "marketing"])]
    for one, then in zip(after.took["seen"], before.took["seen"], strict=True):
        assert one["results"].keys() == then["results"].keys()
        assert [r.get("cells") for r in one["results"].values()] == [
            r.get("cells") for r in then["results"].values()
        ]
        assert one["texts"] == {}
    for form in ("html", "csv"):
        told = unpacked(written(after, form, None))
        assert WANTED.encode() in told
        assert not any(text.encode() in told for text in (SHOWN, HELD, PROPOSED))
    titles = [d["figure"]["title"] for found in after.findings.values() for d in found]
    then = [d["figure"]["title"] for found in before.findings.values() for d in found]
    assert len(titles) == len(then)
    room.store.close()


def test_who_was_in_it_is_told_and_nobody_comes_in_or_goes_on(tmp_path, days):
    room = played(tmp_path, days)
    person, leader = room.people[0], room.facilitator()
    days.pass_by(days=90)
    started_again(room, days).host.tick()
    refused = room.refusal("bind", role="participant", token_hash=hashed_of(person),
                           ticket_hash=hashed(new_token()))  # fmt: skip
    assert refused == "unknown-token"
    newcomer = {"code": room.code, "department": "sales", "language": "en", "token_hash": "x"}
    assert room.refusal("join", **newcomer) == "ended-code"
    for move in ("advance", "take_back", "look_again"):
        fields = {"op": new_op(), "code": room.code, "step": 99}
        assert room.refusal(move, **fields) in ("ended", "not-now")
    ticket = new_token()
    room.ask("admit", token_hash=hashed(leader))
    room.ask("bind", role="facilitator", token_hash=hashed(leader), ticket_hash=hashed(ticket))
    look = room.look(ticket)
    assert (look["session"]["phase"], look["session"]["emptied"]) == (
        "ended", days.now.astimezone().date().isoformat())  # fmt: skip
    assert look["joined"] == {"total": 12, "departments": {"sales": 6, "marketing": 6}}
    step = room.ask("record", code=room.code)["shown"][0]
    room.ask("look_again", code=room.code, step=step)
    assert room.look(ticket)["results"]
    assert room.look(ticket)["texts"] == []
    room.store.close()


def test_the_day_is_fixed_when_the_first_person_comes_in_and_never_moves(days):
    room = started_again(LiveRoom(), days, keep_days=30)
    assert "keeps_until" not in room.session
    days.pass_by(days=5)
    room.seat("sales")
    day = overview(room)["keeps_until"]
    days.pass_by(days=20)
    started_again(room, days, keep_days=400).seat("sales")
    assert overview(room)["keeps_until"] == day
    assert room.ask("ours", room.people[-1].ticket)["session"]["keeps_until"] == day
    assert room.host.pause() <= 3_600_000
    days.pass_by(days=10, minutes=2)
    room.host.tick()
    assert overview(room)["phase"] == "ended"
    assert overview(room)["seats"] == 0


def test_a_session_that_people_are_in_is_left_to_them_and_taken_once_they_have_gone(days):
    """A clock that was wrong in the morning must not take a room's answers out of its hands."""
    room = started_again(LiveRoom(), days, keep_days=1)
    (person,) = room.fill(sales=1)
    room.advance("asking")
    days.pass_by(days=40)
    started_again(room, days)
    room.host.tick()
    assert overview(room)["seats"] == 1
    room.ask("present", token_hashes=[hashed_of(person)])
    for _ in range(5):
        days.pass_by(minutes=2)
        room.host.tick()
    assert overview(room)["seats"] == 1
    room.ask("present", token_hashes=[])
    days.pass_by(minutes=2)
    room.host.tick()
    assert (overview(room)["seats"], overview(room)["phase"]) == (0, "ended")


def test_sessions_of_an_earlier_kit_have_their_days_from_its_first_start_on(days):
    room = LiveRoom()
    room.fill(sales=2)
    session = room.store.session(room.session["id"])
    room.store._now.sessions[session.id] = session.__class__(
        **{**session.__dict__, "keeps_until": None}
    )
    days.pass_by(days=400)
    started_again(room, days).host.tick()
    assert overview(room)["seats"] == 2
    days.pass_by(days=90, minutes=2)
    room.host.tick()
    assert overview(room)["seats"] == 0


def test_what_firms_did_and_no_reveal_has_shown_leaves_the_ledger_and_nothing_is_reckoned_anew(
    days,
):
    room = LiveRoom(agenda=only([in_short(GAME, ("first",))]))
    started_again(room, days)
    room.fill(sales=7, marketing=7)
    here(room)
    room.advance("asking")
    room.everyone_answers()
    room.compute()
    room.advance()
    room.compute()
    kept = room.store.runs(room.session["id"], GAME)
    assert any("firms" in run.parameters for run in kept)
    days.pass_by(days=91)
    started_again(room, days)
    days.pass_by(minutes=2)
    room.host.tick()
    assert room.store.runs(room.session["id"], GAME) == []
    assert room.ask("ledger", code=room.code)["runs"] == []
    room.look()
    assert room.host.take_jobs() == []


def test_only_the_server_lets_go_and_garbage_harms_nothing(days):
    room = started_again(LiveRoom(), days)
    room.fill(sales=1)
    room.advance("asking")
    room.people[0].answer("cause", "chaos")
    leader, wall, phone = room.facilitator(), room.wall(), room.people[0].ticket
    for ticket in (leader, wall, phone):
        assert room.refusal("empty", ticket, session=room.session["id"]) == "not-allowed"
    for garbage in (None, 5, ["x"], {"id": 1}, "", "x" * 9000, "\ud800"):
        assert room.refusal("empty", session=garbage) in ("bad-command", "unknown-session")
    assert overview(room)["answers"] == 1
    for _ in range(3):
        assert room.ask("empty", session=room.session["id"])["emptied"] == room.session["id"]
    assert overview(room)["answers"] == 0


def test_where_it_cannot_be_kept_it_is_tried_again_and_said(tmp_path, days, monkeypatch, caplog):
    store = open_store(f"sqlite:///{tmp_path}/room.db")
    room = started_again(LiveRoom(store), days)
    room.fill(sales=1)
    days.pass_by(days=91)

    def full(*_):
        raise WorkshopError("the disk is full")

    monkeypatch.setattr(store, "empty_session", full)
    started_again(room, days)
    days.pass_by(minutes=2)
    with caplog.at_level(logging.ERROR):
        room.host.tick()
    assert "disk is full" in caplog.text
    assert overview(room)["seats"] == 1
    assert room.host.pause() > 1000  # no loop that eats the laptop
    monkeypatch.undo()
    days.pass_by(hours=1, minutes=1)
    room.host.tick()
    assert overview(room)["seats"] == 0
    store.close()


def test_each_table_of_a_session_says_whether_it_is_about_single_people():
    """Whoever adds one decides; what is forgotten would be kept for ever."""
    for table in tables.metadata.tables.values():
        if "session" in table.c:
            assert "single" in table.info, table.name
        if "participant" in table.c:
            assert table.info["single"], table.name


def test_the_copy_of_an_upgrade_loses_the_session_too(tmp_path, days):
    room = started_again(LiveRoom(open_store(f"sqlite:///{tmp_path}/room.db")), days)
    room.fill(sales=2)
    room.go("deal", "asking")
    room.people[0].answer("missing", HELD)
    copy = tmp_path / "room.before-0012.db"
    with sqlite3.connect(copy) as target:
        room.store._connection.connection.driver_connection.backup(target)
    target.close()
    days.pass_by(days=90)
    started_again(room, days)
    days.pass_by(minutes=2)
    room.host.tick()
    assert copy.exists()
    assert in_a_database(HELD) not in bytes_in(tmp_path)
    room.store.close()


def test_the_hosts_own_clock_is_asked():
    """Nothing goes on the day on which it was said."""
    room = LiveRoom()
    room.fill(sales=1)
    room.host.tick()
    assert overview(room)["keeps_until"] > utc_now().isoformat()
    assert overview(room)["seats"] == 1
