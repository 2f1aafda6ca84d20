"""The phone's page, from what its owner may see."""

import pytest

from tests.pages.conftest import EXERCISES, ROUNDS, SLUGS, room_at
from tests.support.pages import assert_speaks
from tests.support.room import EXERCISE, LiveRoom, as_json
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise
from workshop.pages import room as page_of
from workshop.pages.parts import card as card_of
from workshop.questions.question import VIEWS

YET = ("-replayed-game", "-rerun-pool", "-matrix-owners")
"""What shows nothing until the facilitator has played or written something."""
"""These slides are empty until something is played."""


def phone(room, who=0):
    return page_of.compose(room.people[who].look())


def test_a_phone_speaks_in_every_phase_and_both_languages(place):
    _, phase, language, room = place
    page = phone(room)
    assert_speaks(page)
    assert page["phase"] == phase
    assert page["language"] == language
    assert page["title"]
    assert page["department"]["text"] == interface(language)("departments.sales")


def test_a_phone_holds_results_only_after_the_reveal(place):
    _, phase, _, room = place
    assert ("results" in phone(room)) == (phase == "revealed")


def test_a_phone_holds_questions_only_while_they_are_asked(place):
    _, phase, _, room = place
    assert ("cards" in phone(room)) == (phase == "asking")


@pytest.mark.parametrize("present", [["sales", "marketing"], ["marketing", "hr", "sales"]])
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.slug)
def test_departments_stand_in_the_order_of_the_session_on_every_card(exercise, present):
    for question in (one for round in exercise.rounds for one in round.questions):
        shown = [
            one["id"] for one in card_of(exercise, question, "sales", present, "en")["options"]
        ]
        assert sorted(shown) == sorted(question.options)
        assert [one for one in shown if one in present] == [d for d in present if d in shown]
        others = [one not in present for one in question.options]
        assert [one not in present for one in shown] == others


@pytest.mark.parametrize("round", ROUNDS)
def test_a_revealed_phone_shows_what_the_wall_has_shown_with_the_newest_first(round):
    room, before = room_at(round, "revealed"), []
    for slide in range(len(load_exercise(SLUGS[round]).round(round).reveals)):
        room.ask("show", code=room.code, slide=slide)
        newest, *rest = phone(room)["results"]
        assert newest["title"]
        assert newest["rows"] or newest["id"].endswith(YET)
        assert rest == before
        before = [newest, *rest]


def test_a_slide_beyond_the_last_is_no_reason_to_stop():
    room = room_at("again", "revealed")
    room.ask("show", code=room.code, slide=99)
    assert phone(room)["phase"] == "revealed"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("who", "them"), [("sales", "marketing"), ("marketing", "sales")])
def test_a_mirror_names_us_and_the_others(language, who, them):
    room = LiveRoom()
    room.seat(who, language)
    room.advance("asking")
    cards = {card["id"]: card for card in phone(room)["cards"]}
    name = interface(language)
    us, them = name(f"departments_inside.{who}"), name(f"departments_inside.{them}")
    said = {view: cards[f"{EXERCISE}/mirror-{view}"]["prompt"] for view in VIEWS}
    assert us in said["us"]
    assert them in said["them"]
    assert us in said["told"]
    assert them in said["told"]
    assert them not in said["us"]


def test_somebody_from_hr_gets_no_mirror_and_no_facts():
    room = LiveRoom(departments=["sales", "marketing", "hr"])
    room.seat("hr")
    asked = set()
    while room.session["round"] != "again":
        if room.session["phase"] == "asking":
            asked |= {card["id"].partition("/")[2] for card in phone(room)["cards"]}
        room.advance()
    rounds = [load_exercise(EXERCISE).round(id) for id in ("room", "deal")]
    assert asked == {q.id for round in rounds for q in round.questions if not q.only_for}


def test_a_card_has_words_for_everything_on_it():
    for language in LANGUAGES:
        for round in ("room", "deal", "again"):
            for card in phone(room_at(round, "asking", people=1, language=language))["cards"]:
                assert card["prompt"]
                assert all(item["text"] for item in card["items"])
                assert all(option["text"] for option in card["options"])
                if card["kind"] == "rating":
                    assert card["low"]
                    assert card["high"]
                if card["kind"] == "note":
                    assert all(card["lines"])


def test_a_phone_shows_its_owner_what_she_answered_and_nobody_elses():
    room = room_at("deal", "answered exchange")
    texts = [as_json(phone(room, who)) for who in range(len(room.people))]
    for who, text in enumerate(texts):
        assert f"Sentence number {who}," in text
        assert text.count("Sentence number") == 1


def test_html_that_somebody_wrote_comes_back_as_the_text_it_is():
    room = room_at("deal", "answered exchange")
    written = "<script>alert('x')</script> {name}"
    room.people[0].answer("missing", written)
    values = {card["id"]: card["value"] for card in phone(room)["cards"]}
    assert values[f"{EXERCISE}/missing"] == written


def test_a_phone_knows_no_token():
    room = room_at("room", "asking")
    person = room.people[0]
    for secret in (person.token, person.ticket, room.key):
        assert secret not in as_json(phone(room))


def test_two_phones_have_two_seats_and_one_phone_keeps_hers():
    room = room_at("", "lobby")
    seats = [phone(room, who)["seat"] for who in (0, 1, 0)]
    assert seats[0] == seats[2] != seats[1]
