"""What the console says before it is too late, and how it leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages.conftest import room_at
from tests.pages.test_console import console
from tests.support.pages import assert_speaks
from tests.support.room import EXERCISE, GAME, LEADS, TASKS, LiveRoom
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise
from workshop.pages.console.marks import mark_of, read_texts
from workshop.pages.console.notes import note_sections


def test_only_what_cannot_be_taken_back_asks_first(place):
    _, phase, _, room = place
    page = console(room)
    asks = {move["to"] for move in (page["next"], *page["others"]) if move and move["confirm"]}
    assert asks == ({"revealed"} if phase == "closed" else set())


def test_a_move_that_can_be_taken_back_says_what_happened_beside_undo(place):
    _, phase, language, room = place
    line = console(room, language)["undo"]
    assert (line is None) == (phase in ("lobby", "revealed"))
    if line:
        assert_speaks(line)


# -- what will be missing ------------------------------------------------------------------


def asking(**sizes):
    room = LiveRoom()
    room.fill(**sizes)
    room.advance("asking")
    return room


def test_before_closing_she_reads_by_department_what_will_be_missing_and_how_many_it_takes():
    room = asking(marketing=6, sales=7)
    mirror = room.round.question("mirror-us")
    for person, lines in zip(room.people, [4, 2, *[6] * 11], strict=True):
        person.answer("mirror-us", dict.fromkeys(mirror.items[:lines], "3"))
    page = console(room)["answered"]
    row = next(card for card in page["cards"] if card["id"] == "mirror-us")
    marketing = next(one for one in row["departments"] if one["id"] == "marketing")
    assert (marketing["n"], marketing["of"], bool(marketing["note"])) == (6, 6, True)
    room.everyone_answers()
    assert console(room)["answered"]["missing"]["sentences"] == []
    assert console(room)["answered"]["missing"]["all"]


def test_one_who_skipped_lines_is_told_of_as_one_more_that_it_takes():
    room = asking(marketing=6, sales=7)
    room.everyone_answers()
    mirror = room.round.question("mirror-us")
    for person in room.people[:2]:
        person.answer("mirror-us", dict.fromkeys(mirror.items[:4], "3"))
    (marketing, sales) = console(room)["answered"]["missing"]["sentences"][::-1]
    assert marketing.startswith("Marketing will not be shown on their own in 1 of 6")
    assert marketing.endswith("It takes one more of them.")
    assert sales.startswith("Sales")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_department_too_small_for_a_result_of_its_own_is_named_with_whom_it_hides(language):
    room = asking(marketing=1, sales=7)
    room.everyone_answers()
    sentences = console(room, language)["answered"]["missing"]["sentences"]
    named = [interface(language)(f"departments.{d}") for d in ("sales", "marketing")]
    assert [s.split()[0] for s in sentences] == named
    assert "5" in sentences[1]
    assert_speaks({"said": sentences})


@pytest.mark.parametrize("sizes", [(7, 4), (6, 6), (5, 1), (2, 2), (9, 5)])
def test_what_is_said_to_be_missing_is_what_the_reveal_leaves_out(sizes):
    room = asking(sales=sizes[0], marketing=sizes[1])
    room.everyone_answers()
    warned = room.look()["counted"]
    room.advance("revealed")
    shown = {id: tally for id, tally in room.look()["results"].items() if tally["cells"]}
    assert warned.keys() <= shown.keys()
    for id, there in warned.items():
        assert {d for d, one in there.items() if one["hidden"]} == set(shown[id]["hidden"])


def test_where_nothing_can_be_shown_the_last_question_before_it_says_so():
    room = asking(sales=4)
    room.everyone_answers()
    (sentence,) = console(room)["answered"]["missing"]["sentences"]
    room.advance("closed")
    button = console(room)["next"]
    assert button["to"] == "revealed"
    assert button["confirm"].splitlines()[1:] == [sentence]


# -- going back ----------------------------------------------------------------------------


def test_the_run_sheet_offers_every_reveal_again_and_every_step_that_was_not_seen():
    room = room_at("deal", "asking")
    rows = [(row["again"], row["go"]) for row in console(room)["steps"]]
    assert rows == [(True, False), (False, False), (False, True)]
    room.advance("next")
    assert [row["state"] for row in console(room)["steps"]] == ["done", "skipped", "now"]
    assert console(room)["steps"][1]["go"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_looking_back_the_console_says_so_and_where_back_leads(language):
    room = room_at("deal", "asking")
    room.ask("look_again", code=room.code, step=0)
    page = console(room, language)
    assert_speaks(page)
    assert (page["next"], page["others"], page["undo"]) == (None, [], None)
    assert interface(language)("phases.asking") in page["again"]["back"]
    assert page["figures"]
    assert page["steps"][1]["state"] == "now"
    assert "clock" not in page


# -- notes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", [EXERCISE, GAME, TASKS, LEADS])
def test_the_notes_open_where_the_room_is(slug, language):
    exercise = load_exercise(slug)
    for round in exercise.rounds:
        for phase in ["story"] * bool(round.story) + ["asking", "closed", "revealed"]:
            sections = note_sections(exercise, round.id, phase, language)
            (now,) = (one for one in sections if one["now"])
            assert now["blocks"], (round.id, phase)
            assert round.id in now["id"]
            assert "{#" not in "".join(one["title"] for one in sections)
    (before,) = (one for one in note_sections(exercise, "", "lobby", language) if one["now"])
    assert before["blocks"]


def test_while_the_story_is_told_it_can_be_read_aloud_from_the_page():
    page = console(room_at("room", "story"))
    assert page["story"] == load_exercise(EXERCISE).blocks("story", "en")
    assert "story" not in console(room_at("room", "asking"))


# -- texts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Ask before you promise.", ""),
        ("Spør før du lover noe. Marked visste det på mandag!", ""),
        ("We should have called Kari first.", "name"),
        ("Vi burde ha ringt Kari først.", "name"),
        ("In March I told HR, OK?", ""),
        ("This is bullshit.", "rude"),
        ("For en jævla idiot", "rude"),
        ("fucking late again", "rude"),
        ("the class was assessed", ""),
        ("Ring 91 23 45 67", "contact"),
        ("ola@example.com knows", "contact"),
        ("It took 12 weeks and 250 calls", ""),
    ],
)
def test_a_name_an_address_or_a_harsh_word_is_marked_for_a_second_look(text, mark):
    assert mark_of(text) == mark


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mark_is_a_sentence(language):
    ui = interface(language)
    (read,) = read_texts([{"id": "a", "text": "We told Kari.", "released": False}], ui)
    assert read["mark"] == ui("watch.marks.name")


@given(st.text(max_size=300))
def test_whatever_is_written_can_be_looked_at(text):
    assert mark_of(text) in ("", "name", "rude", "contact")
