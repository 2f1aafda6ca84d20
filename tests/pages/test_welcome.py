"""How far somebody came alone: kept in a file where the kernel is hers, told to browsers else."""

import json

import pytest

from tests.support.contracts import assert_fits
from workshop.contracts.pages import PAGES
from workshop.pages import study
from workshop.pages.lesson import came
from workshop.pages.welcome import Welcome

SLUG = "conflict-signs"


def do(widget, **action):
    widget._receive(widget, action, [])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A data folder of this test's own, and a notebook's kernel."""
    monkeypatch.setattr(came, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(came, "get_ipython", lambda: type("Shell", (), {"kernel": object()})())
    return tmp_path


@pytest.fixture
def served(folder, monkeypatch):
    """A page of Voilà's."""
    monkeypatch.setenv("VOILA_KERNEL_ID", "k")
    return folder


def answered(lesson, round="signs"):
    card = lesson.ask(round)
    id = card.page["cards"][0]["id"]
    do(card, op="answer", id="op-1", question=id, value={"hot": 50})


def path_of(welcome):
    widget = welcome.path()
    assert_fits(widget.page, PAGES["path"])
    return widget


def test_a_lesson_is_begun_with_the_first_answer_and_its_parts_are_kept_as_they_are_shown(folder):
    lesson, path = study.begin(SLUG), path_of(Welcome())
    assert path.page["come"] == {}
    assert not came.path().exists()
    answered(lesson)
    do(path, op="read")
    assert path.page["come"] == {SLUG: []}
    do(lesson.reveal("signs"), op="press")
    do(path, op="read")
    assert path.page["come"] == {SLUG: ["signs"]}
    assert str(came.path()) in path.page["where"]


def test_another_kernel_goes_on_where_the_first_one_was(folder):
    do(study.begin(SLUG).reveal("signs"), op="press")
    later = study.begin(SLUG)  # its room begins anew
    do(later.reveal("signs"), op="press")
    do(later.reveal("symptoms"), op="press")
    assert path_of(Welcome()).page["come"] == {SLUG: ["signs", "symptoms"]}


def test_nothing_but_names_is_kept_and_it_can_be_erased(folder):
    lesson, path = study.begin(SLUG), path_of(Welcome())
    answered(lesson)
    do(lesson.reveal("signs"), op="press")
    assert json.loads(came.path().read_text()) == {SLUG: ["signs"]}
    do(path, op="forget")
    assert path.page["come"] == {}
    assert [one for one in folder.rglob("*") if one.is_file()] == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}', '{"a": [1]}', "\udcff"])
def test_a_file_that_is_none_of_ours_is_as_good_as_none(folder, text):
    came.path().parent.mkdir()
    came.path().write_bytes(text.encode("utf-8", "surrogateescape"))
    assert path_of(Welcome()).page["come"] == {}
    do(study.begin(SLUG).reveal("signs"), op="press")
    assert came.read() == {SLUG: ["signs"]}


def test_a_folder_that_cannot_be_written_stops_no_lesson(folder):
    (folder / "data").write_text("a file where the folder should be")
    lesson = study.begin(SLUG)
    do(lesson.reveal("signs"), op="press")
    assert lesson._way.shown


def test_on_a_page_of_voila_the_browser_is_told_and_no_file_is_written(served):
    lesson, path = study.begin(SLUG), path_of(Welcome())
    opening = lesson.opening()
    assert "progress" not in opening.page
    answered(lesson)
    assert opening.page["progress"] == {"slug": SLUG, "parts": []}
    do(lesson.reveal("signs"), op="press")
    assert opening.page["progress"] == {"slug": SLUG, "parts": ["signs"]}
    assert_fits(opening.page, PAGES["lesson"])
    for op in ("read", "forget"):
        do(path, op=op)
    assert (path.page["keeps"], path.page["come"]) == ("browser", {})
    assert [one for one in served.rglob("*") if one.is_file()] == []


def test_outside_of_notebooks_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(came, "data_folder", lambda: tmp_path)
    do(study.begin(SLUG).reveal("signs"), op="press")
    assert [*tmp_path.iterdir()] == []


def test_the_list_speaks_the_language_that_is_chosen(folder):
    welcome = Welcome()
    settings, path = welcome.settings(), welcome.path()
    do(settings, op="pick", value="nb")
    assert (settings.page["value"], path.page["language"]) == ("nb", "nb")
    assert "To tegn, fem symptomer" in {one["title"] for one in path.page["lessons"]}


def test_a_lesson_ends_with_where_its_claim_fails_and_only_a_model_has_a_screw():
    lesson = study.begin(SLUG)
    page = lesson.doubt().page
    assert [one["id"] for one in page["sections"]] == ["fails", "example", "ask"]
    assert page["lead"]
    assert_fits(page, PAGES["lesson"])
    assert [one["id"] for one in study.begin("kpi-tradeoffs").doubt().page["sections"]] == [
        "fails", "example", "screw", "ask",
    ]  # fmt: skip
