"""What is said of routes that hang on nothing, lead nowhere, or say nothing."""

import re

import pytest

from tests.support.spoiled import Kit
from workshop.exercises.agenda import load_agenda
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.routing import ways

FIRST, SIGNS = (f"data/exercises/{slug}" for slug in ("where-are-the-sales", "conflict-signs"))
ROUTES = r"(?m)^(\[\[route\]\]|\[routes\])\n(?:(?!\[).*\n?)*"
"""The tables of routes in an exercise, and that of their words."""
WAYS = "data/routes.toml"


@pytest.fixture
def kit(tmp_path):
    return Kit(tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (f"{FIRST}/exercise.toml", 'way = "explain"', 'way = "explian"', "did you mean explain?"),
        (f"{FIRST}/exercise.toml", 'when = "choice-first"', 'when = "choice-frist"',
         "nothing that 'room' shows finds 'choice-frist'; did you mean choice-first?"),
        (f"{FIRST}/exercise.toml", 'when = "choice-first"', 'when = "cannot-tell"',
         "nothing that 'room' shows finds 'cannot-tell'"),
        (f"{FIRST}/exercise.toml", 'when = "choice-first"', 'when = "always"',
         "nothing that 'room' shows finds 'always'"),
        (f"{FIRST}/exercise.toml", 'of = "chaos"', 'of = "chaoss"', "did you mean chaos?"),
        (f"{FIRST}/exercise.toml", 'when = "choice-first"', 'when = "mirror-gap"',
         "'mirror-gap' is not found of a question, an item or an option: remove of."),
        (f"{FIRST}/exercise.toml", 'id = "mess"\nround = "room"', 'id = "mess"\nround = "roof"',
         "there is no round 'roof'; did you mean room?"),
        (f"{FIRST}/exercise.toml", 'id = "mess"', 'id = "rivals"', "this id stands twice"),
        (f"{FIRST}/exercise.toml", 'id = "mess"', 'id = "Mess"', "is no id"),
        (f"{SIGNS}/exercise.toml", 'of = "projects"', 'of = "dialogue"',
         "'dialogue' is none of what is asked there"),
        (f"{SIGNS}/exercise.toml", 'id = "projects"\nround = "symptoms"',
         'id = "projects"\nround = "heads"', "about somebody who can be named"),
        (f"{FIRST}/exercise.toml", 'way = "explain"', 'way = "explain"\nwhy = "x"',
         "there is no such key"),
        (f"{FIRST}/nb.toml", "mess = ", "mes = ", "did you mean routes.mess?"),
        (f"{FIRST}/en.toml", "rivals = ", "#rivals = ", "these words are missing"),
        (f"{FIRST}/en.toml", "puts “{thing}” first", "puts “{option}” first",
         "there is no placeholder {option} here; there is: {thing}."),
        (f"{SIGNS}/en.toml", "around {joined} people took part", "around {thing} took part",
         "there is no placeholder {thing} here; there is: {joined}, {needed}."),
        (WAYS, '"kpi-tradeoffs"', '"kpi-tradeofs"', "did you mean kpi-tradeoffs?"),
        (WAYS, '"kpi-tradeoffs"', '"lunch"', "if it is yet to come, name it in planned."),
        (WAYS, '"kpi-tradeoffs"]', '"kpi-tradeoffs", "kpi-tradeoffs"]', "stands there twice"),
        (WAYS, 'id = "space"', 'id = "explain"', "'explain' stands twice: rename one."),
        (WAYS, 'id = "space"', 'id = "garden"', "write ways.garden in data/ui/routes.en.toml."),
        (WAYS, "own = true", 'own = "yes"', "true or false"),
        (WAYS, "own = true", "ours = true", "there is no such key"),
        (WAYS, "planned = [", 'planned = ["Explain Yourself", ', "small letters"),
        ("data/ui/routes.nb.toml", "space = ", "#space = ", "ways.space: these words are missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence_with_file_and_line(kit, file, old, new, said):
    kit.replace(file, old, new)
    hit = [one for one in kit.mistakes() if said in one]
    assert hit, kit.mistakes()
    assert hit[0].startswith(f"{file}:")
    assert hit[0].split(":")[1].isdigit() or "planned" in hit[0]


def test_a_moment_finds_nothing_on_which_a_route_could_hang(kit):
    path = kit.path("data/moments/closing/exercise.toml")
    route = '\n[[route]]\nid = "x"\nround = "close"\nwhen = "choice-first"\nway = "explain"\n'
    path.write_text(path.read_text("utf-8") + route, "utf-8")
    said = "data/moments/closing/exercise.toml:"
    assert any(one.startswith(said) and "nothing that" in one for one in kit.mistakes())


def test_routes_of_a_kit_without_ways_are_told_that_the_file_is_missing(kit):
    kit.path(WAYS).unlink()
    told = kit.mistakes()
    assert any(WAYS in one for one in told)


def test_a_kit_without_routes_needs_no_ways(kit):
    kit.path(WAYS).unlink()
    for slug in exercises():
        for name in ("exercise", "en", "nb"):
            path = kit.path(f"data/exercises/{slug}/{name}.toml")
            text = path.read_text("utf-8")
            path.write_text(re.sub(ROUTES, "", text), "utf-8")
    assert kit.mistakes() == []


def test_an_exercise_that_comes_later_joins_a_way_by_standing_in_its_list():
    planned = set(ways().planned)
    named = [slug for way in ways() for slug in way.exercises]
    assert planned <= set(named)
    assert all(load_exercise(slug) for slug in named if slug not in planned)


def test_the_article_has_three_ways_and_one_is_our_own():
    assert [(way.id, way.own) for way in ways()] == [
        ("explain", False),
        ("space", False),
        ("numbers", False),
        ("strategy", True),
    ]


def test_the_causes_and_the_signs_lead_to_every_way():
    exercises = {item.exercise for item in load_agenda("short-day").items}
    routes = [r for slug in exercises for r in load_exercise(slug).routes]
    assert {route.way for route in routes} == {way.id for way in ways()}
