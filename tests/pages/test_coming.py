"""What could come next: only what is certain, only to the facilitator, and she decides."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from tests.pages.test_console import console
from tests.support.pages import assert_speaks
from tests.support.room import EXERCISE, GAME, LEADS, TASKS, LiveRoom, words_of
from tests.support.team_room import team_room
from workshop.commands.new import new_kit
from workshop.content import LANGUAGES, OWN_KIT
from workshop.content.texts import interface
from workshop.exercises.agenda import only
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.routing import ways
from workshop.host.client import new_op
from workshop.pages import room as phone
from workshop.pages import wall
from workshop.pages.console.coming import told
from workshop.pages.stage import Figures

SIGNS = "conflict-signs"
PROGRAMME = only(["check-in", EXERCISE, GAME, "closing"])
SEEN = {"ranks": "5", "bustle": "1", "known": "1", "daily": "1"}
"""What a room says that sees one sign clearly and nothing else."""


def asked_of(room, cause):
    """Play a room to its first results; its people name causes in turn."""
    while room.session["phase"] != "asking":
        room.advance()
    room.host.run(
        person.answering("cause", cause[at % len(cause)]) for at, person in enumerate(room.people)
    )
    room.advance("revealed")
    return room


def room_that_says(*cause, agenda=PROGRAMME, people=8, **opening):
    room = LiveRoom(agenda=agenda, **opening)
    room.fill(sales=people, marketing=people)
    return asked_of(room, cause)


def signs_room(rated, agenda=SIGNS, **opening):
    """Play a room through the signs; `rated` says how everybody rates the items of a question."""
    room = LiveRoom(agenda=only([agenda]), **opening)
    room.fill(sales=8, marketing=8)
    rate(room, rated)
    return room


def rate(room, rated):
    for id in ("signs", "symptoms"):
        while (room.session["round"], room.session["phase"]) != (id, "asking"):
            room.advance()
        asked = load_exercise(SIGNS).round(id).questions
        room.host.run(
            person.answering(question.id, dict.fromkeys(question.items, rated[question.id]))
            for person in room.people
            for question in asked
            if question.id in rated and question.asks(person.department, ["sales", "marketing"])
        )
        room.advance("revealed")


def coming(room, language="en", **more):
    return console(room, language, **more)["coming"]


def by_way(room):
    return {one["id"]: one for one in coming(room)["ways"]}


def reroute(room, exercise, where="next"):
    room.ask("reroute", op=new_op(), code=room.code, exercise=exercise, where=where)


# -- what speaks for a way -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("cause", "way"),
    [("information", "explain"), ("competition", "numbers"), ("chaos", "strategy")],
)
def test_the_cause_that_a_room_names_leads_to_its_way_with_the_reason(cause, way):
    panel = coming(room_that_says(cause))
    (one,) = panel["ways"]
    assert one["id"] == way
    option = load_exercise(EXERCISE).texts("en")(f"questions.cause.options.{cause}")
    assert option.rstrip(".") in one["why"]
    assert one["why"].count(". ") == 0
    assert panel["open"] == ""


def test_only_the_kits_own_way_is_marked_as_such():
    assert by_way(room_that_says("chaos"))["strategy"]["own"] == interface("en")("routes.own")
    assert by_way(room_that_says("competition"))["numbers"]["own"] == ""


def test_where_nothing_is_certain_it_says_so_and_names_what_the_programme_goes_on_with():
    panel = coming(room_that_says("information", "competition", "chaos"))
    assert panel["ways"] == []
    assert panel["open"] == interface("en")("routes.open")
    assert load_exercise(GAME).texts("en")("title") in panel["planned"]


@pytest.mark.parametrize("people", [1, 2])
def test_of_too_few_nothing_is_said_for_a_group_under_five_names_no_cause(people):
    panel = coming(room_that_says("chaos", people=people))
    assert panel["ways"] == []
    assert "mess" not in " ".join(words_of(panel))


def test_two_signs_and_their_symptoms_lead_to_their_ways():
    seen = by_way(signs_room(SEEN))
    assert seen.keys() == {"space"}
    assert "“Two camps”" in seen["space"]["why"]
    all_of_it = by_way(signs_room(dict.fromkeys(SEEN, "5")))
    assert all_of_it.keys() == {"space", "strategy", "explain", "numbers"}
    assert "“Little is told”" in all_of_it["explain"]["why"]
    assert "“Poor communication explains it all”" in all_of_it["explain"]["why"]


def test_a_sign_that_is_surely_not_seen_speaks_for_nothing():
    panel = coming(signs_room(dict.fromkeys(SEEN, "1")))
    assert (panel["ways"], panel["open"]) == ([], interface("en")("routes.open"))


def test_cause_and_signs_speak_together_and_the_way_with_more_reasons_comes_first():
    room = LiveRoom(agenda=only([EXERCISE, SIGNS]))
    room.fill(sales=8, marketing=8)
    asked_of(room, ["competition"])
    rate(room, SEEN | {"ranks": "1", "bustle": "5", "daily": "5"})
    first, second = coming(room)["ways"][:2]
    assert (first["id"], second["id"] == "numbers") == ("numbers", False)
    assert "feeds its quarrels" in first["why"]
    assert "Joint projects come to nothing" in first["why"]


def test_a_way_that_cannot_be_played_stands_after_those_that_can():
    found = [one["id"] for one in coming(signs_room(dict.fromkeys(SEEN, "5")))["ways"]]
    there = {way.id for way in ways() if {*way.exercises} & {*exercises()}}
    assert [id in there for id in found] == sorted((id in there for id in found), reverse=True)


# -- when and to whom ----------------------------------------------------------------------


def test_it_is_shown_with_results_on_which_a_route_hangs_and_where_the_exercise_ends():
    room = LiveRoom(agenda=PROGRAMME)
    room.fill(sales=5, marketing=5)
    shown = []
    while room.session["phase"] != "ended":
        if coming(room):
            shown.append((room.session["exercise"], room.session["round"], room.session["phase"]))
        room.advance()
    routes = [(EXERCISE, "room"), (EXERCISE, "again"), (GAME, "first"), (GAME, "matrix")]
    assert shown == [(*place, "revealed") for place in routes]


def test_it_is_gone_while_the_room_looks_at_earlier_results_once_more():
    room = room_that_says("chaos")
    room.advance("next")
    room.ask("look_again", code=room.code, step=1)
    assert coming(room) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_both_languages_and_no_word_of_it_is_on_wall_or_phone(language):
    room = room_that_says("chaos", language=language)
    panel = coming(room, language)
    assert_speaks(panel)
    reroute(room, TASKS, "instead")
    after = console(room, language)
    assert_speaks(after)
    hers = {panel["title"], panel["lead"], panel["ways"][0]["why"], after["undo"]["text"]}
    others = [
        *words_of(wall.compose(room.look(room.wall()), Figures())),
        *words_of(phone.compose(room.people[0].look())),
    ]
    assert not hers & {*others}
    assert not any(interface(language)(f"routes.ways.{way.id}") in others for way in ways())


# -- what is proposed ----------------------------------------------------------------------


def test_an_exercise_that_is_ahead_is_only_said_to_be_ahead():
    one = by_way(room_that_says("chaos", agenda=only([EXERCISE, GAME, TASKS])))["strategy"]
    assert (one["exercise"], one["moves"]) == ("", [])
    title = load_exercise(TASKS).texts("en")("title")
    assert one["told"] == interface("en")("routes.ahead", title=title)
    next_one = by_way(room_that_says("competition"))["numbers"]
    assert "is what comes next" in next_one["told"]


def test_where_the_first_exercise_of_a_way_was_played_the_next_one_is_proposed():
    room = LiveRoom(agenda=only([TASKS, EXERCISE]))
    room.fill(sales=8, marketing=8)
    while room.session["exercise"] != EXERCISE:
        room.advance()
    one = by_way(asked_of(room, ["chaos"]))["strategy"]
    assert one["exercise"] == LEADS


def test_an_exercise_that_was_skipped_is_said_to_be_behind():
    room = LiveRoom(agenda=only([TASKS, EXERCISE]))
    room.fill(sales=8, marketing=8)
    room.advance()
    while room.session["exercise"] != EXERCISE:
        room.advance("next")
    one = by_way(asked_of(room, ["chaos"]))["strategy"]
    assert (one["exercise"], "skipped" in one["told"]) == ("", True)


def test_an_exercise_that_is_broken_is_not_proposed():
    room = room_that_says("chaos")
    room.ask("content", broken={f"exercises/{TASKS}": "data/x:1: it is broken."})
    assert by_way(room)["strategy"]["exercise"] == LEADS


def space_leads_to(tmp_path, *exercises):
    """Return what is proposed in a kit whose common space leads to these exercises."""
    kit = new_kit(tmp_path / "kit")
    path = kit / "data" / "routes.toml"
    line = rf"\g<1>exercises = {json.dumps(exercises)}"
    text = re.sub(r'(id = "space"\n)exercises = .*', line, path.read_text("utf-8"))
    path.write_text(re.sub("planned = .*", 'planned = ["far-away"]', text), "utf-8")
    asks = "from tests.pages.test_coming import *; print(json.dumps(by_way(signs_room(SEEN))))"
    own = os.environ | {OWN_KIT: str(kit)}
    run = subprocess.run(
        [sys.executable, "-c", asks], capture_output=True, check=True, text=True, env=own
    )
    return json.loads(run.stdout)["space"]


def test_a_way_whose_exercises_are_yet_to_come_says_so_and_proposes_nothing(tmp_path):
    one = space_leads_to(tmp_path, "far-away")
    assert (one["told"], one["exercise"], one["moves"]) == (interface("en")("routes.none"), "", [])


def test_an_exercise_joins_a_way_by_a_line_of_data(tmp_path):
    assert space_leads_to(tmp_path, "far-away", LEADS)["exercise"] == LEADS


# -- minutes -------------------------------------------------------------------------------


def moves(room, **more):
    (one,) = coming(room, **more)["ways"]
    return {move["where"]: move for move in one["moves"]}


def minutes(note):
    return int(re.search(r"\d+", note)[0])


def test_it_says_how_long_the_exercise_takes_and_whether_the_minutes_fit():
    room = room_that_says("chaos", agenda="two-hours")
    assert minutes(by_way(room)["strategy"]["told"].rpartition("”")[2]) == 41
    notes = {where: move["note"] for where, move in moves(room).items()}
    assert "too late" in notes["next"]
    assert "It fits" in notes["instead"]
    assert "too late" in moves(room_that_says("chaos", agenda="first-session"))["next"]["note"]


def test_the_more_time_the_room_has_used_the_later_it_would_end():
    room = room_that_says("chaos", agenda="two-hours")
    now = datetime.now(UTC)
    late = [minutes(moves(room, now=now + timedelta(minutes=n))["next"]["note"]) for n in (30, 40)]
    assert late[1] - late[0] == 10


def test_what_does_not_fit_is_said_as_long_as_it_does_not():
    room = room_that_says("chaos", agenda="first-session")
    assert coming(room)["over"] == ""
    reroute(room, TASKS)
    assert "later than people were invited for" in coming(room)["over"]


def test_a_programme_of_ones_own_has_no_length_and_nothing_is_said_of_it():
    assert {
        move["note"] for move in moves(room_that_says("chaos", agenda=only([EXERCISE]))).values()
    } == {""}


# -- what she decides ----------------------------------------------------------------------


def test_only_an_exercise_that_may_be_left_out_gives_way():
    assert moves(room_that_says("chaos")).keys() == {"next", "instead"}
    only_promises = room_that_says("chaos", agenda=only([EXERCISE, "commitments"]))
    assert moves(only_promises).keys() == {"next"}


def test_the_run_sheet_and_its_minutes_follow_what_she_decided():
    room = room_that_says("chaos")
    reroute(room, TASKS, "instead")
    page = console(room)
    sheet = [row["text"] for row in page["steps"]]
    assert "Who decides what" in sheet
    assert not any(row["round"] == "You get what you pay for" for row in page["steps"])
    assert sum(row["minutes"] for row in page["steps"]) == 4 + 51 + 42 + 4


@pytest.mark.parametrize("where", ["next", "instead"])
def test_what_she_decided_is_said_beside_undo_until_the_room_moves(where):
    room = room_that_says("chaos")
    assert console(room)["undo"] is None
    reroute(room, TASKS, where)
    line = console(room)["undo"]
    assert load_exercise(TASKS).texts("en")("title") in line["text"]
    assert (load_exercise(GAME).texts("en")("title") in line["text"]) == (where == "instead")
    room.advance("next")
    assert "has begun" in console(room)["undo"]["text"]


def test_where_she_had_gone_further_the_button_says_after_what_it_comes():
    room = room_that_says("chaos")
    game = next(at for at, (slug, _) in enumerate(room.session["course"]) if slug == GAME)
    for step in (game, 3):
        room.ask("advance", op=new_op(), code=room.code, step=step)
    for to in ("asking", "closed", "revealed"):
        room.advance(to)
    put = moves(room)["next"]["text"]
    assert put == interface("en")("routes.after", title="You get what you pay for")


# -- sides that share a phone --------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "ways_found"),
    [(("chaos", "chaos"), ["strategy"]), (("chaos", "information"), []), (("chaos", None), [])],
)
def test_of_teams_a_cause_speaks_only_where_every_side_names_it(said, ways_found):
    room = team_room(PROGRAMME)
    while room.session["phase"] != "asking":
        room.advance()
    for phone_of_side, cause in zip(room.people, said, strict=True):
        if cause:
            phone_of_side.answer("cause", cause)
    room.advance("revealed")
    assert [one["id"] for one in coming(room)["ways"]] == ways_found


@pytest.mark.parametrize(("theirs", "found"), [("4", True), ("3", False), ("1", False)])
def test_of_teams_a_sign_speaks_only_where_every_side_says_yes_to_most_of_it(theirs, found):
    room = team_room(only([SIGNS]))
    for id in ("signs", "symptoms"):
        while (room.session["round"], room.session["phase"]) != (id, "asking"):
            room.advance()
        if id == "signs":
            items = load_exercise(SIGNS).question("bustle").items
            for side, rated in zip(room.people, ("5", theirs), strict=True):
                side.answer("bustle", dict.fromkeys(items, rated))
        room.advance("revealed")
    assert ("strategy" in by_way(room)) == found


# -- on the command line -------------------------------------------------------------------


def test_the_same_is_told_in_lines():
    room = room_that_says("chaos")
    (line,) = told(room.look(room.facilitator()), "en")
    assert line.startswith("Strategy before tactics. Because the room puts")
    assert line.endswith(TASKS)
    (nothing,) = told(room_that_says("chaos", "information", "competition").look(), "en")
    assert "certain enough" in nothing
