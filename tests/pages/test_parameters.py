"""A cell of parameters names language and department, as papermill has it."""

import json

import pytest

from tests.pages.test_study import do
from workshop.content import content_root
from workshop.content.texts import interface
from workshop.errors import Misnamed
from workshop.exercises.exercise import exercises
from workshop.pages import study

FIRST = "where-are-the-sales"


def run(slug, injected):
    """Run a notebook's beginning as papermill does: what it is given comes after the parameters."""
    (path,) = (content_root() / "notebooks").glob(f"[0-9][0-9]-{slug}.ipynb")
    cells = [one for one in json.loads(path.read_text("utf-8"))["cells"] if one["source"]]
    code = [one for one in cells if one["cell_type"] == "code"]
    tagged = next(
        at for at, one in enumerate(code) if "parameters" in one["metadata"].get("tags", [])
    )
    there = {}
    for source in ("".join(code[tagged]["source"]), injected, "".join(code[tagged + 1]["source"])):
        exec(source, there)
    return there["lesson"]


@pytest.mark.parametrize("slug", exercises())
def test_what_is_given_after_the_parameters_decides(slug):
    lesson = run(slug, 'language = "nb"\ndepartment = "marketing"')
    assert lesson.language == "nb"
    assert lesson.room.department == "marketing"
    title = lesson.exercise.texts("nb")("title")
    assert lesson.opening().page["heading"] == title


def test_nothing_given_is_as_ever():
    lesson = run(FIRST, "")
    assert (lesson.language, lesson.room.department) == ("en", "sales")
    assert lesson.settings().page["spoken"]
    assert lesson.department().page["keep"] == f"study-{FIRST}"
    assert "note" not in lesson.department().page


def test_what_the_notebook_names_is_not_taken_back_by_a_browser_that_speaks_otherwise():
    lesson = study.begin(FIRST, language="nb", department="marketing")
    page, other = lesson.settings().page, lesson.department().page
    assert page["value"] == "nb"
    assert not page["spoken"]
    assert (page["keep"], other["keep"]) != ("", f"study-{FIRST}")
    assert other["value"] == "marketing"
    assert "note" not in other
    # She may still choose otherwise.
    do(lesson.settings(), op="pick", value="en")
    do(lesson.department(), op="pick", value="sales")
    assert (lesson.language, lesson.room.department) == ("en", "sales")


def test_a_lesson_that_was_begun_goes_on_as_another_cell_wishes(monkeypatch):
    shell = type("Shell", (), {"kernel": object()})()
    monkeypatch.setattr(study, "get_ipython", lambda: shell)
    monkeypatch.setattr(study, "readable_results", lambda _: None)
    monkeypatch.setattr(study, "_begun", {})
    lesson = study.begin(FIRST)
    card = lesson.ask("room")
    do(card, op="answer", id="a", question=f"{FIRST}/claim", value={"dream": "4"})
    again = study.begin(FIRST, language="nb", department="marketing")
    assert again is lesson
    assert card.page["language"] == "nb"
    assert lesson.ask("room").page["cards"][0]["prompt"] == card.page["cards"][0]["prompt"]
    study.begin(FIRST, department="sales")
    assert card.value == {"claim": {"dream": "4"}}


@pytest.mark.parametrize("wish", [{"language": "sv"}, {"department": "legal"}, {"language": 7}])
def test_what_there_is_not_is_answered_with_what_there_is(wish):
    with pytest.raises(Misnamed, match=r"there are: (en, nb|sales, marketing)"):
        study.begin(FIRST, **wish)


def test_sliders_and_words_of_a_model_follow_the_language():
    lesson = study.begin("who-brings-the-money", language="nb")
    sliders = lesson.sliders("base_reach", "support")
    assert [*sliders] == ["base_reach", "support"]
    assert sliders["support"].description == lesson.words("parameters")["support"]
    before = sliders["support"].description
    do(lesson.settings(), op="pick", value="en")
    assert sliders["support"].description != before
    assert sliders["support"].min < sliders["support"].value < sliders["support"].max
    assert lesson.words("functions")["sales"] == interface("en")("departments.sales")
    for wrong in (lambda: lesson.sliders("reech"), lambda: lesson.words("functoins")):
        with pytest.raises(Misnamed, match="there are: "):
            wrong()
