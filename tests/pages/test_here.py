"""You, here: a person's own answers beside the room's, on her own phone alone."""

import re
from functools import cache

import pytest

from tests.pages.conftest import EXERCISES, ROUNDS, SLUGS, room_at
from tests.support.room import EXERCISE, EXPLAIN, MAPS, MONEY, PROMISES, LiveRoom, an_answer
from workshop.charts import charts
from workshop.content import LANGUAGES
from workshop.content.texts import interface
from workshop.exercises.exercise import load_exercise
from workshop.pages import room as page_of
from workshop.pages.own import MOST, beside, size, within
from workshop.questions.kinds import kind_of, kinds

GAMES = {"courses", "earned", "harm", "repaid", "blamed", "games", "horizons"}
NOTHING_OF_HERS = {"replayed", "flaws", "rerun", *GAMES}
"""What the facilitator plays, what firms did, and what nobody sets or guesses."""


def page_for(person):
    return page_of.compose(person.look())


@cache
def revealed(round, people=9, language="en"):
    """A room in front of the last slide of a reveal; nobody may change it."""
    room = room_at(round, "revealed", people, language)
    room.ask("show", code=room.code, slide=99)
    return room


def said(page):
    """Return all that stands on a page of its owner's own, by reveal."""
    return {
        one["of"]: [
            *(f"{own['name']}: {text}" for own in one["own"] for text in own["said"].values()),
            *one["said"],
        ]
        for one in page.get("here", [])
    }


def on_row(page, of, label):
    """Return what stands on the rows of a label in a reveal, by name."""
    rows = [str(n) for n, row in enumerate(page["results"][of]["rows"]) if row["label"] == label]
    (here,) = [one for one in page["here"] if one["of"] == of]
    return {own["name"]: own["said"][r] for own in here["own"] for r in rows if r in own["said"]}


def slide(page, chart):
    """Return the number of the reveal that a chart shows on a page."""
    names = tuple(f"{exercise.slug}-{chart}-" for exercise in EXERCISES)
    return next(n for n, one in enumerate(page["results"]) if one["id"].startswith(names))


# -- every reveal of every exercise ----------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("round", ROUNDS)
def test_each_reveal_holds_what_she_herself_answered_in_words(round, language):
    room = revealed(round, language=language)
    reveals = load_exercise(SLUGS[round]).round(round).reveals
    for person in (room.people[0], room.people[1]):
        page = page_for(person)
        found = said(page)
        for of, reveal in enumerate(reversed(reveals)):
            assert bool(found.get(of)) == (reveal.chart not in NOTHING_OF_HERS), reveal
        assert all(text.strip() for texts in found.values() for text in texts)


@pytest.mark.parametrize("round", ROUNDS)
def test_a_mark_stands_on_a_row_that_is_there_and_within_its_bar(round):
    page = page_for(revealed(round).people[0])
    for here in page.get("here", []):
        rows = page["results"][here["of"]]["rows"]
        for own in here["own"]:
            assert {int(row) for row in own["said"]} <= {*range(len(rows))}
            assert own["at"].keys() <= own["said"].keys()
            assert all(0 <= at <= 1 for at in own["at"].values())


@pytest.mark.parametrize("round", ROUNDS)
def test_where_too_few_have_answered_her_own_answers_are_there_all_the_same(round):
    page = page_for(revealed(round, people=1).people[0])
    asked = [q for q in load_exercise(SLUGS[round]).round(round).asked("sales") if q.answerable]
    shown = {
        q for reveal in load_exercise(SLUGS[round]).round(round).reveals for q in reveal.questions
    }
    if any(q.id in shown for q in asked):
        assert said(page)


def test_no_answer_to_a_question_of_a_reveal_is_left_out():
    """Each item that she answered stands on a row, or in words, or in a number of her own."""
    for round in ROUNDS:
        page, exercise = page_for(revealed(round).people[0]), load_exercise(SLUGS[round])
        reveals = [*reversed(exercise.round(round).reveals)]
        for of, reveal in enumerate(reveals):
            if reveal.chart in {"service", "doubled", "competence", "choice", "regimes"}:
                continue  # numbers of her own, and one answer of its own
            asked = [exercise.question(id) for id in reveal.questions]
            # What is asked again stands beside its first answer.
            hers = [q for q in asked if q.asks("sales") and not q.again]
            items = sum(len(kind_of(q).counted(q)) for q in hers)
            assert len(said(page).get(of, [])) >= items, reveal


def test_a_row_says_what_she_chose_and_where_it_stands():
    room = LiveRoom()
    room.fill(sales=9, marketing=9)
    room.advance("asking")
    room.everyone_answers()
    items = room.round.question("mirror-told").items
    me = room.people[0]
    me.answer("mirror-told", dict.fromkeys(items, "4"))
    me.answer("mirror-them", dict.fromkeys(items, "2"))
    me.answer("lines", {"crowd": "neither", "told": "both"})
    room.advance("revealed")
    room.ask("show", code=room.code, slide=99)
    page = page_for(me)
    text = load_exercise(EXERCISE).texts("en")
    hers = on_row(page, slide(page, "mirror"), text("questions.mirror.items.plans"))
    assert hers["You expected"] == "4"
    assert hers["You said"] == "2"
    sorting = slide(page, "sorting")
    assert on_row(page, sorting, text("questions.lines.items.crowd")) == {"You": "Neither"}
    assert on_row(page, sorting, text("questions.lines.items.advert")) == {}


def test_her_mark_stands_on_the_row_of_her_own_department():
    room = revealed("again")
    for person, name in ((room.people[0], "Sales"), (room.people[1], "Marketing")):
        page = page_for(person)
        of = slide(page, "ranking")
        (here,) = [one for one in page["here"] if one["of"] == of]
        (own,) = here["own"]
        labels = {page["results"][of]["rows"][int(row)]["parts"][0]["label"] for row in own["said"]}
        assert labels == {name}


def test_a_model_run_says_what_she_set_and_her_own_share_where_rows_are_no_items():
    page = page_for(revealed("bonus").people[0])
    assert any(text.startswith("You set: “") for text in said(page)[slide(page, "funnels")])
    page = page_for(revealed("tasks").people[0])
    assert any(
        re.search(r"By your own sorting: \d+%", t) for t in said(page)[slide(page, "service")]
    )


def test_both_languages_say_it_in_their_own_words():
    english, norwegian = (page_for(revealed("room", language=one).people[0]) for one in LANGUAGES)
    assert "You:" in " ".join(said(english)[slide(english, "sorting")])
    assert "Du:" in " ".join(said(norwegian)[slide(norwegian, "sorting")])


# -- how much it is --------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("round", ROUNDS)
def test_all_of_it_takes_two_kilobytes_at_most_and_nothing_of_it_was_cut(round, language):
    room = revealed(round, language=language)
    for person in room.people[:2]:
        look, page = person.look(), page_for(person)
        spots = page_of._common(look).spots
        assert page.get("here", []) == beside(spots, look["answers"], person.department)
        assert size(page.get("here", [])) + size(page.get("wrote", [])) <= MOST


def test_the_longest_text_of_the_widest_letters_leaves_room():
    room = room_at("deal", "asking")
    room.people[0].answer("missing", "👩‍🚀" * 90)
    room.advance("closed")
    room.advance("revealed")
    page = page_for(room.people[0])
    (wrote,) = page["wrote"]
    assert wrote["text"].endswith("…”")
    assert size(page.get("here", [])) + size(page["wrote"]) <= MOST


def test_an_exercise_that_asks_a_hundred_things_is_cut_and_the_newest_reveal_comes_first():
    long = [
        {"of": n, "own": [{"name": "You", "said": {"0": "x" * 300}, "at": {}}], "said": ["y" * 300]}
        for n in range(5)
    ]
    kept = within(long, MOST)
    assert size(kept) <= MOST
    assert kept[0] == long[0]
    assert [one["of"] for one in kept] == [*range(len(kept))]


# -- every kind --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_says_an_answer_in_words_and_keeps_its_place_within_the_bar(language):
    seen = set()
    for exercise in (*EXERCISES, *map(load_exercise, (PROMISES, EXPLAIN, MONEY, MAPS))):
        words, ui = exercise.texts(language), interface(language)
        for question in (q for round in exercise.rounds for q in round.questions):
            kind = kind_of(question)
            for nth in range(4 if question.answerable else 0):
                value = kind.check(question, an_answer(question, nth))
                # Of ballots nothing is counted, and what she voted on is said to her all the same.
                items = kind.counted(question) or (question.items if kind.BALLOT else ())
                for item in items or ("",):
                    part = kind.part(item, value) if items else value
                    place = kind.place(question, item, part)
                    assert kind.said(question, item, part, words, ui).strip()
                    assert place is None or 0 <= place <= 1
            seen.add(question.kind)
    assert seen == {*kinds()}


def test_every_chart_calls_own_answers_by_words_that_there_are():
    for chart in charts().values():
        for language in LANGUAGES:
            assert all(interface(language)(f"here.{label}") for label in chart.mine)
