"""What crosses a border holds what its contract says."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.contracts import assert_fits, misfits
from tests.support.firms import Firms, OtherKit
from tests.support.pulsed import a_code, sign
from tests.support.room import (
    EXERCISE,
    GAME,
    LEADS,
    MAPS,
    PROMISES,
    SWAPS,
    TASKS,
    TOLD,
    LiveRoom,
    an_answer,
)
from tests.support.simulated import simulated
from tests.support.visits import release_everything, visits
from workshop.charts import bars
from workshop.commands.contracts import document
from workshop.content.own import OWN_FOLDER
from workshop.contracts.bench import BenchPage, Tried
from workshop.contracts.console import PlayedPage, SessionPage
from workshop.contracts.figures import Bars, Figure
from workshop.contracts.lesson import SwitchPage
from workshop.contracts.looks import PhoneLook, WallLook
from workshop.contracts.overview import FacilitatorLook
from workshop.contracts.pages import PAGES
from workshop.contracts.parts import Message
from workshop.contracts.phone import PhonePage
from workshop.contracts.plays import GamePlans, GameTold
from workshop.contracts.replies import REPLIES, Refusal
from workshop.contracts.sessions import BrokenPage, SessionsPage
from workshop.contracts.wall import WallPage
from workshop.errors import Refused
from workshop.exercises import programmes
from workshop.exercises.agenda import alone
from workshop.exercises.exercise import load_exercise
from workshop.host.callers import hashed, new_token
from workshop.host.client import new_op
from workshop.host.parting import parts_of
from workshop.host.service import COMMANDS, FOR_MANY
from workshop.models import bench_of, models
from workshop.pages import room as phone
from workshop.pages import study, wall
from workshop.pages.console.composing import broken_page, session_page
from workshop.pages.console.opening import sessions_page
from workshop.pages.following.live import only_live, over
from workshop.pages.stage import Figures, outcome_of
from workshop.store.opening import open_store
from workshop.widgets.wall import Wall

DOCUMENT = Path(__file__).parents[1] / "docs" / "contracts.md"
EXERCISES = (EXERCISE, GAME, TASKS, LEADS, PROMISES)


# -- host to page, page to front end ---------------------------------------------------------


@pytest.mark.parametrize("slug", EXERCISES)
def test_every_look_and_every_page_is_what_its_contract_says(slug):
    seen, figures = set(), Figures()
    for room in visits(slug):
        seen.add(room.session["phase"])
        if room.session["phase"] == "closed":
            release_everything(room)
        if room.session["phase"] == "talk":
            room.ask("clock", code=room.code, seconds=60)
        for person in (room.people[0], room.people[-1]):
            look = person.look()
            assert_fits(look, PhoneLook)
            assert_fits(phone.compose(look), PhonePage)
        look = room.look(room.wall())
        assert_fits(look, WallLook)
        assert_fits(wall.compose(look, figures), WallPage)
        hers = room.look(room.facilitator())
        assert_fits(hers, FacilitatorLook)
        for seats in (False, True):
            page = session_page(hers, figures, "nb", datetime.now(UTC), seats=seats)
            assert_fits(page, SessionPage)
        if outcome_of(hers):
            bench = bench_of(*outcome_of(hers)).page("en", play=True)
            assert_fits({**page, "bench": bench}, PlayedPage)
    assert {"lobby", "talk", "asking", "closed", "revealed", "ended"} <= seen


def test_the_list_of_sessions_and_pages_that_say_one_thing_are_what_their_contracts_say():
    room = LiveRoom()
    page = sessions_page(room.ask("sessions"), "en", {"name": "?"}, None)
    assert_fits(page, SessionsPage)
    assert_fits(only_live(), Message)
    assert_fits(broken_page("data/exercises/x/en.toml: title: missing", "nb"), BrokenPage)
    for refusal in (Refused("content", mistakes="x", language="nb"), Refused("seat-ended")):
        assert_fits(over(refusal, Wall(page={})), Message)


def test_the_panel_of_a_door_that_is_crowded_is_what_its_contract_says():
    room = LiveRoom(expected=1)
    room.fill(sales=15, marketing=15)
    look = room.look(room.facilitator())
    assert look["rush"]
    assert_fits(look, FacilitatorLook)
    page = session_page(look, Figures(), "en", datetime.now(UTC), seats=True)
    assert page["door"]["rush"]
    assert_fits(page, SessionPage)


@pytest.mark.slow
@pytest.mark.parametrize("slug", EXERCISES)
def test_every_beat_of_a_lesson_is_what_its_contract_says(slug):
    lesson = study.begin(slug)
    alone = load_exercise(slug).without_games()
    rounds = [round.id for round in alone.rounds]
    beats = [lesson.opening(), *(lesson.story(id) for id in rounds)]
    beats += [lesson.reveal(id) for id in rounds]
    cards, quiz = [lesson.ask(id) for id in rounds], lesson.check()
    has_model = bool(load_exercise(slug).runs)
    beats += [lesson.assumptions(), lesson.claims(), lesson.sensitivity()] if has_model else []
    for id in [None, *rounds]:
        if id:
            act(lesson.reveal(id), op="press")
        for widget in beats:
            assert_fits(widget.page, PAGES["lesson"])
        for widget in cards:
            assert_fits(widget.page, PAGES["card"])
        assert_fits(quiz.page, PAGES["quiz"])
    for check in load_exercise(slug).checks:
        act(quiz, op="pick", question=check.id, option=check.options[0])
    assert_fits(quiz.page, PAGES["quiz"])
    act(lesson.others(), op="pick", value="other-room")
    for switch in (lesson.settings(), lesson.department(), lesson.others()):
        assert_fits(switch.page, SwitchPage)


def act(widget, **action):
    widget._receive(widget, action, [])


@pytest.mark.parametrize("model", models())
def test_every_bench_and_its_answers_are_what_their_contracts_say(model):
    bench = bench_of(model)
    sample = bench.page("en").get("own", {}).get("sample", "").encode()
    for data in (None, b"nonsense", sample, sample + b"Everything,1,1,1,1,1,1,1,1,1,1\n", b""):
        if data is not None:
            bench.use()
            bench.load(data)
        assert_fits(bench.page("nb", play=True), BenchPage)
        assert_fits(bench.tried("en"), Tried)


def test_results_on_their_own_are_what_their_contracts_say():
    *_, room = (room for room in visits(EXERCISE) if room.session["phase"] == "revealed")
    look, exercise = room.look(), load_exercise(EXERCISE)
    for figure in Figures().of(look, "en"):
        assert_fits(figure, Figure)
    for reveal in room.round.reveals:
        found = bars(reveal, exercise, look["results"], ("sales", "marketing"), "en")
        assert_fits(found, Bars)


# -- what the host answers -------------------------------------------------------------------


def test_every_command_of_the_host_has_a_reply_with_a_form():
    assert REPLIES.keys() == (COMMANDS.keys() | FOR_MANY.keys()) - {"look"}


def test_every_reply_is_what_its_contract_says(tmp_path, monkeypatch):
    said, room = {}, LiveRoom(agenda=TOLD)

    def ask(do, ticket=None, **fields):
        said[do] = room.ask(do, ticket, **fields)
        assert_fits(said[do], REPLIES[do], do)
        return said[do]

    room.fill(sales=6, marketing=6)
    person, ticket, new = room.people[0], hashed(new_token()), hashed(new_token())
    here = {"code": room.code}
    ask("room", **here)
    ask("join", token_hash=new, department="sales", language="en", **here)
    ask("seat", token_hash=new)
    ask("bind", ticket_hash=ticket, role="participant", token_hash=new)
    seats = [{"ticket_hash": hashed(new_token()), "token_hash": t} for t in (new, "nobody")]
    assert ask("bind_many", seats=seats)["bound"] == [True, "unknown-token"]
    ask("held", token_hashes=[new, "nobody"])
    ask("unbind", ticket_hash=ticket)
    ask("arrived", token_hashes=[new])
    ask("present", token_hashes=[new])
    ask("surroundings", addresses=["http://10.0.0.5:8866"], system="macos", trouble="",
        reached=False, battery={"percent": 20, "minutes": None})  # fmt: skip
    ask("admit", token_hash=hashed(new_token()))
    ask("is_facilitator", token_hash=new)
    ask("revoke", browser=room.look()["browsers"][0]["id"], **here)
    ask("sign_out")
    ask("open", op=new_op(), name="x", agenda=TOLD, departments=["sales", "marketing"],
        language="en", expected=3)  # fmt: skip
    assert ask("content", broken={"agendas/x": "data/agendas/x.toml: wrong"})["heard"] == 1
    ask("sessions")
    ask("address", address="http://10.0.0.5:8866", **here)
    ask("door", door="locked", **here)
    ask("restore", id=room.look()["undoable"][0]["id"], **here)
    ask("let_in", **here)
    ask("language", person.ticket, language="nb")
    ask("department", person.ticket, department="sales")
    ask("advance", op=new_op(), to="asking", **here)
    ask("take_back", op=new_op(), **here)
    ask("advance", op=new_op(), to="asking", **here)
    ask("nudge", **here)
    ask("pace", pace="own", **here)
    ask("hold", held=True, **here)
    ask("pace", pace="led", **here)
    ask("pause", op=new_op(), paused=True, **here)
    ask("pause", op=new_op(), paused=False, **here)
    room.session = room.look()["session"]
    question = next(q for q in room.round.asked("sales") if q.answerable)
    command = person.answering(question.id, an_answer(question))
    ask("answer", person.ticket, **{k: v for k, v in command.items() if k not in ("do", "ticket")})
    assert ask("mine", person.ticket)["answers"]
    ask("ours", person.ticket)
    looks = ask("looks", tickets=[person.ticket, "nobody"])
    assert [("refused" in entry) for entry in looks["seats"]] == [False, True]
    ask("stamps", sessions=[room.session["id"]])
    while not room.compute():
        if room.session["phase"] == "asking":
            room.everyone_answers()
        room.advance("next" if room.session["phase"] == "revealed" else None)
    ask("clock", seconds=60, **here)
    ask("play", op=new_op(), parameters=bench_of("kpi-game").parameters, **here)
    ask("show", slide=1, **here)
    assert ask("ledger", **here)["runs"]
    assert ask("tables", **here)["tables"] == []
    (step, *_) = ask("record", **here)["shown"]
    shown = ask("seen", step=step, **here)["seen"]
    ask("undrawn", **here)
    ask("keep_drawn", step=step, of=shown["of"], drawn={"en": "ZHJhd24="}, **here)
    (first, *_) = ask("ours", person.ticket)["shown"]
    assert ask("ours_at", person.ticket, step=first["step"])["seen"]["results"]
    seat = person.look()["me"]["seat"]
    ask("move_seat", seat=seat, department="marketing", **here)
    ask("look_again", step=0, **here)
    ask("end_seats", seats=[seat], **here)
    ask("reroute", op=new_op(), exercise=LEADS, **here)
    ask("saved", kind="report", name="report.html", **here)
    ask("empty", session=room.session["id"])
    practice = ask("rehearse", op=new_op(), session=room.session["id"], room="team", pace="1")
    assert ask("rehearsals")["rehearsals"]
    ask("keep_practice", code=practice["session"]["code"])
    ask("erase", **here)
    room = next(room for room in visits(EXERCISE) if room.look()["texts"])
    text = room.look()["texts"][0]["id"]
    ask("release", id=text, released=True, code=room.code)
    ask("alike", ids=[text], into="", code=room.code)
    talking = next(one for one in visits(EXERCISE) if one.session["talk"] == "say-back")
    said["understood"] = talking.ask("understood", talking.people[0].ticket, understood=True)
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path / "own"))
    said |= promised() | paid(tmp_path) | filled() | swapped() | brought() | unplanned()
    said |= followed_up() | prepared() | carried(tmp_path) | simulated(LiveRoom())
    assert_fits(said["practised"], REPLIES["practised"], "practised")
    assert_fits(said["pay"], REPLIES["pay"], "pay")
    assert said.keys() == REPLIES.keys()
    assert_fits(room.reply("room", code="NOBODY"), Refusal)


def carried(folder):
    """Return the replies to what is named and tried in a lobby, and to a move to another laptop."""
    one, other = (LiveRoom(open_store(f"sqlite:///{folder / name}.db")) for name in ("one", "two"))
    person, here = one.seat("sales"), {"code": one.code}
    said = {"names": one.ask("names", names={"sales": "Field team"}, **here)}
    said["trial"] = one.ask("trial", running=True, **here)
    said["tried"] = one.ask("tried", person.ticket)
    assert_fits(
        session_page(one.look(one.facilitator()), Figures(), "nb", datetime.now(UTC)), SessionPage
    )
    assert_fits(phone.compose(person.look()), PhonePage)
    said["save"] = one.ask("save", move=True, **here)
    said["goes_on"] = one.ask("goes_on", address="http://10.0.0.9", **here)
    said["ticket"] = one.ask("ticket", token_hash=hashed(person.token))
    assert_fits(phone.compose(person.look()), PhonePage)
    assert_fits(wall.compose(one.look(one.wall()), Figures()), WallPage)
    for part in parts_of(json.dumps(said["save"]["bundle"]).encode()):
        said["continue"] = other.ask("continue", **part)
    brought = {"brought": said["ticket"]["address"].partition("#")[2], **here}
    said["arrive"] = other.ask("arrive", token_hash=hashed(new_token()), **brought)
    seat = other.look(other.facilitator()) and other.ask("look", **here)["people"][0]["seat"]
    said["renew_word"] = other.ask("renew_word", seat=seat, **here)
    brought = {"word": said["renew_word"]["word"], **here}
    said["come_back"] = other.ask("come_back", token_hash=hashed(new_token()), **brought)
    for room in (one, other):
        room.store.close()
    for do, reply in said.items():
        assert_fits(reply, REPLIES[do], do)
    return said


def paid(folder):
    """Return the reply to what a game is paid for; what is told of it fits its contracts too."""
    with OtherKit(folder):
        room = Firms().begin(sales=2, marketing=1)
        for look, hint in ((room.look(room.wall()), WallLook), (room.look(), FacilitatorLook)):
            assert_fits(look, hint)
        assert_fits(room.people[0].look(), PhoneLook)
        room.go("first", "revealed")
        room.compute()
        (told,) = [r for r in room.ask("ledger", code=room.code)["runs"] if r["run"] == "game"]
        assert_fits(told["parameters"]["games"], list[GamePlans])
        assert_fits(told["outcome"]["games"], list[GameTold])
        room.go("second", "story")
        return {"pay": room.ask("pay", play="plan-back", bonus="crossed", code=room.code)}


def unplanned():
    """Return the replies to what nobody planned: other words, sheets, parked texts, a question."""
    room, said = LiveRoom(agenda=alone(EXERCISE)), {}
    here, ops = {"code": room.code}, {"op": new_op(), "code": room.code}
    (person,) = room.fill(sales=1)
    cause = {"exercise": EXERCISE, "question": "cause"}
    said["reword"] = room.ask("reword", words={"en": "What is it, really?"}, **cause, **here)
    room.go("room", "asking")
    sheet = {"department": "sales", "answers": {"cause": "chaos"}}
    said["enter_paper"] = room.ask("enter_paper", sheets=[sheet], **ops)
    said["park"] = room.ask("park", person.ticket, op=new_op(), text="Who pays?")
    (parked,) = room.look()["parked"]
    said["sort_parked"] = room.ask("sort_parked", id=parked["id"], state="released", **here)
    said["show_parking"] = room.ask("show_parking", shown=True, **here)
    assert_fits(room.look(room.wall()), WallLook)
    assert_fits(room.look(), FacilitatorLook)
    said["drop_paper"] = room.ask("drop_paper", **here)
    question = {"form": "text", "prompt": "What else?", "op": new_op()}
    said["pose"] = room.ask("pose", **question, **here)
    assert_fits(person.look(), PhoneLook)
    for do, reply in said.items():
        assert_fits(reply, REPLIES[do], do)
    return said


def filled():
    """Return the replies to what is written into a table, and the table that is told."""
    room = LiveRoom(agenda=alone(GAME))
    room.go("matrix", "revealed")
    cell = {"question": "owners", "item": "leads", "function": "sales", "weight": 30}
    said = {"fill": room.ask("fill", op=new_op(), code=room.code, **cell)}
    told = room.ask("tables", code=room.code)
    assert told["matrices"]
    return said | {"tables": told}


def swapped():
    """Return the replies to a timetable, and hold what everybody is told of it to its contract."""
    room = LiveRoom(agenda=alone(SWAPS))
    room.fill(sales=6, marketing=6)
    room.go("ticket", "asking")
    for person in room.people:
        person.answer("when", {"mon": ["morning"], "tue": ["morning"], "wed": ["morning"]})
    room.go("ticket", "revealed")
    rules = {"visits": 1, "guests": 3, "home": 50}
    said = {"plan": room.ask("plan", op=new_op(), code=room.code, **rules)}
    room.compute()
    for look, hint in ((room.look(room.wall()), WallLook), (room.look(), FacilitatorLook)):
        assert_fits(look, hint)
    assert_fits(room.people[0].look(), PhoneLook)
    told = room.ask("timetable", code=room.code)
    assert told["table"]["visits"]
    return said | {"timetable": told}


def brought():
    """Return the reply to a team's own leads; looks and the page that tell of them fit too."""
    room = LiveRoom(agenda=alone(MAPS))
    room.fill(sales=1)
    items = [{"text": "Called twice", "short": ""}, {"text": "Never called", "short": "Silent"}]
    room.go("court", "asking")
    fields = {"exercise": MAPS, "question": "court", "items": items}
    said = {"own": room.ask("own", code=room.code, **fields)}
    hers = room.look()
    assert hers["own_items"][0]["items"] == items
    assert_fits(hers, FacilitatorLook)
    assert_fits(room.people[0].look(), PhoneLook)
    assert_fits(session_page(hers, Figures(), "nb", datetime.now(UTC)), SessionPage)
    return said


def prepared():
    """Return the replies to what a facilitator does with a programme of her own."""
    room, draft = LiveRoom(), programmes.begun("one-hour", "en")
    saved = room.ask("save_programme", draft=draft)
    gone = room.ask("delete_programme", programme=saved["programme"])
    return {"save_programme": saved, "delete_programme": gone}


def promised():
    """Return the replies to what a facilitator does with promises, in a room too small to vote."""
    room = LiveRoom(agenda=alone(PROMISES))
    room.fill(sales=1, marketing=1)
    while room.session["phase"] != "talk":
        room.advance()
    said = {"propose": room.ask("propose", op=new_op(), text="We call.", code=room.code)}

    def do(name, promise="news", **fields):
        said[name] = room.ask(name, promise=promise, code=room.code, **fields)

    room.ask("propose", example="news", code=room.code)
    do("merge", said["propose"]["promise"], into="news")
    do("write", terms={"owner": "Head of sales"})
    for side in ("sales", "marketing"):
        do("agree", department=side, agreed=True)
    for side in ("sales", "marketing"):
        do("sign", department=side, signed=True)
    room = LiveRoom(room.store, agenda=alone(PROMISES), after=room.code)
    do("keep", kept="kept")
    return said


def followed_up():
    """Return the replies to what follows a session up; looks and pages that tell of it fit too."""
    room = LiveRoom(agenda=alone(PROMISES))
    said = {"indicate": room.ask("indicate", code=room.code, op=new_op(), known="answered")}
    id = said["indicate"]["indicator"]
    room.ask("indicate", code=room.code, indicator=id, when="before", n=3, of=4, source="CRM")
    room.fill(sales=1, marketing=1)
    while room.session["phase"] != "talk":
        room.advance()
    room.ask("propose", example="news", op=new_op(), code=room.code)
    fits_page(room, {})
    said["measure"] = room.ask("measure", promise="news", indicator=id, code=room.code)
    sign(room, "news")
    room.advance("end")
    said["pulse"] = room.ask("pulse", code=room.code)
    pulse = said["pulse"]["followed"]["pulse"]
    text = " ".join([*(a_code(pulse) for _ in range(12)), "P2-AAAA-BBBB"])
    asked = {"code": room.code, "which": "two", "text": text}
    said["pulse_codes"] = room.ask("pulse_codes", **asked, count=True)
    fits_page(room, {"two": said["pulse_codes"]})
    said["pulse_close"] = room.ask("pulse_close", code=room.code, which="two")
    said["follow"] = room.ask("follow", code=room.code)
    fits_page(room, {})
    return said


def fits_page(room, reads):
    """The look and the page of who leads are what they should be."""
    hers, now = room.look(), datetime.now(UTC)
    assert_fits(hers, FacilitatorLook)
    page = session_page(hers, Figures(), "nb", now, wrong={"two": "Nei."}, reads=reads)
    assert_fits(page, SessionPage)


# -- the checker, and the document -----------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ({"title": "a"}, []),
        ({}, ["page has no title"]),
        ({"title": "a", "more": 1}, ["page.more is not declared"]),
        ({"title": 1}, ["page.title is 1, not str"]),
        ("a", ["page is 'a', not Message"]),
    ],
)
def test_what_does_not_fit_is_named(page, wrong):
    assert misfits(page, Message) == wrong


def test_the_document_says_what_the_contracts_say():
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "workshop contracts > the document"


def test_no_two_contracts_have_one_name():
    names = re.findall(r"^### (\w+)$", document(), flags=re.MULTILINE)
    assert len(names) == len(set(names))
