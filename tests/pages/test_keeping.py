"""What a participant keeps: her own answers in words, the room's findings, its promises."""

import asyncio

import pytest

from tests.pages.conftest import room_at
from tests.support.contracts import assert_fits
from tests.support.keeping import Asking, page_of, pages
from tests.support.room import (
    EXERCISE,
    MAPS,
    PROMISES,
    LiveRoom,
    an_answer,
    as_json,
    filled_room,
    here,
)
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.contracts.keeping import KeptPage
from workshop.errors import Unreachable
from workshop.exercises.agenda import only
from workshop.exercises.exercise import exercises, load_exercise
from workshop.host.client import new_op
from workshop.pages import room as phone
from workshop.pages.keeping import findings, handing
from workshop.pages.keeping.answers import Hers, answered
from workshop.pages.keeping.findings import Shared
from workshop.questions.kinds import kind_of, kinds


def said(page):
    """Return all that a page holds of its owner's own answers, question by question."""
    asked = [one for exercise in page["answers"] for one in exercise["asked"]]
    return {one["asked"]: [(line["item"], line["said"]) for line in one["lines"]] for one in asked}


def written(page):
    """Return what she wrote, each text with what is said of it."""
    asked = [one for exercise in page["answers"] for one in exercise["asked"]]
    return [(one["wrote"], one["note"]) for one in asked if "wrote" in one]


def found(page):
    return [one for exercise in page["findings"] for one in exercise["found"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_holds_her_own_answers_in_words_and_nobody_elses(language):
    room = room_at("deal", "asking", language=language)
    me, other = room.people[0], room.people[2]
    me.answer("missing", "Nobody <b>asked</b> me.")
    other.answer("missing", "That is somebody else's.")
    page = page_of(me)
    assert_fits(page, KeptPage)
    assert page["language"] == language
    assert "somebody else's" not in as_json(page)
    (wrote,) = written(page)
    assert wrote == ("Nobody <b>asked</b> me.", interface(language)("keep.own.held"))
    exercise = load_exercise(EXERCISE)
    words = exercise.texts(language)
    lines = said(page)[words("questions.lines.prompt")]
    assert lines[0][0] == words(f"questions.lines.items.{exercise.question('lines').items[0]}")
    assert all(item and told for item, told in lines)


def test_findings_are_what_her_phone_was_shown_at_each_reveal_and_none_that_is_still_to_come():
    room = room_at("deal", "revealed")
    before = [*reversed(phone.compose(room.people[0].look())["results"])]
    assert [one["id"] for one in found(page_of(room.people[0]))][-1] == before[-1]["id"]
    room.ask("show", code=room.code, slide=99)
    shown = [*reversed(phone.compose(room.people[0].look())["results"])]
    assert len(shown) > len(before)
    page = page_of(room.people[0])
    assert found(page)[-len(shown) :] == shown
    earlier = load_exercise(EXERCISE).round("room").reveals
    assert len(found(page)) == len(earlier) + len(shown)


def test_what_a_text_became_is_said_beside_it():
    room = room_at("deal", "closed")
    for text in room.look()["texts"]:
        room.ask("release", code=room.code, id=text["id"], released=True)
    ((_, note),) = written(page_of(room.people[0]))
    assert note == interface("en")("keep.own.shown")


def test_many_who_ask_in_one_moment_have_the_findings_made_once():
    room = room_at("deal", "revealed")
    made, phones = pages(*room.people)
    assert len(phones) == 18
    assert all(one["findings"] == made[0]["findings"] for one in made)
    assert sum(phone.asked.count("ours") for phone in phones) == 1
    assert {tuple(phone.asked) for phone in phones[1:]} == {("mine",)}


def test_what_has_changed_since_is_made_anew_and_a_moment_later_at_the_latest(monkeypatch):
    room = room_at("deal", "revealed")
    me, phones = room.people[0], [Asking(room.people[0]) for _ in range(3)]

    async def ask_and_turn():
        await handing._send(phones[0])
        room.ask("show", code=room.code, slide=99)
        await handing._send(phones[1])
        monkeypatch.setattr(findings, "FRESH", 0.0)
        await handing._send(phones[2])

    findings._made.clear()
    asyncio.run(ask_and_turn())
    first, second, third = (len(found(one.sent[0]["page"])) for one in phones)
    assert first == second < third
    assert third == len(found(page_of(me)))


def test_a_page_that_is_asked_for_without_end_is_made_once_and_once_more(monkeypatch):
    monkeypatch.setattr(handing, "PAUSE", 0.05)
    asking = Asking(room_at("room", "asking").people[0])

    async def flood():
        await asyncio.gather(*(handing.hand_over(asking) for _ in range(1000)))

    asyncio.run(flood())
    assert len(asking.sent) == 2
    assert asking.underway == set()


def test_what_cannot_be_told_now_is_said_to_be_so():
    asking = Asking(room_at("room", "asking").people[0])

    async def nobody(do, **_):
        raise Unreachable(do)

    asking.client.ask = nobody
    asyncio.run(handing._send(asking))
    assert asking.sent == [{"op": "kept", "page": None}]


def test_a_phone_that_asks_is_handed_its_page_by_the_card():
    asking = Asking(room_at("room", "asking").people[0])
    asyncio.run(asyncio.wait_for(phone.act(asking, {"op": "mine"}), 10))
    assert [told["op"] for told in asking.sent] == ["kept"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_promises_stand_there_with_their_owner_and_their_day(language):
    room = LiveRoom(agenda=only([PROMISES]), mode="teams")
    people = [room.seat("sales", language), room.seat("marketing", language)]
    here(room)
    room.go("proposals", "talk")
    room.ask("propose", op=new_op(), text="We call back within a day.", code=room.code)
    room.go("vote", "asking")
    (promise,) = room.look()["promises"]
    for person in people:
        person.answer("wanted", {promise["id"]: "yes"})
    room.go("sign", "talk")
    terms = {"owner": "Head of sales", "due": "2027-01-15", "indicator": "Hours", "today": "70"}
    room.ask("write", code=room.code, promise=promise["id"], terms=terms)
    page = page_of(people[0])
    (line,) = page["promises"]
    assert line["text"] == "We call back within a day."
    told = {term["id"]: term["text"] for term in line["terms"]}
    assert told["owner"] == "Head of sales"
    assert "2027" in told["due"]
    assert told["due"] != "2027-01-15"
    words = load_exercise(PROMISES).texts(language)
    assert ("We call back within a day.", interface(language)("promises.options.yes")) in said(
        page
    )[words("questions.wanted.prompt")]
    assert page["parts"]["answers"]["title"] == interface(language)("keep.teams.title")
    assert interface(language)("teams.promise") in as_json(page)


def test_a_team_keeps_what_its_own_side_said():
    room = LiveRoom(mode="teams")
    sales, marketing = room.seat("sales"), room.seat("marketing")
    here(room)
    room.advance("asking")
    question = room.round.question("claim")
    item = question.items[0]
    sales.answer("claim", {item: "5"})
    marketing.answer("claim", {item: "1"})
    mine, theirs = (said(page) for page in pages(sales, marketing)[0])
    (asked,) = mine
    assert mine[asked] != theirs[asked]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_to_every_question_there_is_can_be_told_in_words(language):
    session = LiveRoom().session
    kinds_told = set()
    for slug in exercises():
        exercise = load_exercise(slug)
        asked = [q for round in exercise.rounds for q in round.questions if q.answerable]
        answers = {q.id: an_answer(q) for q in asked}
        games = [q.play for q in asked if q.turn]
        mine = {
            "answers": {slug: answers},
            "released": [],
            "seats": {slug: games[0].seats[0]} if games else {},
            "stamp": "",
        }
        ours = {
            "session": session | {"course": [[slug, "any"]]},
            "promises": [],
            "own_items": [],
            "worded": [],
        }
        (told,) = answered(Hers(mine, Shared(ours, [], "[]", {}), "sales", language))
        assert told["title"] == exercise.texts(language)("title")
        for one in told["asked"]:
            assert one["asked"].strip()
            assert one["lines"] or one["wrote"].strip()
            assert all(line["said"].strip() for line in one["lines"])
        # The quarters of a game are lines of one question; of ballots nothing is on the list.
        turns = [q for q in asked if q.turn and q.turn > 1]
        ballots = [q for q in asked if kind_of(q).BALLOT]
        assert len(told["asked"]) == len(asked) - len(turns) - len(ballots)
        kinds_told |= {q.kind for q in asked}
    assert kinds_told == {name for name, kind in kinds().items() if kind.ANSWERABLE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_teams_own_items_are_numbers_in_what_is_kept(language):
    room = filled_room(MAPS)
    me = room.seat("sales", language)
    room.go("court", "asking")
    items = [{"text": f"Called {n} times", "short": ""} for n in (1, 2)]
    room.ask("own", code=room.code, exercise=MAPS, question="court", items=items)
    first, second, *_ = load_exercise(MAPS).question("court").items
    for person in room.people:
        person.answer("court", {first: "lead", second: "neither"})
    room.go("court", "revealed")
    assert "Called 2 times" in as_json(phone.compose(me.look()))
    page = page_of(me)
    assert "times" not in as_json(page["answers"] + page["findings"])
    numbered = interface(language)("own_items.numbered", n=2)
    assert numbered in as_json(page["answers"])
    assert numbered in as_json(page["findings"])


def test_whose_seat_was_ended_keeps_nothing_more():
    room = room_at("room", "asking")
    me = room.people[0]
    room.ask("end_seats", code=room.code, seats=[me.look()["me"]["seat"]])
    assert room.refusal("mine", me.ticket) == room.refusal("ours", me.ticket) == "seat-ended"


def test_who_is_nobody_in_a_room_is_told_nothing_of_it():
    room = room_at("room", "revealed")
    for ticket in (room.wall(), room.facilitator(), None):
        for command in ("mine", "ours", "ours_at"):
            assert room.refusal(command, ticket, step=0, code=room.code) == "not-allowed"
    me = room.people[0]
    assert room.refusal("ours_at", me.ticket, step=1) == "bad-command"
    assert room.refusal("ours_at", me.ticket, step="0") == "bad-command"
    other = LiveRoom(room.store).seat("sales")
    assert other.room.ask("mine", other.ticket, code=room.code)["answers"] == {}
    assert other.room.ask("ours", other.ticket, code=room.code)["shown"] == []
