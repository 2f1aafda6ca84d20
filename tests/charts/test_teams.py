"""Every reveal of every exercise where each side answers on one phone: the answers themselves."""

import itertools

import pytest

from tests.charts.drawings import (
    DEPARTMENTS,
    assert_bars_fit,
    assert_rectangular,
    assert_sound_spec,
    drawn,
    texts,
    undrawn,
)
from tests.charts.invented import invented, played, said_in
from tests.support.team_room import THRESHOLDS, said_by_sides
from workshop import charts
from workshop.charts import bars, found
from workshop.charts.said.lines import Answer, distance
from workshop.content import LANGUAGES
from workshop.exercises.exercise import Reveal, exercises, load_exercise
from workshop.exercises.ghost import TEAM
from workshop.questions.kinds import kinds
from workshop.questions.said import as_said

SALES, MARKETING = DEPARTMENTS
FIRST, GAME, TASKS, LEADS = (
    "where-are-the-sales",
    "kpi-tradeoffs",
    "strategy-vs-tactics",
    "must-every-lead-buy",
)
EVERY = [
    (slug, at)
    for slug in exercises()
    for at, reveal in enumerate(load_exercise(slug).played_by("teams").reveals)
    if not charts.charts()[reveal.chart].games
]
"""But for games: firms are told alike, whoever holds a phone."""

LISTS = ("proposals", "votes", "promises", "requests", "replies", "canvas")
"""They are read and not drawn; what each table voted stands in words."""

PLAYED = ("replayed", "rerun")
"""They show nothing before the facilitator has played something."""

TWO_TABLES = {slug: None for slug in exercises()}


def exercise_of(slug):
    return load_exercise(slug).played_by("teams")


def two_tables(slug):
    """Return the room in which sales have a second table, which says what marketing say."""
    said = said_by_sides(slug)
    tables = [(1, SALES, said[SALES]), (2, MARKETING, said[MARKETING]), (3, SALES, other(slug))]
    return played(exercise_of(slug), said_in(exercise_of(slug), tables))


def other(slug):
    """Return what sales could have said too: of everything another answer that its kind takes."""
    asked = [q for round in exercise_of(slug).rounds for q in round.questions if q.answerable]
    return {q.id: kinds()[q.kind].invent(q, 3) for q in asked if q.asks(SALES, DEPARTMENTS)}


def of_chart(chart, slug, results=None, language="en", nth=0):
    reveal = [one for one in exercise_of(slug).reveals if one.chart == chart][nth]
    return found(reveal, exercise_of(slug), results or invented(slug, TEAM), DEPARTMENTS, language)


@pytest.mark.parametrize(("slug", "at"), EVERY)
def test_every_reveal_says_what_the_sides_said_in_both_languages(slug, at):
    exercise, results = exercise_of(slug), invented(slug, TEAM)
    reveal = exercise.reveals[at]
    for language in LANGUAGES:
        figure = undrawn(reveal, exercise, results, language)
        light = bars(reveal, exercise, results, DEPARTMENTS, language)
        words = "\n".join(texts([figure["title"], figure["sentence"], figure["table"], light]))
        assert "{" not in words
        assert [one for one in THRESHOLDS[language] if one in words.lower()] == []
        assert "chance" not in figure
        assert_rectangular(figure["table"])
        assert_bars_fit(light)
        assert reveal.chart in PLAYED or (figure["table"]["rows"] and light["rows"])


@pytest.mark.parametrize(("slug", "at"), EVERY)
def test_every_reveal_is_drawn_with_one_table_a_side_and_with_two(slug, at):
    exercise = exercise_of(slug)
    language = LANGUAGES[at % len(LANGUAGES)]
    for results in (invented(slug, TEAM), two_tables_once(slug)):
        figure = drawn(exercise.reveals[at], exercise, results, DEPARTMENTS, language)
        if exercise.reveals[at].chart in LISTS:
            assert not figure["spec"]
            continue
        assert exercise.reveals[at].chart in PLAYED or figure["spec"]
        assert_sound_spec(figure)
        assert all(figure["data"].values())


def two_tables_once(slug):
    TWO_TABLES[slug] = TWO_TABLES[slug] or two_tables(slug)
    return TWO_TABLES[slug]


@pytest.mark.parametrize(("slug", "at"), EVERY)
def test_with_several_tables_nothing_is_averaged_and_every_table_is_named(slug, at):
    exercise, results = exercise_of(slug), two_tables_once(slug)
    reveal = exercise.reveals[at]
    for language in LANGUAGES:
        figure = undrawn(reveal, exercise, results, language)
        words = "\n".join(texts([figure["title"], figure["sentence"], figure["table"]]))
        assert [one for one in THRESHOLDS[language] if one in words.lower()] == []
    if reveal.chart in LISTS:
        assert reveal.chart not in ("votes", "replies") or ("bord 1" in words and "bord 3" in words)
        return
    asked_of_sales = [q for q in reveal.questions if exercise.question(q).asks(SALES, DEPARTMENTS)]
    if asked_of_sales:
        light = bars(reveal, exercise, results, DEPARTMENTS, "en")
        names = {part["label"] for row in light["rows"] for part in row["parts"]}
        assert {"Sales, table 1", "Sales, table 3"} <= names


@pytest.mark.parametrize(("slug", "at"), EVERY)
def test_where_one_side_says_nothing_the_other_is_told_alone(slug, at):
    exercise = exercise_of(slug)
    results = played(exercise, said_in(exercise, [(2, MARKETING, said_by_sides(slug)[MARKETING])]))
    reveal = exercise.reveals[at]
    for language in LANGUAGES:
        figure = undrawn(reveal, exercise, results, language)
        words = "\n".join(texts([figure["title"], figure["sentence"]]))
        assert "{" not in words
        assert [one for one in THRESHOLDS[language] if one in words.lower()] == []
        assert figure["title"]


@pytest.mark.parametrize(("slug", "at"), EVERY)
def test_before_anybody_has_answered_nothing_asks_for_five(slug, at):
    exercise = exercise_of(slug)
    results = {id: as_said(exercise.question(id), [], DEPARTMENTS)
               for id in {q for reveal in exercise.reveals for q in reveal.questions}}  # fmt: skip
    for language in LANGUAGES:
        title = found(exercise.reveals[at], exercise, results, DEPARTMENTS, language).title
        assert title
        assert not any(one in title.lower() for one in (*THRESHOLDS[language], "five", "fem "))


# What is said.


def test_the_title_names_the_thing_on_which_the_sides_lie_furthest_apart():
    assert of_chart("ledger", FIRST).title == (
        "“The follow-up”: sales give 5 points and marketing give 40 points"
    )
    assert of_chart("ledger", FIRST, language="nb").title == (
        "«Oppfølgingen»: salg gir 5 poeng og marked gir 40 poeng"
    )


def test_the_mirror_sets_what_was_expected_beside_what_was_said():
    made = of_chart("mirror", FIRST)
    assert (
        made.title == "“Share the credit”, about marketing: marketing expected 1 and sales said 4"
    )
    assert made.holds["mirror-gap"] == {"statement": "Share the credit", "gap": "3"}
    assert "cannot-tell" not in made.holds


def test_two_tables_of_a_side_are_told_one_by_one():
    title = of_chart("agreement", LEADS, two_tables_once(LEADS)).title
    assert "5 (table 1)" in title
    assert "4 (table 3)" in title


def test_what_was_asked_twice_tells_both_answers_of_each_side():
    title = of_chart("shift", FIRST).title
    assert title == (
        "“Sales without marketing is only a dream”: sales say 4, and later 2; "
        "marketing say 4 both times"
    )


def test_facts_are_held_against_what_happened():
    made = of_chart("facts", FIRST)
    assert made.title == "Sales got 6 of 8 right and marketing got 7 of 8 right"
    assert {row.truth for row in made.rows} == {"Happened", "Did not happen"}


def test_guesses_stand_beside_what_the_model_makes_it():
    made = of_chart("forecast", GAME)
    assert made.title.startswith("“Customers after three years”: sales guess 1,450 customers")
    assert "By the model:" in made.title


def test_a_bonus_is_told_whole_as_the_side_set_it():
    title = of_chart("bonuses", GAME).title
    assert title.startswith("Sales pay marketing for “Qualified leads” (70) and “New customers”")


def test_of_several_bonuses_of_a_side_the_one_that_is_played_is_named():
    told = " ".join(of_chart("bonuses", GAME, two_tables_once(GAME)).told)
    assert "The model plays the bonus of sales, table 1." in told


def test_sides_that_agree_on_all_are_said_to_agree():
    exercise, said = exercise_of(FIRST), said_by_sides(FIRST)[SALES]
    results = said_in(exercise, [(1, SALES, said), (2, MARKETING, said)])
    assert of_chart("sorting", FIRST, results).title == "The sides say the same on all 10"
    assert "said-apart" not in of_chart("sorting", FIRST, results).holds


def test_a_chart_of_somebody_elses_gives_way_too(monkeypatch):
    """It says nothing of teams and knows nothing of them."""
    monkeypatch.setitem(charts.charts(), "own", charts.charts()["sorting"])
    exercise = exercise_of(FIRST)
    made = found(Reveal("own", ("lines",)), exercise, invented(FIRST, TEAM), DEPARTMENTS, "en")
    assert made.words == "said"


def test_not_knowing_lies_between_agreeing_and_the_other_end():
    four, two, unknown = (
        Answer("sales", 1, "4", 0.75, "4"),
        Answer("marketing", 2, "2", 0.25, "2"),
        Answer("marketing", 2, "dk", None, "?"),
    )
    assert (distance(four, two), distance(four, unknown), distance(four, four)) == (0.5, 0.5, 0)


@pytest.mark.parametrize("slug", exercises())
def test_rooms_of_people_hear_no_word_of_sides(slug):
    exercise, results = load_exercise(slug), invented(slug, "ghost-room")
    for reveal, language in itertools.product(exercise.reveals, LANGUAGES):
        made = found(reveal, exercise, results, DEPARTMENTS, language)
        assert made.words != "said"
        assert "said-apart" not in made.holds
