"""A session goes on with another laptop: every row of it, its seats and its answers; or nothing."""

import base64
import copy
import json
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.support.room import EXERCISE, PROMISES, LiveRoom, an_answer, here
from workshop.errors import Refused
from workshop.exercises.agenda import only
from workshop.host.callers import Role, hashed, new_token
from workshop.host.carrying import STILL
from workshop.host.client import new_op
from workshop.host.returning import LIFE, MOST_WRONG, SPOKEN
from workshop.host.service import COMMANDS, READING, Host
from workshop.host.words import MANY, word_of
from workshop.store.opening import open_store

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


ELSEWHERE = ("goes-on", "goes-on-soon")


class Clock:
    """A clock that moves when it is told to; each laptop has one of its own."""

    def __init__(self, now=NOON) -> None:
        self.now = now

    def __call__(self):
        return self.now

    def passes(self, **time):
        self.now += timedelta(**time)


@cache
def empty():
    """Return a database without anything in it, made once for all laptops."""
    place = Path(mkdtemp()) / "empty.db"
    open_store(f"sqlite:///{place}").close()
    return place.read_bytes()


class Laptop(LiveRoom):
    """A host with a database of its own, and a session where it opened one."""

    def __init__(self, place, clock=None, opens=True, **opening) -> None:
        place.write_bytes(empty())
        store = open_store(f"sqlite:///{place}")
        self.clock = clock or Clock()
        if opens:
            super().__init__(store, **opening)
        else:
            self.store, self.key, self.people = store, new_token(), []
            self.host = Host(store, self.key, addresses=["http://10.0.0.9:8866"])
        self.host._rooms.clock = self.clock

    def saved(self, **more):
        return self.ask("save", code=self.code, **more)["bundle"]

    def takes(self, bundle, each=50_000):
        """Take in a session in parts, as a server hands it over."""
        text, op = json.dumps(bundle).encode(), new_op()
        for at in range(0, len(text), each):
            part = base64.b64encode(text[at : at + each]).decode()
            last = at + each >= len(text)
            reply = self.ask("continue", op=op, part=part, last=last)
        self.session = reply["session"]
        self.code = self.session["code"]
        return reply

    def refuses(self, bundle):
        before = self.dump()
        with pytest.raises(Refused) as refused:
            self.takes(bundle)
        assert self.dump() == before
        return refused.value.code

    def dump(self):
        return "\n".join(self.store._connection.connection.driver_connection.iterdump())

    def comes(self, token, do, **fields):
        """Come to a seat with a new token; return it."""
        new = new_token()
        self.ask(do, code=self.code, token_hash=hashed(new), next_word=word_of(new), **fields)
        return new

    def look_of(self, token):
        ticket = new_token()
        who = {"token_hash": hashed(token), "role": "participant"}
        self.ask("bind", ticket_hash=hashed(ticket), **who)
        return self.ask("look", ticket)


@pytest.fixture
def laptops(tmp_path):
    """One on which a room of ten is in the middle of its questions, and another one."""
    one = Laptop(tmp_path / "one.db", agenda=only([EXERCISE, PROMISES]), names={"sales": "Felt"})
    other = Laptop(tmp_path / "other.db", Clock(NOON + timedelta(hours=5)), opens=False)
    for nth in range(10):
        person = one.seat(("sales", "marketing")[nth % 2])
        one.ask("join", code=one.code, token_hash=hashed(person.token),
                department=person.department, language="en")  # fmt: skip
    here(one)
    one.advance()
    while one.session["phase"] != "asking":
        one.advance()
    one.everyone_answers()
    yield one, other
    one.store.close()
    other.store.close()


def with_words(room):
    """Let everybody's word be known, as the server tells it when somebody joins."""
    from workshop.host.carrying import key_of
    from workshop.host.words import hashed_word

    rooms = room.host._rooms
    with room.store.transaction():
        record = rooms.session(room.session["id"])
        key = key_of(rooms, record)[:32]
        for person in room.people:
            found = room.store.participant(hashed(person.token))
            room.store.set_word(found.id, hashed_word(key, word_of(person.token)), None)


# -- the session -----------------------------------------------------------------------------


def test_everything_of_a_session_goes_on_as_it_was(laptops):
    one, other = laptops
    one.advance()
    one.advance()
    assert one.session["phase"] == "revealed"
    one.compute()
    before = [person.look() for person in one.people]
    wall = one.look(one.facilitator())
    other.takes(one.saved(move=True))
    for person, look in zip(one.people, before, strict=True):
        now = other.look_of(person.token)
        for name in ("answers", "me", "results", "quotes", "promises"):
            assert now[name] == look[name], name
        assert now["session"] == look["session"] | {"closed": False, "goes_on": ""}
    after = other.look(other.facilitator())
    assert after["results"] == wall["results"]
    assert after["people"] == wall["people"]
    other.advance()


def test_what_was_acknowledged_before_the_move_is_there_and_afterwards_nothing_is_taken(laptops):
    one, other = laptops
    bundle = one.saved(move=True)
    with one.store.transaction():
        ops = {r.op for r in one.store.responses(one.session["id"], EXERCISE)}
    question = one.round.questions[0]
    assert one.people[0].refusal(question.id, an_answer(question, 1)) in ELSEWHERE
    for do, fields in {"advance": {"op": new_op(), "to": "next"}, "door": {"door": "locked"},
                       "names": {"names": {}}, "clock": {"seconds": 9}}.items():  # fmt: skip
        assert one.refusal(do, code=one.code, **fields) in ELSEWHERE, do
    fields = {"department": "sales", "language": "en", "token_hash": hashed(new_token())}
    assert one.refusal("join", code=one.code, **fields) in ELSEWHERE
    other.takes(bundle)
    with other.store.transaction():
        assert ops <= {r.op for r in other.store.responses(other.session["id"], EXERCISE)}
    other.ask("advance", op=new_op(), code=other.code, to=None)


def test_a_session_that_is_closed_stays_closed_when_the_host_begins_anew(laptops):
    one, _ = laptops
    one.saved(move=True)
    one.host = Host(one.store, one.key)
    assert one.refusal("door", code=one.code, door="locked") in ELSEWHERE
    assert one.ask("goes_on", code=one.code, stay=True)["closed"] == ""
    assert one.refusal("door", code=one.code, door="locked") is None


def test_saving_without_moving_changes_nothing(laptops):
    one, other = laptops
    one.saved()
    before = one.dump()
    other.takes(one.saved())
    assert one.dump() == before
    one.advance()


def test_promises_of_the_session_before_come_along_and_none_of_its_answers(tmp_path):
    one = Laptop(tmp_path / "one.db", agenda=only([PROMISES]))
    one.fill(sales=5, marketing=5)
    here(one)
    while one.session["phase"] != "ended":
        if one.advance()["phase"] == "asking":
            one.everyone_answers(lambda _: 0)
    first = one.session
    one.session = one.ask("open", op=new_op(), name="Next", agenda=only([EXERCISE]), language="en",
                          departments=["sales", "marketing"], expected=9,
                          after=first["code"])["session"]  # fmt: skip
    one.code = one.session["code"]
    bundle = one.saved()
    assert set(bundle["earlier"]["tables"]) == {"sessions", "promises"}
    other = Laptop(tmp_path / "other.db", opens=False)
    other.takes(bundle)
    with other.store.transaction():
        assert other.store.session(first["id"]).name == first["name"]
        assert other.store.size(first["id"]) == (0, 0)
    one.store.close()
    other.store.close()


# -- what is refused -------------------------------------------------------------------------


def test_what_is_here_already_is_told_apart_and_nothing_changes(laptops):
    one, other = laptops
    early = one.saved()
    other.takes(early)
    assert other.refuses(early) == "here-same"
    one.advance()
    assert other.refuses(one.saved()) == "here-older"
    assert one.refuses(early) == "here-newer"
    other.people = []
    person = one.people[0]
    ticket = new_token()
    other.ask(
        "bind", ticket_hash=hashed(ticket), role="participant", token_hash=hashed(person.token)
    )
    question = other.round.questions[0]
    other.ask("answer", ticket, op=new_op(), exercise=EXERCISE, question=question.id,
              value=an_answer(question, 1))  # fmt: skip
    assert other.refuses(one.saved()) == "here-both"


def test_it_comes_back_to_the_first_laptop_where_it_was_closed_and_lacks_nothing(laptops):
    one, other = laptops
    early = one.saved(move=True)
    other.takes(early)
    other.advance()
    one.takes(other.saved(move=True))
    assert not one.session["closed"]
    one.advance()
    assert other.refusal("door", code=other.code, door="locked") in ELSEWHERE
    assert one.refuses(early) == "here-newer"


CHANGES = [
    (lambda b: b["tables"].update(strange=[]), "newer-session-file"),
    (lambda b: b["tables"]["participants"][0].update(strange=1), "newer-session-file"),
    (lambda b: b["tables"]["participants"][0].update(session="else"), "damaged-session-file"),
    (lambda b: b["tables"]["participants"][0].update(joined="soon"), "damaged-session-file"),
    (lambda b: b["tables"]["participants"][0].pop("department"), "damaged-session-file"),
    (lambda b: b["tables"]["responses"].append({"op": 7}), "damaged-session-file"),
    (lambda b: b["tables"]["responses"].append("x"), "damaged-session-file"),
    (lambda b: b["tables"].update(sessions=[]), "damaged-session-file"),
    (lambda b: b["tables"]["sessions"][0].update(phase="dancing"), "damaged-session-file"),
    (lambda b: b.pop("needs"), "damaged-session-file"),
    (lambda b: b.update(needs=["of-another-kit"]), "carry-content"),
    (lambda b: b.update(earlier={"session": "x"}), "damaged-session-file"),
]


def test_what_cannot_be_kept_whole_is_refused_whole(laptops):
    one, other = laptops
    saved = one.saved()
    for change, code in CHANGES:
        bundle = copy.deepcopy(saved)
        change(bundle)
        assert other.refuses(bundle) == code


def test_parts_that_are_no_text_or_too_many_are_refused(laptops):
    _, other = laptops
    for part in ("%%%", "", 7, None, "x" * 2_000_000):
        assert other.refusal("continue", op=new_op(), part=part) == "bad-command"
    nothing = base64.b64encode(b"[" * 100_000).decode()
    assert other.refusal("continue", op=new_op(), part=nothing, last=True) == "damaged-session-file"


def test_another_session_with_the_same_code_is_left_alone(laptops):
    one, other = laptops
    bundle = copy.deepcopy(one.saved())
    other.takes(bundle)
    bundle["session"] = "f" * 16
    for rows in bundle["tables"].values():
        for row in rows:
            row["id" if "code" in row else "session"] = "f" * 16
    assert other.refuses(bundle) == "code-taken"


ADDRESSES = (
    "javascript:alert(1)", "http://", "http://a b", "ftp://x", "http://user@evil", "x" * 300,
    "http://a\nb", "//", "http://a:99999999", "http://[", "",
)  # fmt: skip


def test_people_are_led_to_an_address_and_to_nothing_else(laptops):
    one, _ = laptops
    assert one.refusal("goes_on", code=one.code, address="http://10.0.0.9") == "not-closed"
    one.saved(move=True)
    for address in ADDRESSES:
        refused = one.refusal("goes_on", code=one.code, address=address)
        assert refused in ("bad-address", "bad-command"), address
    assert one.ask("goes_on", code=one.code)["address"] == ""


def test_a_link_or_a_bare_address_will_do(laptops):
    one, _ = laptops
    one.saved(move=True)
    for typed in ("10.0.0.9:8866", " http://10.0.0.9:8866/facilitate#key ", "10.0.0.9:8866/join/X"):
        assert one.ask("goes_on", code=one.code, address=typed)["address"] == "http://10.0.0.9:8866"


# -- tickets ---------------------------------------------------------------------------------


def moved(laptops):
    one, other = laptops
    with_words(one)
    other.takes(one.saved(move=True))
    one.ask("goes_on", code=one.code, address="http://10.0.0.9:8866")
    return one, other


def ticket(laptop, person):
    address = laptop.ask("ticket", token_hash=hashed(person.token))["address"]
    assert address.startswith(f"http://10.0.0.9:8866/arrive/{laptop.code}#")
    return address.partition("#")[2]


def test_ten_people_come_over_each_to_her_own_seat(laptops):
    one, other = moved(laptops)
    for person in one.people:
        before = person.look()["me"]
        token = other.comes(person.token, "arrive", brought=ticket(one, person))
        assert other.look_of(token)["me"] == before
        fields = {"role": "participant", "token_hash": hashed(person.token)}
        assert other.refusal("bind", ticket_hash=hashed(new_token()), **fields) == "unknown-token"
        assert other.refusal("seat", token_hash=hashed(person.token)) == "seat-elsewhere"
    assert other.look(other.facilitator())["joined"]["total"] == 10


def test_a_ticket_is_good_once_for_its_seat_and_for_two_minutes(laptops):
    one, other = moved(laptops)
    first, second = one.people[:2]
    kept, spare = ticket(one, first), ticket(one, first)
    one.clock.passes(seconds=1)
    late = ticket(one, second)
    other.comes(first.token, "arrive", brought=ticket(one, first))
    fields = {"code": other.code, "token_hash": hashed(new_token())}
    # Those that were made before the one that was taken are used up with it.
    for brought in (kept, spare):
        assert other.refusal("arrive", brought=brought, **fields) == "used-ticket"
    one.clock.passes(seconds=LIFE.total_seconds() + 1)
    other.clock.passes(seconds=LIFE.total_seconds() + 1)
    assert other.refusal("arrive", brought=late, **fields) == "late-ticket"
    other.comes(second.token, "arrive", brought=ticket(one, second))


def test_a_seat_is_not_lost_where_the_reply_was_and_the_same_command_comes_again(laptops):
    one, other = moved(laptops)
    first, second = one.people[:2]
    for do, told in (
        ("arrive", {"brought": ticket(one, first)}),
        ("come_back", {"word": word_of(second.token)}),
    ):
        token = new_token()
        fields = {"code": other.code, "token_hash": hashed(token), "next_word": word_of(token)}
        assert other.ask(do, **told, **fields) == other.ask(do, **told, **fields)
        assert "me" in other.look_of(token)
        fields["token_hash"] = hashed(new_token())
        assert other.refusal(do, **told, **fields) in ("used-ticket", "wrong-word")


def test_an_enemy_makes_no_ticket_and_turns_none_into_another(laptops):
    one, other = moved(laptops)
    good, theirs = ticket(one, one.people[0]), ticket(one, one.people[1])
    who, stamp, nonce, signature = good.split(".")
    wrong = [
        "", "x", "....", good[:-1], good + "0", good.upper(), f"{good}.{good}", "é" * 40,
        ".".join([theirs.split(".")[0], stamp, nonce, signature]),
        ".".join([who, str(int(stamp) + 60_000), nonce, signature]),
        ".".join([who, stamp, "0" * 16, signature]),
    ]  # fmt: skip
    fields = {"code": other.code, "token_hash": hashed(new_token())}
    for brought in wrong:
        assert other.refusal("arrive", brought=brought, **fields) in ("bad-ticket", "bad-command")
    # Nothing of that kept her from her seat.
    other.comes(one.people[0].token, "arrive", brought=good)


def test_tickets_of_an_earlier_move_are_good_for_nothing_where_it_comes_back(laptops):
    one, other = moved(laptops)
    old = ticket(one, one.people[0])
    one.takes(other.saved(move=True))
    fields = {"code": one.code, "token_hash": hashed(new_token())}
    assert one.refusal("arrive", brought=old, **fields) == "bad-ticket"


def test_no_ticket_is_given_where_a_session_is_played_and_none_by_a_phone(laptops):
    one, _ = laptops
    person = one.people[0]
    assert one.refusal("ticket", token_hash=hashed(person.token)) == "not-now"
    one.saved(move=True)
    assert one.refusal("ticket", token_hash=hashed(person.token)) == "not-now"
    assert one.refusal("ticket", person.ticket, token_hash=hashed(person.token)) == "not-allowed"


# -- return words ----------------------------------------------------------------------------


def test_a_return_word_gives_the_seat_back_once_where_the_other_laptop_is_dead(laptops):
    one, other = moved(laptops)
    person = one.people[3]
    before, word = person.look()["me"], word_of(person.token)
    token = other.comes(person.token, "come_back", word=f"  {word.upper().replace(' ', '-')} ")
    assert other.look_of(token)["me"] == before
    fields = {"code": other.code, "token_hash": hashed(new_token())}
    assert other.refusal("come_back", word=word, **fields) == "wrong-word"
    page = new_token()
    who = {"role": "participant", "token_hash": hashed(token)}
    other.ask("bind", ticket_hash=hashed(page), **who)
    again = other.comes(token, "come_back", word=word_of(token))
    # Whoever had it before is told, and answers no more.
    assert other.refusal("look", page) == "seat-elsewhere"
    (entry,) = other.ask("looks", tickets=[page])["seats"]
    assert entry == {"refused": "seat-elsewhere"}
    assert other.look_of(again)["me"] == before


def test_words_are_short_plain_and_not_to_be_guessed():
    words = {word_of(new_token()) for _ in range(2000)}
    assert len(words) == 2000
    assert all(len(word) == 13 and word.replace(" ", "").isalpha() for word in words)
    assert MANY > 4e10


def test_whoever_guesses_shuts_the_way_for_guesses_and_not_for_a_word_of_the_facilitator(laptops):
    one, other = moved(laptops)
    person = one.people[0]
    fields = {"code": other.code, "token_hash": hashed(new_token())}
    for _ in range(MOST_WRONG):
        assert other.refusal("come_back", word="bado gika", **fields) == "wrong-word"
    assert other.refusal("come_back", word="bado gika", **fields) == "words-shut"
    assert other.refusal("come_back", word=word_of(person.token), **fields) == "words-shut"
    seat = other.look_of(person.token)["me"]["seat"]
    told = other.ask("renew_word", code=other.code, seat=seat)
    other.comes(person.token, "come_back", word=told["word"])


def test_a_word_of_the_facilitator_is_good_for_some_minutes(laptops):
    _, other = moved(laptops)
    seat = other.look(other.facilitator())["people"][0]["seat"]
    told = other.ask("renew_word", code=other.code, seat=seat)
    other.clock.passes(seconds=SPOKEN.total_seconds() + 1)
    fields = {"code": other.code, "token_hash": hashed(new_token())}
    assert other.refusal("come_back", word=told["word"], **fields) == "wrong-word"
    assert other.refusal("renew_word", code=other.code, seat="nobody") == "bad-choice"


def test_no_word_and_no_ticket_stands_in_the_database(laptops):
    one, other = moved(laptops)
    brought = ticket(one, one.people[0])
    other.comes(one.people[0].token, "arrive", brought=brought)
    told = other.ask(
        "renew_word", code=other.code, seat=other.look(other.facilitator())["people"][1]["seat"]
    )
    for laptop in (one, other):
        text = laptop.dump()
        for secret in (brought, told["word"], *(word_of(p.token) for p in one.people)):
            assert secret not in text


def test_the_file_goes_by_the_day_that_people_were_told(laptops):
    one, _ = laptops
    told = date.fromisoformat(one.ask("save", code=one.code)["erase"])
    with one.store.transaction():
        assert told == one.store.session(one.session["id"]).keeps_until.date()
    assert told - NOON.date() >= timedelta(days=89)


def test_whatever_would_change_a_session_is_refused_once_it_is_closed(laptops):
    one, _ = laptops
    tickets = {Role.SERVER: one.key, Role.PARTICIPANT: one.people[0].ticket}
    one.saved(move=True)
    before = one.dump()
    for do, (roles, _) in COMMANDS.items():
        if do not in READING | STILL:
            role = Role.SERVER if Role.SERVER in roles else Role.PARTICIPANT
            assert one.refusal(do, tickets[role], code=one.code) in ELSEWHERE, do
    assert one.dump() == before
