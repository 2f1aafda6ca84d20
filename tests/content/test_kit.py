"""The sheets that are printed: their words, and what `workshop check` says of a spoiled one."""

from pathlib import Path

import pytest

from tests.support.spoiled import Kit
from workshop.content import LANGUAGES
from workshop.content.kit import MOST_WORDS, count_words, headings, sheet, sheet_names, whole_kit
from workshop.content.texts import interface
from workshop.server.plain_page import DAY, LANGUAGE_AGE, SECRET_AGE

DOCUMENT = Path(__file__).parents[2] / "docs" / "contracting-kit.md"
ENGLISH, NORWEGIAN = (f"data/kit/1-agreement.{language}.md" for language in ("en", "nb"))
BOTH = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def kit(tmp_path):
    return Kit(tmp_path, ("kit",))


def test_the_document_holds_the_english_sheets_as_they_are_printed():
    assert DOCUMENT.read_text(encoding="utf-8") == whole_kit("en"), "workshop kit > the document"


@BOTH
@pytest.mark.parametrize("name", sheet_names())
def test_a_sheet_is_short_and_leaves_nothing_to_fill_in_but_by_hand(name, language):
    made = sheet(name, language)
    assert made.language == language
    assert 100 < count_words(made.text) <= MOST_WORDS
    assert not {"{", "}"} & set(made.text)
    assert "____" in made.text or name == "2-questions"


@BOTH
def test_who_sees_what_is_the_one_promise_where_it_is_agreed_and_where_data_are_told_of(language):
    promise = interface(language)("promise.text")
    saying = [name for name in sheet_names() if promise in sheet(name, language).text]
    assert saying == ["1-agreement", "4-data"]


@BOTH
def test_the_sheet_on_data_says_how_long_the_server_lets_phones_keep_cookies(language):
    said = sheet("4-data", language).text
    assert f"{SECRET_AGE // DAY} {'days' if language == 'en' else 'dager'}" in said
    assert LANGUAGE_AGE == 365 * DAY
    assert ("a year" if language == "en" else "et år") in said


def test_headings_end_with_their_names():
    (one, two) = headings("# House rules {#rules}\n\ntext # no\n\n## Nameless\n")
    assert (one.depth, one.words, one.name) == (1, "House rules", "rules")
    assert (two.depth, two.words, two.name) == (2, "Nameless", "")


# What is spoiled, in which file, and what is said of it.
SPOILED = {
    "a heading that one language lacks": (
        NORWEGIAN, "## Åpningsreplikken din {#opening-line}\n", "",
        f"{NORWEGIAN}: {{#opening-line}}: this heading is missing; 1-agreement.en.md has it."),
    "a heading that only one language has": (
        NORWEGIAN, "## Åpningsreplikken", "## Mer {#more}\n\n## Åpningsreplikken",
        f"{ENGLISH}: {{#more}}: this heading is missing; 1-agreement.nb.md has it."),
    "a heading without a name": (
        ENGLISH, " {#consent}", "", ": What each of us says yes to: the heading has no name"),
    "headings in another order": (
        NORWEGIAN, "{#results}", "{#consent}", "{#results}: this heading is missing"),
    "a heading twice": (
        NORWEGIAN, "## Åpningsreplikken", "## Igjen {#results}\n\n## Åpningsreplikken",
        f"{NORWEGIAN}: the headings come in another order than in 1-agreement.en.md"),
    "no title": (ENGLISH, "# What we", "## What we", "a sheet begins with its one title"),
    "a placeholder that nothing fills in": (
        ENGLISH, "{promise}", "{promises}", "{promises}: nothing fills this in"),
    "a brace of no use": (ENGLISH, "half an hour", "half { an hour", "a { and a } stand around"),
    "too much for one page": (
        ENGLISH, "Everybody keeps", "word " * 350 + "Everybody keeps", "at most 350 words"),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILED)
def test_the_check_names(kit, what):
    name, old, new, said = SPOILED[what]
    kit.replace(name, old, new)
    assert any(said in one for one in kit.mistakes()), kit.mistakes()


def test_the_check_misses_a_sheet_that_one_language_lacks(kit):
    kit.path(NORWEGIAN).unlink()
    assert f"{NORWEGIAN}: the file is missing." in kit.mistakes()


def test_the_check_names_a_file_that_is_no_sheet(kit):
    kit.path("data/kit/1-agreement copy.en.md").write_text("# A copy {#copy}\n")
    assert any("1-agreement copy.en.md: nothing reads this" in one for one in kit.mistakes())


def test_a_kit_may_do_without_sheets(kit):
    for path in kit.path("data/kit").iterdir():
        path.unlink()
    kit.path("data/kit").rmdir()
    assert not [one for one in kit.mistakes() if "data/kit" in one]
