"""The list of lessons: whatever there is, in every language, by nobody's list."""

import json

import pytest

from tests.support.firms import OtherKit
from workshop.commands.new import new_exercise, new_kit
from workshop.content import LANGUAGES, content_root
from workshop.exercises.exercise import exercises, load_exercise
from workshop.exercises.lessons import WELCOME, doubts, lessons, minutes_alone, parts, path_page

INVENTED = "tea-at-four"


def slugs(language="en"):
    return [one["slug"] for one in lessons(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exercise_that_has_a_notebook_is_a_lesson_with_words_and_minutes(language):
    found = lessons(language)
    assert {one["slug"] for one in found} == {*exercises()}
    assert [one["number"] for one in found] == sorted(one["number"] for one in found)
    for one in found:
        assert (content_root() / "notebooks" / one["file"]).is_file()
        assert one["title"] != one["slug"]
        assert one["about"]
        assert one["time"]
        assert one["parts"]


def test_a_new_exercise_is_in_the_list_by_itself_and_the_list_is_none_of_its_own_lessons(tmp_path):
    kit = new_kit(tmp_path / "kit")
    new_exercise(INVENTED, kit)
    new_exercise("quarters-at-five", kit, game="kpi-game")
    with OtherKit(kit, lay=lambda _: None):
        found = {one["slug"]: one for one in lessons("nb")}
        assert found[INVENTED]["title"] == "Tea at four"
        assert found[INVENTED]["parts"] == ["first"]
        # Where nothing is asked of somebody alone, the game is the lesson.
        assert found["quarters-at-five"]["parts"] == ["first"]
        assert WELCOME not in {one["file"] for one in found.values()}


def test_a_broken_exercise_keeps_nobody_from_the_others(tmp_path):
    kit = new_kit(tmp_path / "kit")
    (kit / "data" / "exercises" / "commitments" / "exercise.toml").write_text("minutes = ?")
    with OtherKit(kit, lay=lambda _: None):
        found = {one["slug"]: one for one in lessons("en")}
        assert found["commitments"]["title"] == "commitments"
        assert found["whose-side"]["parts"]


def test_a_lesson_takes_somebody_alone_less_time_than_a_room_and_never_none():
    for slug in exercises():
        exercise = load_exercise(slug)
        minutes = minutes_alone(exercise)
        assert minutes % 5 == 0
        assert 5 <= minutes <= 2 * exercise.minutes


def test_the_page_says_where_it_is_kept_how_far_one_came():
    page = path_page("en", "file", {"whose-side": ["sides"]}, "/home/kari/lessons.json")
    assert "/home/kari/lessons.json" in page["where"]
    assert page["come"] == {"whose-side": ["sides"]}
    assert path_page("en", "browser")["come"] == {}


@pytest.mark.parametrize("slug", exercises())
def test_every_lesson_ends_with_the_question_whether_that_is_always_true(slug):
    (path,) = (content_root() / "notebooks").glob(f"[0-9][0-9]-{slug}.ipynb")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert "".join(cells[-1]["source"]) == "lesson.doubt()"
    exercise = load_exercise(slug)
    assert ("screw" in doubts(exercise)) == bool(exercise.runs)
    said = [exercise.texts(language).table("doubt") for language in LANGUAGES]
    for table in said:
        assert [*table] == [*doubts(exercise)]
        assert table["ask"].endswith("?")
    assert all(said[0][part] != said[1][part] for part in doubts(exercise))


def test_no_two_lessons_end_with_the_same_words():
    said = [load_exercise(slug).texts("en").table("doubt") for slug in exercises()]
    texts = [text for table in said for text in table.values()]
    assert len({*texts}) == len(texts)


def test_parts_leave_out_games_and_rounds_that_ask_nothing():
    assert parts(load_exercise("kpi-tradeoffs")) == ["whose", "after", "bonus", "letter", "matrix"]
    assert "thirty-days" not in parts(load_exercise("commitments"))
