"""The session host: the one owner of the store. Checks every command and remembers it once."""

import logging
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from workshop.agenda import agendas, load_agenda, step_content
from workshop.content import LANGUAGES
from workshop.errors import ContentError, Refused
from workshop.exercise import check_value
from workshop.host.callers import Caller, Register, Role, clean_code, new_code
from workshop.host.fields import (
    LARGEST_ROOM,
    OP_LIMIT,
    Command,
    chosen_departments,
    expected,
    one_of,
    session_name,
    text,
)
from workshop.host.views import (
    facilitator_view,
    participant_view,
    session_view,
    wall_view,
)
from workshop.session import Move, Phase, advance, takes_answers
from workshop.store import ParticipantRecord, ResponseRecord, SessionRecord, Store

log = logging.getLogger(__name__)

Reply = dict[str, Any]


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


class Host:
    """Carries out commands.

    Args:
        store: where sessions and answers are kept.
        server_key: the secret by which the server and the command line are known.
        clock: returns the present moment, aware.
        addresses: base addresses under which phones reach the server, the likeliest first.

    A command is a table with `do` (its name), `ticket` (who asks) and its own fields. A reply
    is a table; a refusal is `{"refused": code, "details": {…}}`. `bells` collects the topics
    to ring after the commit.
    """

    def __init__(
        self,
        store: Store,
        server_key: str,
        clock: Callable[[], datetime] = utc_now,
        addresses: Sequence[str] = (),
    ) -> None:
        self._store = store
        self._register = Register(server_key)
        self._clock = clock
        self._addresses = list(addresses)
        self.bells: set[str] = set()

    def run(self, batch: Iterable[Command]) -> list[Reply]:
        """Carry out commands in one transaction; the replies are durable when this returns.

        One command's failure leaves the others alone: where a batch cannot be kept, each of
        its commands is tried by itself, and those that did not happen say `not-saved`.
        """
        commands = list(batch)
        bells = set(self.bells)
        try:
            with self._store.transaction():
                return [self._one(command) for command in commands]
        except Exception as error:
            self.bells = bells
            if len(commands) > 1:
                return [reply for command in commands for reply in self.run([command])]
            log.error("the store did not take a command: %s", error, exc_info=True)
            return [{"refused": "not-saved", "details": {}} for _ in commands]

    def take_bells(self) -> set[str]:
        """Return the topics to ring, and forget them."""
        rung, self.bells = self.bells, set()
        return rung

    def _one(self, command: Command) -> Reply:
        try:
            caller = self._register.caller(text(command, "ticket"))
            if caller is None:
                raise Refused("unbound")
            roles, carry_out = _COMMANDS.get(text(command, "do"), _UNKNOWN)
            if caller.role not in roles:
                raise Refused("not-allowed")
            with self._store.savepoint():
                return carry_out(self, caller, command)
        except Refused as refusal:
            return {"refused": refusal.code, "details": refusal.details}
        except ContentError as error:
            return {"refused": "content", "details": {"mistakes": str(error)}}

    # -- what the server asks -------------------------------------------------------------

    def _room(self, _: Caller, command: Command) -> Reply:
        return {"session": session_view(self._by_code(command))}

    def _join(self, _: Caller, command: Command) -> Reply:
        """Seat somebody; the same token in the same session stays the same person."""
        record = self._by_code(command)
        if record.position.phase is Phase.ENDED:
            raise Refused("ended-code")
        department = one_of(command, "department", record.departments)
        language = one_of(command, "language", LANGUAGES)
        token_hash = text(command, "token_hash")
        known = self._store.participant(token_hash)
        if known and known.session == record.id:
            self._store.update_participant(known.id, known.department, language)
        elif known:
            raise Refused("other-session")
        elif len(self._store.participants(record.id)) >= LARGEST_ROOM:
            raise Refused("room-full")
        else:
            self._store.add_participant(
                ParticipantRecord(
                    secrets.token_hex(8), record.id, token_hash, department, language, self._clock()
                )
            )
        self._ring("responses", record.id)
        return {"session": session_view(record)}

    def _seat(self, _: Caller, command: Command) -> Reply:
        """Return the session a participant's token belongs to."""
        me = self._store.participant(text(command, "token_hash"))
        if me is None:
            raise Refused("unknown-token")
        return {"session": session_view(self._session(me.session)), "language": me.language}

    def _bind(self, _: Caller, command: Command) -> Reply:
        ticket_hash = text(command, "ticket_hash")
        self._register.bind(ticket_hash, self._bound_caller(command))
        self.bells.add(f"you.{ticket_hash[:16]}")
        return {"bound": True}

    def _bound_caller(self, command: Command) -> Caller:
        role = one_of(command, "role", tuple(Role))
        if role == Role.WALL:
            return Caller(Role.WALL, self._by_code(command).id)
        token_hash = text(command, "token_hash")
        if role == Role.PARTICIPANT:
            me = self._store.participant(token_hash)
            if me is None:
                raise Refused("unknown-token")
            return Caller(Role.PARTICIPANT, me.id)
        if role == Role.FACILITATOR and self._store.facilitator(token_hash):
            return Caller(Role.FACILITATOR, token_hash)
        raise Refused("unknown-token")

    def _unbind(self, _: Caller, command: Command) -> Reply:
        self._register.unbind(text(command, "ticket_hash"))
        return {"bound": False}

    def _admit(self, _: Caller, command: Command) -> Reply:
        """Remember a facilitator's browser."""
        token_hash = text(command, "token_hash")
        if not self._store.facilitator(token_hash):
            self._store.add_facilitator(token_hash, self._clock())
        return {"admitted": True}

    def _is_facilitator(self, _: Caller, command: Command) -> Reply:
        return {"facilitator": self._store.facilitator(text(command, "token_hash"))}

    # -- what the facilitator and the command line ask -----------------------------------

    def _sessions(self, _: Caller, command: Command) -> Reply:  # noqa: ARG002 - one signature
        listed = [
            session_view(r) | {"created": r.created.isoformat()} for r in self._store.sessions()
        ]
        return {"sessions": listed, "agendas": list(agendas())}

    def _open(self, _: Caller, command: Command) -> Reply:
        op = text(command, "op", OP_LIMIT)
        known = self._store.operation(op)
        if known:
            return {"session": session_view(self._session(known))}
        record = SessionRecord(
            id=secrets.token_hex(8),
            code=self._free_code(),
            name=session_name(command),
            agenda=_agenda(command),
            departments=chosen_departments(command),
            language=one_of(command, "language", LANGUAGES),
            expected=expected(command),
            created=self._clock(),
        )
        self._store.add_session(record, op)
        self.bells.add("sessions")
        return {"session": session_view(record)}

    def _advance(self, _: Caller, command: Command) -> Reply:
        op = text(command, "op", OP_LIMIT)
        record = self._named(command)
        if self._store.operation(op):
            return {"session": session_view(record)}
        version = command.get("version")
        if version is not None and version != record.position.version:
            raise Refused("moved-on")
        move = Move(one_of(command, "to", tuple(Move))) if command.get("to") else None
        place = advance(load_agenda(record.agenda).steps(), record.position, move)
        self._store.move(record.id, place, op, self._clock())
        self._ring("stage", record.id)
        return {"session": session_view(replace(record, position=place))}

    def _show(self, _: Caller, command: Command) -> Reply:
        """Bring a slide of the reveal to the front of the wall."""
        record = self._named(command)
        slide = command.get("slide")
        if type(slide) is not int or not 0 <= slide < 100:
            raise Refused("bad-command", field="slide")
        self._store.show(record.id, slide)
        self._ring("stage", record.id)
        return {"shown": slide}

    def _address(self, _: Caller, command: Command) -> Reply:
        """Send phones to another of this machine's addresses."""
        record = self._named(command)
        address = one_of(command, "address", self._addresses)
        self._store.set_address(record.id, address)
        self._ring("wall", record.id)
        return {"address": address}

    def _release(self, _: Caller, command: Command) -> Reply:
        record = self._named(command)
        self._store.release(text(command, "id"), bool(command.get("released")))
        self._ring("responses", record.id)
        return {"released": bool(command.get("released"))}

    # -- what people on their pages ask --------------------------------------------------

    def _look(self, caller: Caller, command: Command) -> Reply:
        if caller.role is Role.PARTICIPANT:
            me = self._me(caller)
            return participant_view(self._store, self._session(me.session), me)
        if caller.role is Role.WALL:
            return self._placed(wall_view(self._store, self._session(caller.subject)))
        return self._placed(facilitator_view(self._store, self._named(command)))

    def _placed(self, view: Reply) -> Reply:
        """Add the addresses phones may be sent to, the chosen one first."""
        chosen = view["session"]["address"]
        others = [a for a in self._addresses if a != chosen]
        return view | {"addresses": [chosen, *others] if chosen else others}

    def _answer(self, caller: Caller, command: Command) -> Reply:
        """Take an answer; repeated with the same operation id it is taken once."""
        op = text(command, "op", OP_LIMIT)
        if self._store.has_response(op):
            return {"saved": op}
        me = self._me(caller)
        record = self._session(me.session)
        exercise, round = self._asking(record, text(command, "exercise"))
        question = round.question(text(command, "question"))
        if not question.asks(me.department):
            raise Refused("unknown-question", question=question.id)
        value = check_value(question, command.get("value"))
        self._store.add_response(
            ResponseRecord(
                op, record.id, me.id, me.department, exercise, question.id, value, self._clock()
            )
        )
        self._ring("responses", record.id)
        return {"saved": op}

    def _language(self, caller: Caller, command: Command) -> Reply:
        me = self._me(caller)
        language = one_of(command, "language", LANGUAGES)
        self._store.update_participant(me.id, me.department, language)
        return {"language": language}

    # -- helpers -------------------------------------------------------------------------

    def _asking(self, record: SessionRecord, exercise: str) -> tuple[str, Any]:
        if not takes_answers(record.position):
            raise Refused("closed")
        step = load_agenda(record.agenda).steps()[record.position.step]
        if step.exercise != exercise:
            raise Refused("closed")
        return exercise, step_content(step)[1]

    def _me(self, caller: Caller) -> ParticipantRecord:
        me = self._store.participant_by_id(caller.subject)
        if me is None:
            raise Refused("unknown-token")
        return me

    def _session(self, id: str) -> SessionRecord:
        record = self._store.session(id)
        if record is None:
            raise Refused("unknown-session")
        return record

    def _by_code(self, command: Command) -> SessionRecord:
        record = self._store.session_by_code(clean_code(text(command, "code")))
        if record is None:
            raise Refused("unknown-code")
        return record

    def _named(self, command: Command) -> SessionRecord:
        if command.get("session"):
            return self._session(text(command, "session"))
        return self._by_code(command)

    def _free_code(self) -> str:
        while self._store.session_by_code(code := new_code()):
            pass
        return code

    def _ring(self, topic: str, session: str) -> None:
        self.bells.add(f"{topic}.{session}")


def _agenda(command: Command) -> str:
    slug = text(command, "agenda", 80)
    try:
        return load_agenda(slug).slug
    except ContentError:
        raise Refused("no-agenda", field="agenda", known=", ".join(agendas())) from None


_SERVER = frozenset({Role.SERVER})
_LEADERS = frozenset({Role.SERVER, Role.FACILITATOR})
_PEOPLE = frozenset({Role.PARTICIPANT})
_EVERYONE = frozenset(Role)

_Handler = Callable[[Host, Caller, Command], Reply]


def _unknown(host: Host, caller: Caller, command: Command) -> Reply:  # noqa: ARG001 - one signature
    raise Refused("bad-command", field="do")


_UNKNOWN: tuple[frozenset[Role], _Handler] = (_EVERYONE, _unknown)
_COMMANDS: dict[str, tuple[frozenset[Role], _Handler]] = {
    "room": (_SERVER, Host._room),
    "join": (_SERVER, Host._join),
    "seat": (_SERVER, Host._seat),
    "bind": (_SERVER, Host._bind),
    "unbind": (_SERVER, Host._unbind),
    "admit": (_SERVER, Host._admit),
    "is_facilitator": (_SERVER, Host._is_facilitator),
    "sessions": (_LEADERS, Host._sessions),
    "open": (_LEADERS, Host._open),
    "advance": (_LEADERS, Host._advance),
    "release": (_LEADERS, Host._release),
    "show": (_LEADERS, Host._show),
    "address": (_LEADERS, Host._address),
    "look": (_EVERYONE, Host._look),
    "answer": (_PEOPLE, Host._answer),
    "language": (_PEOPLE, Host._language),
}
