"""The host: who may do what, when, and what of it anybody may see."""

import itertools
import math
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.room import (
    DEPARTMENTS,
    EXERCISE,
    LEADS,
    OPENING,
    LiveRoom,
    an_answer,
    as_json,
)
from workshop.content.texts import interface, refusal_sentence
from workshop.errors import Refused
from workshop.exercises.exercise import load_exercise
from workshop.host.callers import CODE_LENGTH, CODE_LETTERS, Role, hashed, new_token
from workshop.host.client import new_op
from workshop.host.fields import NAME_LIMIT, OP_LIMIT
from workshop.host.service import COMMANDS
from workshop.questions.kinds import check_value
from workshop.session import LARGEST_ROOM, Phase, seats

LEADERS = {Role.SERVER, Role.FACILITATOR}
ALLOWED = {
    "room": {Role.SERVER},
    "join": {Role.SERVER},
    "seat": {Role.SERVER},
    "held": {Role.SERVER},
    "bind": {Role.SERVER},
    "bind_many": {Role.SERVER},
    "arrived": {Role.SERVER},
    "present": {Role.SERVER},
    "unbind": {Role.SERVER},
    "admit": {Role.SERVER},
    "surroundings": {Role.SERVER},
    "sign_out": {Role.SERVER},
    "save_programme": {Role.SERVER, Role.FACILITATOR},
    "delete_programme": {Role.SERVER, Role.FACILITATOR},
    "is_facilitator": {Role.SERVER},
    "sessions": LEADERS,
    "content": {Role.SERVER},
    "open": LEADERS,
    "advance": LEADERS,
    "take_back": LEADERS,
    "look_again": LEADERS,
    "erase": LEADERS,
    "empty": {Role.SERVER},
    "saved": LEADERS,
    "rehearse": LEADERS,
    "rehearsals": {Role.SERVER},
    "keep_practice": LEADERS,
    "say_reading": LEADERS,
    "practised": LEADERS,
    "release": LEADERS,
    "show": LEADERS | {Role.WALL},
    "address": LEADERS,
    "door": LEADERS,
    "end_seats": LEADERS,
    "move_seat": LEADERS,
    "clock": LEADERS,
    "reroute": LEADERS,
    "pose": LEADERS,
    "reword": LEADERS,
    "enter_paper": LEADERS,
    "drop_paper": LEADERS,
    "renew_word": LEADERS,
    "park": {Role.PARTICIPANT},
    "sort_parked": LEADERS,
    "show_parking": LEADERS,
    "understood": {Role.PARTICIPANT},
    "play": LEADERS,
    "ledger": LEADERS,
    "tables": LEADERS,
    "look": set(Role),
    "answer": {Role.PARTICIPANT},
    "language": {Role.PARTICIPANT},
    "department": {Role.PARTICIPANT},
    "pay": LEADERS,
    "pause": LEADERS,
    "nudge": LEADERS,
    "pace": LEADERS,
    "hold": LEADERS,
    "restore": LEADERS,
    "alike": LEADERS,
    "revoke": LEADERS,
    "let_in": LEADERS,
    "propose": LEADERS,
    "merge": LEADERS,
    "write": LEADERS,
    "agree": LEADERS,
    "sign": LEADERS,
    "fill": LEADERS,
    "follow": LEADERS,
    "indicate": LEADERS,
    "measure": LEADERS,
    "pulse": LEADERS,
    "pulse_codes": LEADERS,
    "pulse_close": LEADERS,
    "timetable": LEADERS,
    "plan": LEADERS,
    "own": LEADERS,
    "keep": LEADERS,
    "record": LEADERS,
    "seen": LEADERS,
    "undrawn": {Role.SERVER},
    "keep_drawn": {Role.SERVER},
    "mine": {Role.PARTICIPANT},
    "ours": {Role.PARTICIPANT},
    "ours_at": {Role.PARTICIPANT},
    "names": LEADERS,
    "trial": LEADERS,
    "tried": {Role.PARTICIPANT},
    "save": {Role.SERVER},
    "continue": {Role.SERVER},
    "goes_on": LEADERS,
    "ticket": {Role.SERVER},
    "arrive": {Role.SERVER},
    "come_back": {Role.SERVER},
}


@pytest.fixture
def tickets(asking_room):
    return {
        Role.SERVER: asking_room.key,
        Role.FACILITATOR: asking_room.facilitator(),
        Role.WALL: asking_room.wall(),
        Role.PARTICIPANT: asking_room.people[0].ticket,
    }


def go_to(room, round, phase="asking"):
    """Move a room to a phase of a round."""
    while room.look()["session"]["round"] != round:
        room.advance("next")
    if room.look()["session"]["phase"] != phase:
        room.advance("asking")
    for step in ("closed", "revealed"):
        if phase in (step, "revealed"):
            room.advance(step)
    return room


# -- who may do what -----------------------------------------------------------------------


def test_the_table_of_permissions_names_every_command():
    assert ALLOWED.keys() == COMMANDS.keys()


@pytest.mark.parametrize(("do", "role"), list(itertools.product(ALLOWED, Role)))
def test_a_command_is_for_its_roles_only(asking_room, tickets, do, role):
    before = asking_room.look()
    refused = asking_room.refusal(do, tickets[role], code=asking_room.code)
    assert (refused == "not-allowed") == (role not in ALLOWED[do])
    if refused == "not-allowed":
        assert asking_room.look() == before


@pytest.mark.parametrize("do", ALLOWED)
def test_nobody_does_anything_with_a_ticket_that_is_not_bound(asking_room, do):
    assert asking_room.refusal(do, new_token(), code=asking_room.code) == "unbound"


def test_no_role_can_be_claimed_in_a_command(asking_room, tickets):
    claims = {"role": "server", "caller": "server", "code": asking_room.code, "op": new_op()}
    assert asking_room.refusal("advance", tickets[Role.PARTICIPANT], **claims) == "not-allowed"


def test_a_kernel_sees_its_own_room_whatever_it_asks_for(asking_room, tickets):
    other = asking_room.ask("open", op=new_op(), **OPENING | {"name": "Another"})["session"]
    for role in (Role.PARTICIPANT, Role.WALL):
        view = asking_room.ask("look", tickets[role], code=other["code"], session=other["id"])
        assert view["session"]["code"] == asking_room.code


def test_a_ticket_serves_one_person_for_good(asking_room):
    ticket_hash = hashed(asking_room.people[0].ticket)
    other = {"role": "participant", "token_hash": hashed(asking_room.people[1].token)}
    assert asking_room.refusal("bind", ticket_hash=ticket_hash, **other) == "ticket-taken"


def test_the_servers_own_key_cannot_be_bound_to_somebody_or_forgotten(asking_room):
    key = hashed(asking_room.key)
    wall = {"role": "wall", "code": asking_room.code}
    assert asking_room.refusal("bind", ticket_hash=key, **wall) == "ticket-taken"
    asking_room.ask("unbind", ticket_hash=key)
    assert asking_room.ask("sessions")["sessions"]


def test_a_kernel_that_ended_acts_for_nobody(asking_room, tickets):
    asking_room.ask("unbind", ticket_hash=hashed(tickets[Role.FACILITATOR]))
    assert asking_room.refusal("sessions", tickets[Role.FACILITATOR]) == "unbound"


@pytest.mark.parametrize(
    "role", ["server", "facilitator", "participant", "king", None, 3, ["wall"]]
)
def test_an_unknown_token_binds_to_no_role(lobby, role):
    who = {"ticket_hash": hashed(new_token()), "role": role, "token_hash": hashed(new_token())}
    assert lobby.refusal("bind", **who) in ("unknown-token", "bad-choice")


def test_a_facilitator_is_known_once_she_was_admitted(lobby):
    token_hash = hashed(new_token())
    assert not lobby.ask("is_facilitator", token_hash=token_hash)["facilitator"]
    for _ in range(2):
        lobby.ask("admit", token_hash=token_hash)
    assert lobby.ask("is_facilitator", token_hash=token_hash)["facilitator"]


# -- opening and moving --------------------------------------------------------------------


def test_an_opened_session_waits_in_the_lobby_with_a_code_that_can_be_read_aloud(lobby):
    session = lobby.session
    assert (session["phase"], session["step"], session["version"]) == ("lobby", -1, 0)
    assert len(session["code"]) == CODE_LENGTH
    assert set(session["code"]) <= set(CODE_LETTERS)


def test_opening_twice_with_one_operation_opens_once(lobby):
    op = new_op()
    one, two = (lobby.ask("open", op=op, **OPENING)["session"] for _ in range(2))
    assert one == two
    assert len(lobby.ask("sessions")["sessions"]) == 2


def test_moving_twice_with_one_operation_moves_once(lobby):
    op = new_op()
    for _ in range(2):
        moved = lobby.ask("advance", op=op, code=lobby.code)["session"]
        assert (moved["phase"], moved["version"]) == ("story", 1)


def test_a_move_made_from_an_old_page_is_refused(lobby):
    lobby.advance()
    refused = lobby.refusal("advance", op=new_op(), code=lobby.code, to="next", version=0)
    assert refused == "moved-on"
    assert lobby.look()["session"]["version"] == 1
    moved = lobby.ask("advance", op=new_op(), code=lobby.code, to="next", version=1)
    assert moved["session"]["version"] == 2


def test_a_refused_operation_may_be_tried_again_later(lobby):
    op = new_op()
    assert lobby.refusal("advance", op=op, code=lobby.code, to="revealed") == "not-now"
    lobby.advance("asking")
    assert lobby.ask("advance", op=op, code=lobby.code, to="revealed")["session"]["version"] == 2


@pytest.mark.parametrize("to", ["lobby", "ended", "ASKING", 7, ["next"], {"a": 1}, True])
def test_a_move_that_does_not_exist_is_refused(lobby, to):
    assert lobby.refusal("advance", op=new_op(), code=lobby.code, to=to) == "bad-choice"
    assert lobby.look()["session"]["version"] == 0


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", "", "no-name"),
        ("name", "  \n ", "no-name"),
        ("name", None, "no-name"),
        ("name", ["x"], "no-name"),
        ("name", "\ud800", "no-name"),
        ("name", "\u3164 \u200b", "no-name"),
        ("name", "x" * (NAME_LIMIT + 1), "long-name"),
        ("agenda", "nothing", "no-agenda"),
        ("exercises", [], "no-exercises"),
        ("exercises", [EXERCISE, "nothing"], "no-exercise"),
        ("exercises", [f"{EXERCISE}+{EXERCISE}"], "no-exercise"),
        ("exercises", ["../agendas"], "no-exercise"),
        ("exercises", [EXERCISE, EXERCISE], "exercise-twice"),
        ("exercises", EXERCISE, "bad-command"),
        ("exercises", [7], "bad-command"),
        ("agenda", "only.nothing", "no-agenda"),
        ("agenda", "only.../../agendas", "no-agenda"),
        ("agenda", "../agendas/first-session", "no-agenda"),
        ("agenda", "/etc/passwd", "no-agenda"),
        ("agenda", "a\x00b", "no-agenda"),
        ("agenda", "x" * 10_000, "bad-command"),
        ("agenda", None, "bad-command"),
        ("departments", [], "bad-departments"),
        ("departments", ["sales"], "bad-departments"),
        ("departments", ["sales", "sales"], "bad-departments"),
        ("departments", ["sales", "kitchen"], "bad-departments"),
        ("departments", "sales,marketing", "bad-departments"),
        ("departments", [["sales"], ["marketing"]], "bad-departments"),
        ("departments", [{}, 7], "bad-departments"),
        ("departments", None, "bad-departments"),
        ("language", "fr", "bad-choice"),
        ("language", ["en"], "bad-choice"),
        ("expected", 0, "bad-number"),
        ("expected", -1, "bad-number"),
        ("expected", LARGEST_ROOM + 1, "bad-number"),
        ("expected", 10**400, "bad-number"),
        ("expected", 12.0, "bad-number"),
        ("expected", math.nan, "bad-number"),
        ("expected", "12", "bad-number"),
        ("expected", True, "bad-number"),
        ("op", "", "bad-command"),
        ("op", None, "bad-command"),
        ("op", "x" * (OP_LIMIT + 1), "bad-command"),
        ("op", "\ud800", "bad-command"),
    ],
)
def test_a_session_with_a_bad_field_is_not_opened(lobby, field, value, code):
    fields = OPENING | {"op": new_op()} | {field: value}
    assert lobby.refusal("open", **fields) == code
    assert len(lobby.ask("sessions")["sessions"]) == 1


def test_a_name_of_the_longest_length_fits_and_its_spaces_are_tidied(lobby):
    named = lobby.ask("open", op=new_op(), **OPENING | {"name": " a \n b " + "x" * 76})["session"]
    assert named["name"] == "a b " + "x" * 76


def test_the_agenda_of_one_exercise_can_be_played(lobby):
    assert lobby.session["agenda"] == f"only.{EXERCISE}"
    assert lobby.session["steps"] == len(load_exercise(EXERCISE).rounds)


def test_chosen_exercises_are_played_in_their_order(lobby):
    chosen = [LEADS, EXERCISE]
    opened = lobby.ask("open", op=new_op(), **OPENING | {"exercises": chosen})["session"]
    rounds = [(slug, round.id) for slug in chosen for round in load_exercise(slug).rounds]
    assert opened["steps"] == len(rounds)
    for round in rounds:
        now = lobby.ask("advance", op=new_op(), code=opened["code"], to="next")["session"]
        assert (now["exercise"], now["round"]) == round


def test_an_exercise_that_does_not_exist_is_named_with_those_that_do(lobby):
    with pytest.raises(Refused) as refused:
        lobby.ask("open", op=new_op(), **OPENING | {"exercises": [LEADS, "dinner"]})
    sentence = refusal_sentence(interface("en"), refused.value)
    assert sentence == (
        "There is no exercise called “dinner”. These exist: check-in, where-are-the-sales, "
        "conflict-signs, break, explain-yourself, map-is-not-territory, who-brings-the-money, "
        "kpi-tradeoffs, lunch, whose-side, gemba-day, open-space, strategy-vs-tactics, "
        "must-every-lead-buy, commitments, closing."
    )


@pytest.mark.parametrize("slide", [-1, 100, 1.0, "1", None, True, 10**400, math.nan])
def test_a_slide_that_cannot_be_is_refused(lobby, slide):
    assert lobby.refusal("show", code=lobby.code, slide=slide) == "bad-command"
    assert lobby.look()["session"]["shown"] == 0


def test_a_slide_is_shown_until_the_room_moves(lobby):
    lobby.ask("show", code=lobby.code, slide=3)
    assert lobby.look()["session"]["shown"] == 3
    lobby.advance()
    assert lobby.look()["session"]["shown"] == 0


def test_phones_are_sent_only_to_an_address_of_this_machine():
    room = LiveRoom(addresses=["http://10.0.0.5:1", "http://192.168.1.2:1"])
    wrong = room.refusal("address", code=room.code, address="http://evil.example")
    assert wrong == "bad-choice"
    room.ask("address", code=room.code, address="http://192.168.1.2:1")
    assert room.look()["addresses"] == ["http://192.168.1.2:1", "http://10.0.0.5:1"]


@pytest.mark.parametrize("code", ["AAAAAA", "", "x" * 10_000, None, 3, "' OR 1=1 --", "\ud800"])
def test_a_code_that_is_no_sessions_is_refused(lobby, code):
    assert lobby.refusal("room", code=code) in ("unknown-code", "bad-command")


def test_a_code_may_be_typed_as_people_type(lobby):
    code = lobby.code
    typed = f" {code[:3].lower()}-{code[3:].lower()} "
    assert lobby.ask("room", code=typed)["session"]["code"] == code


# -- joining -------------------------------------------------------------------------------


def joining(room, token, department="sales", language="en"):
    fields = {"department": department, "language": language, "token_hash": hashed(token)}
    return {"code": room.code, **fields}


def test_joining_twice_with_one_token_is_one_person_in_her_first_department(lobby):
    token = new_token()
    lobby.ask("join", **joining(lobby, token))
    lobby.ask("join", **joining(lobby, token, "marketing", "nb"))
    assert lobby.look()["joined"] == {"total": 1, "departments": {"sales": 1}}
    seat = lobby.ask("seat", token_hash=hashed(token))
    assert (seat["language"], seat["session"]["code"]) == ("nb", lobby.code)


@pytest.mark.parametrize(
    ("field", "value"),
    [("department", "hr"), ("department", ""), ("department", None), ("department", ["sales"]),
     ("language", "xx"), ("language", None)],
)  # fmt: skip
def test_nobody_joins_with_a_department_or_language_the_session_has_not(lobby, field, value):
    assert lobby.refusal("join", **joining(lobby, new_token()) | {field: value}) == "bad-choice"
    assert lobby.look()["joined"]["total"] == 0


def test_a_token_of_one_session_does_not_join_another(lobby):
    token = new_token()
    lobby.ask("join", **joining(lobby, token))
    other = lobby.ask("open", op=new_op(), **OPENING)["session"]
    fields = joining(lobby, token) | {"code": other["code"]}
    assert lobby.refusal("join", **fields) == "other-session"


def test_a_room_has_an_end_of_seats(lobby):
    for _ in range(seats(OPENING["expected"])):
        lobby.ask("join", **joining(lobby, last := new_token()))
    assert lobby.refusal("join", **joining(lobby, new_token())) == "room-full"
    assert lobby.refusal("join", **joining(lobby, last)) is None


def test_the_code_of_an_ended_session_lets_nobody_in(lobby):
    lobby.advance("end")
    assert lobby.refusal("join", **joining(lobby, new_token())) == "ended-code"


def test_an_unknown_token_has_no_seat(lobby):
    assert lobby.refusal("seat", token_hash=hashed(new_token())) == "unknown-token"


def test_somebody_who_comes_late_answers_with_the_others(asking_room):
    late = asking_room.seat("marketing")
    assert late.look()["session"]["phase"] == "asking"
    late.answer("cause", "chaos")
    assert late.look()["answers"] == {"cause": "chaos"}


def test_a_person_may_change_her_language_and_nobody_elses(asking_room):
    one, two = asking_room.people[:2]
    asking_room.ask("language", one.ticket, language="nb")
    assert (one.look()["me"]["language"], two.look()["me"]["language"]) == ("nb", "en")
    assert asking_room.refusal("language", one.ticket, language="fr") == "bad-choice"


# -- answering -----------------------------------------------------------------------------


@pytest.mark.parametrize("phase", Phase)
def test_answers_are_taken_while_asking_only(lobby, phase):
    person = lobby.seat("sales")
    on_the_way = {
        "lobby": [], "story": [None], "asking": ["asking"], "closed": ["asking", "closed"],
        "revealed": ["asking", "revealed"], "talk": ["asking", "revealed", "talk"],
        "ended": ["end"],
    }  # fmt: skip
    for move in on_the_way[phase]:
        lobby.advance(move)
    refused = person.refusal("cause", "chaos")
    assert refused == (None if phase == Phase.ASKING else "closed")
    assert person.look()["answers"] == ({"cause": "chaos"} if refused is None else {})


def test_an_answer_repeated_with_its_operation_is_taken_once(asking_room):
    person, op = asking_room.people[0], new_op()
    assert person.answer("cause", "chaos", op) == {"saved": op}
    # What is kept comes back where it is not what was sent.
    assert person.answer("cause", "information", op) == {"saved": op, "value": "chaos"}
    assert person.look()["answers"] == {"cause": "chaos"}


def test_what_is_kept_of_a_text_comes_back_where_it_is_not_what_was_sent():
    room = LiveRoom()
    person, stranger = room.seat("sales"), room.seat("sales")
    for to in ("next", "next", "asking"):
        room.advance(to)
    op, typed = new_op(), "10\u00a0000\u2028kroner \u202emer"
    kept = {"saved": op, "value": "10 000\nkroner mer"}
    assert person.answer("missing", typed, op) == kept
    assert person.answer("missing", typed, op) == kept
    assert person.answer("missing", kept["value"], op) == {"saved": op}
    assert person.look()["answers"]["missing"] == kept["value"]
    assert stranger.answer("missing", "mine", op) == {"saved": op}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Monday\t\tmorning \n", "Monday morning"),
        ("10\u00a0000 kroner", "10 000 kroner"),
        ("\u202eSales\u202c \ud83d and \x1b[1mmarketing", "Sales and [1mmarketing"),
        ("Salg ⇄ 👩🏽‍💻 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "Salg ⇄ 👩🏽‍💻 🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
    ],
)
def test_the_name_of_a_session_is_one_line_that_deceives_nobody(typed, kept):
    assert LiveRoom(name=typed).session["name"] == kept


def test_an_answer_that_was_saved_is_acknowledged_again_after_the_close(asking_room):
    person, op = asking_room.people[0], new_op()
    person.answer("cause", "chaos", op)
    asking_room.advance("closed")
    assert person.answer("cause", "chaos", op) == {"saved": op}
    assert person.refusal("cause", "chaos") == "closed"


def test_the_latest_answer_counts(asking_room):
    person = asking_room.people[0]
    for choice in ("chaos", "information", "competition"):
        person.answer("cause", choice)
    assert person.look()["answers"] == {"cause": "competition"}


BAD_VALUES = [
    None, True, 7, -1, 10**400, 1e308, math.nan, math.inf, "", "x" * 10_000, [], ["chaos"], {},
    {"dream": "6"}, {"dream": 5}, {"dream": ["5"]}, {"nothing": "5"}, {"dream": "5", "other": "5"},
    {"brief": 10**400}, {"brief": math.nan}, {"brief": 100.0}, {"brief": True}, {"brief": -100},
    {"brief": 101}, {"crowd": "kitchen"}, {"crowd": None}, [[[[[]]]]], "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("value", BAD_VALUES, ids=lambda value: ascii(value)[:24])
@pytest.mark.parametrize("question", ["claim", "cause", "lines", "mirror-us"])
def test_a_value_that_does_not_fit_is_refused_and_nothing_kept(asking_room, question, value):
    person = asking_room.people[0]
    assert person.refusal(question, value) == "bad-value"
    assert person.look()["answers"] == {}


@pytest.mark.parametrize("value", BAD_VALUES, ids=lambda value: ascii(value)[:24])
@pytest.mark.parametrize("question", ["blame", "missing"])
def test_points_and_texts_that_do_not_fit_are_refused(asking_room, question, value):
    go_to(asking_room, "deal")
    person = asking_room.people[0]
    refused = person.refusal(question, value)
    assert refused in ("bad-value", "not-hundred", "empty-text", "too-long")
    assert person.look()["answers"] == {}


@pytest.mark.parametrize("value", BAD_VALUES, ids=lambda value: ascii(value)[:24])
def test_what_is_no_order_is_refused(asking_room, value):
    go_to(asking_room, "again")
    person = asking_room.people[0]
    assert person.refusal("first", value) in ("bad-value", "not-all-ranked")
    assert person.look()["answers"] == {}


def test_orders_come_back_as_they_were_given_and_are_counted_by_place(asking_room):
    go_to(asking_room, "again")
    items = load_exercise(EXERCISE).question("first").items
    orders = [[*items[at:], *items[:at]] for at in range(len(asking_room.people))]
    for person, order in zip(asking_room.people, orders, strict=True):
        person.answer("first", order)
        assert person.look()["answers"] == {"first": order}
    asking_room.advance("closed")
    asking_room.advance("revealed")
    for item, cell in asking_room.look()["results"]["first"]["cells"].items():
        mean = fmean(order.index(item) + 1 for order in orders)
        assert cell["all"]["mean"] == pytest.approx(mean, abs=0.3)


def test_html_is_kept_as_the_text_it_is(asking_room):
    go_to(asking_room, "deal")
    person, text = asking_room.people[0], "<img src=x onerror=alert(1)> & <script>{name}</script>"
    person.answer("missing", text)
    assert person.look()["answers"]["missing"] == text


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("nothing", "unknown-question"),
        ("blame", "unknown-question"),
        ("mirror", "unknown-question"),
        ("__class__", "unknown-question"),
        ("", "bad-command"),
        (None, "bad-command"),
        (["cause"], "bad-command"),
        ("x" * 10_000, "bad-command"),
        ("\ud800", "bad-command"),
    ],
)
def test_a_question_that_is_not_asked_takes_no_answer(asking_room, question, code):
    assert asking_room.people[0].refusal(question, "chaos") == code


def test_another_departments_question_takes_no_answer():
    room = LiveRoom(departments=["sales", "marketing", "hr"])
    sales, hr = room.fill(sales=1, hr=1)
    room.advance("asking")
    everything = an_answer(load_exercise(EXERCISE).question("mirror-us"))
    assert hr.refusal("mirror-us", everything) == "unknown-question"
    assert sales.refusal("mirror-us", everything) is None


def test_a_mirror_with_nobody_to_look_at_is_not_asked():
    room = LiveRoom(departments=["sales", "hr"])
    (sales,) = room.fill(sales=1)
    room.advance("asking")
    everything = an_answer(load_exercise(EXERCISE).question("mirror-us"))
    assert sales.refusal("mirror-us", everything) == "unknown-question"
    assert (
        "mirror-us" not in room.look()["answered"]["questions"]
        or not room.look()["answered"]["questions"]["mirror-us"]["of"]
    )


def test_a_note_takes_no_answer(asking_room):
    go_to(asking_room, "deal")
    assert asking_room.people[0].refusal("facts-sales", "read") == "not-answerable"
    assert asking_room.people[0].refusal("facts-marketing", "read") == "unknown-question"


def test_an_answer_to_another_exercise_is_refused(asking_room):
    command = asking_room.people[0].answering("cause", "chaos") | {"exercise": "other"}
    (reply,) = asking_room.host.run([command])
    assert reply["refused"] == "closed"


@pytest.mark.parametrize("op", ["", None, 3, ["x"], "x" * (OP_LIMIT + 1), "\ud800"])
def test_an_answer_without_a_usable_operation_is_refused(asking_room, op):
    command = asking_room.people[0].answering("cause", "chaos") | {"op": op}
    (reply,) = asking_room.host.run([command])
    assert reply["refused"] == "bad-command"


# -- what nobody may see -------------------------------------------------------------------


def twin_rooms(round, phase, differ):
    """Return two rooms that differ in what everybody but the first person answered."""
    rooms = []
    for shift in (0, 1):
        room = LiveRoom()
        room.fill(sales=6, marketing=6)
        go_to(room, round)
        room.everyone_answers(lambda number, by=shift * differ: number + (by if number else 0))
        if phase != "asking":
            room.advance(phase)
        rooms.append(room)
    return rooms


def without_names(view):
    """Return a view without what is drawn by lot for each room, and when it moved."""
    session = {k: v for k, v in view["session"].items() if k not in ("id", "code", "keeps_until")}
    drawn = ("me", "texts", "stamp", "people", "timing", "browsers", "keeps_until")
    bare = {k: v for k, v in view.items() if k not in drawn}
    if bare.get("awaited"):
        bare["awaited"] = _without_moments(bare["awaited"])
    people = [
        {k: v for k, v in person.items() if k not in ("seat", "joined")}
        for person in view.get("people", [])
    ]
    return as_json(bare | {"session": session, "people": people})


def _without_moments(awaited):
    """Return whom a room waits for, without since when."""
    sides = [{k: v for k, v in side.items() if k != "since"} for side in awaited["sides"]]
    return {k: v for k, v in awaited.items() if k != "since"} | {"sides": sides}


def all_views(room):
    first = room.people[0]
    yield from (first.look(), room.look(room.wall()), room.look(room.facilitator()))
    yield room.ask("room", code=room.code)
    yield room.ask("sessions")["sessions"][0] | {"session": {}, "created": ""}


def seen_by_all(room):
    return [without_names({k: v for k, v in view.items() if k not in ("id", "code")})
            for view in all_views(room)]  # fmt: skip


@pytest.mark.parametrize("round", ["room", "deal"])
@pytest.mark.parametrize("phase", ["asking", "closed"])
def test_before_the_reveal_no_view_tells_what_others_answered(round, phase):
    one, other = twin_rooms(round, phase, differ=1)
    assert seen_by_all(one) == seen_by_all(other)


@pytest.mark.parametrize("round", ["room", "deal"])
def test_after_the_reveal_the_views_do_differ(round):
    one, other = twin_rooms(round, "revealed", differ=1)
    assert seen_by_all(one)[:3] != seen_by_all(other)[:3]


@pytest.mark.parametrize("phase", ["asking", "closed"])
def test_before_the_reveal_there_are_no_results(phase):
    room, _ = twin_rooms("deal", phase, differ=1)
    for view in itertools.islice(all_views(room), 3):
        assert (view["results"], view["quotes"]) == ({}, [])


def test_results_go_with_the_room_when_it_moves_on():
    room, _ = twin_rooms("room", "revealed", differ=1)
    assert room.look(room.wall())["results"]
    room.advance("next")
    assert room.look(room.wall())["results"] == {}


def test_a_reveal_tells_only_of_the_questions_it_names():
    room, _ = twin_rooms("room", "revealed", differ=1)
    named = {q for r in load_exercise(EXERCISE).round("room").reveals for q in r.questions}
    assert room.people[0].look()["results"].keys() == named


def test_a_small_room_sees_no_results_at_all():
    room = LiveRoom()
    room.fill(sales=2, marketing=2)
    room.advance("asking")
    room.everyone_answers()
    room.advance("revealed")
    for result in room.look(room.wall())["results"].values():
        assert not any(result["cells"].values())


def test_nobody_is_told_by_which_token_or_number_another_is_known():
    room, _ = twin_rooms("deal", "revealed", differ=1)
    secrets = [p.token for p in room.people] + [p.ticket for p in room.people] + [room.key]
    with room.store.transaction():
        secrets += [p.id for p in room.store.participants(room.session["id"])]
    told = "".join(as_json(view) for view in all_views(room))
    assert not any(secret in told or hashed(secret) in told for secret in secrets)


def texts_of(room):
    return room.look(room.facilitator())["texts"]


@pytest.mark.parametrize("phase", ["closed", "revealed"])
def test_a_text_reaches_the_wall_only_once_it_is_released(phase):
    room, _ = twin_rooms("deal", phase, differ=1)
    mine = next(t for t in texts_of(room) if "number 3," in t["text"])
    seen = [room.wall(), room.people[0].ticket]
    assert not any("number 3," in as_json(room.look(ticket)) for ticket in seen)
    room.ask("release", code=room.code, id=mine["id"], released=True)
    if phase == "closed":
        assert not any("number 3," in as_json(room.look(ticket)) for ticket in seen)
        room.advance("revealed")
    assert all(room.look(ticket)["quotes"] == [mine["text"]] for ticket in seen)
    room.ask("release", code=room.code, id=mine["id"], released=False)
    assert all(room.look(ticket)["quotes"] == [] for ticket in seen)


def test_while_people_write_not_even_the_facilitator_reads_along():
    room, _ = twin_rooms("deal", "asking", differ=1)
    assert texts_of(room) == []
    assert "Sentence number" not in as_json(room.look(room.facilitator()))


def test_a_text_that_is_rewritten_must_be_released_again(asking_room):
    go_to(asking_room, "deal")
    person = asking_room.people[0]
    person.answer("missing", "first")
    asking_room.advance("closed")
    (text,) = texts_of(asking_room)
    asking_room.ask("release", code=asking_room.code, id=text["id"], released=True)
    asking_room.advance("asking")
    person.answer("missing", "second")
    asking_room.advance("revealed")
    assert asking_room.look(asking_room.wall())["quotes"] == []


def test_the_wall_counts_who_has_finished():
    room = LiveRoom()
    room.fill(sales=2, marketing=1)
    room.advance("asking")
    first = room.people[0]
    for question in room.round.asked("sales"):
        first.answer(question.id, an_answer(question))
    room.people[1].answer("cause", "chaos")
    counted = room.look(room.wall())["answered"]
    asked = len(room.round.questions)
    assert (counted["people"], counted["finished"]) == (3, 1)
    assert counted["questions"]["cause"] == {"n": 2, "of": 3}
    assert counted["share"] == pytest.approx((asked + 1) / (3 * asked))


# -- the bell ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("do", "fields", "topic"),
    [
        ("advance", {}, "stage"),
        ("show", {"slide": 1}, "stage"),
        ("address", {"address": "http://10.0.0.5:8866"}, "wall"),
    ],
)
def test_what_changes_rings_its_bell(lobby, do, fields, topic):
    lobby.host.take_bells()
    lobby.ask(do, op=new_op(), code=lobby.code, **fields)
    assert lobby.host.take_bells() == {f"{topic}.{lobby.session['id']}"}
    assert lobby.host.take_bells() == set()


def test_releasing_a_text_rings_and_only_a_text_of_this_room_can_be_released(asking_room):
    go_to(asking_room, "deal")
    op = new_op()
    asking_room.people[0].answer("missing", "One sentence", op=op)
    asking_room.host.take_bells()
    told = {"do": "release", "code": asking_room.code, "released": True}
    refused = asking_room.host.run([{"ticket": asking_room.key, "id": new_op(), **told}])
    assert refused == [{"refused": "unknown-text", "details": {}}]
    assert asking_room.host.take_bells() == set()
    assert asking_room.host.run([{"ticket": asking_room.key, "id": op, **told}]) == [
        {"released": True}
    ]
    assert asking_room.host.take_bells() == {f"responses.{asking_room.session['id']}"}


def test_an_answer_rings_for_those_who_count_and_a_look_for_nobody(asking_room):
    asking_room.host.take_bells()
    asking_room.look()
    asking_room.people[0].refusal("cause", "nothing")
    assert asking_room.host.take_bells() == set()
    asking_room.people[0].answer("cause", "chaos")
    assert asking_room.host.take_bells() == {f"responses.{asking_room.session['id']}"}


def test_a_kernel_is_told_when_it_is_bound(lobby):
    lobby.host.take_bells()
    ticket = lobby.wall()
    # Whoever leads hears of a wall that was opened.
    wall = {f"responses.{lobby.session['id']}"}
    assert lobby.host.take_bells() == {f"you.{hashed(ticket)[:16]}"} | wall


# -- nothing hurts it ----------------------------------------------------------------------


class Breakable:
    """A store that cannot take the answers of one operation."""

    def __init__(self, store, op) -> None:
        self._store, self._op = store, op

    def __getattr__(self, name):
        return getattr(self._store, name)

    def add_response(self, record):
        if record.op == self._op:
            raise OSError("the disk is on fire")
        return self._store.add_response(record)


def test_one_command_that_cannot_be_kept_leaves_the_others_of_its_batch_alone(asking_room):
    bad, (one, two, three) = new_op(), asking_room.people[:3]
    asking_room.host._rooms.store = Breakable(asking_room.store, bad)
    replies = asking_room.host.run(
        [one.answering("cause", "chaos"), two.answering("cause", "chaos", bad),
         three.answering("cause", "information")]
    )  # fmt: skip
    assert [reply.get("refused") for reply in replies] == [None, "not-saved", None]
    answers = [person.look()["answers"] for person in (one, two, three)]
    assert answers == [{"cause": "chaos"}, {}, {"cause": "information"}]
    assert asking_room.host.take_bells()


def test_an_empty_batch_is_answered_by_nothing(lobby):
    assert lobby.host.run([]) == []


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=[]), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
KNOWN = {
    "op": [f"op-{n}" for n in range(4)],
    "agenda": [f"only.{EXERCISE}", "first-session", "only."],
    "departments": [list(DEPARTMENTS), ["sales", "hr", "finance"]],
    "department": [*DEPARTMENTS, "hr"],
    "language": ["en", "nb"],
    "expected": [1, 20],
    "name": ["Monday"],
    "to": ["asking", "closed", "revealed", "next", "end", None],
    "version": [0, 1, 2, None],
    "exercise": [EXERCISE],
    "question": [q.id for r in load_exercise(EXERCISE).rounds for q in r.questions],
    "value": [an_answer(q, 1) for r in load_exercise(EXERCISE).rounds for q in r.questions
              if q.answerable],
    "slide": [0, 3],
    "released": [True, False],
    "role": list(Role),
    "token_hash": ["known", "strange"],
    "ticket_hash": ["h1", "h2"],
}  # fmt: skip
FIELDS = {name: st.sampled_from(known) | anything for name, known in KNOWN.items()}
commands = st.fixed_dictionaries(
    {
        "do": st.sampled_from(sorted(COMMANDS)) | anything,
        "ticket": st.sampled_from(["server", "person", "facilitator", "wall"]) | anything,
        "code": st.sampled_from(["here"]) | anything,
    },
    optional=FIELDS,
)


def real(room, command):
    """Put the room's own secrets in the place of their names."""
    tickets = {
        "server": room.key, "person": room.people[0].ticket,
        "facilitator": room.tickets[0], "wall": room.tickets[1],
    }  # fmt: skip
    made = dict(command)
    if isinstance(made["ticket"], str):
        made["ticket"] = tickets.get(made["ticket"], made["ticket"])
    if made["code"] == "here":
        made["code"] = room.code
    return made


@given(st.lists(commands, max_size=25), st.integers(1, 8))
def test_no_command_ever_breaks_the_host_or_leaves_nonsense_in_its_store(given_commands, size):
    room = LiveRoom()
    room.seat("sales")
    room.tickets = [room.facilitator(), room.wall()]
    room.advance("asking")
    made = [real(room, command) for command in given_commands]
    for start in range(0, len(made), size):
        replies = room.host.run(made[start : start + size])
        assert len(replies) == len(made[start : start + size])
        for reply in replies:
            as_json(reply)
            assert reply.get("refused") != "not-saved"
    assert_consistent(room)


def assert_consistent(room):
    exercise, store = load_exercise(EXERCISE), room.store
    with store.transaction():
        for record in store.sessions():
            people = {p.id: p for p in store.participants(record.id)}
            assert all(p.department in record.departments for p in people.values())
            for response in store.responses(record.id, EXERCISE):
                assert response.participant in people
                question = exercise.question(response.question)
                assert question.asks(response.department)
                assert check_value(question, response.value) == response.value


def test_a_session_that_does_not_exist_cannot_be_looked_at(lobby):
    with pytest.raises(Refused, match="unknown-session"):
        lobby.ask("look", session="nothing")
