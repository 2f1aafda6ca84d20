"""The facilitator's guide in every language: one structure, and the words of the pages."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from workshop.content import LANGUAGES
from workshop.content.guide import PICTURES, anchor, documents_folder, guide, picture, shown
from workshop.content.kit import headings

ROOT = Path(__file__).parents[2]
MARKDOWN = MarkdownIt("commonmark").enable("table")
COMMAND = re.compile(r"(workshop|make|--)[ \w=/,.:-]*")
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def document(language):
    middle = "" if language == "en" else f".{language}"
    return (ROOT / "docs" / f"facilitator-guide{middle}.md").read_text(encoding="utf-8")


def chapters(language):
    """Return the tokens of each chapter, in their order."""
    found = [[]]
    for token in MARKDOWN.parse(document(language)):
        if token.type == "heading_open" and token.tag == "h2":
            found.append([])
        found[-1].append(token)
    return found


def inner(tokens, kind):
    return [one for token in tokens for one in token.children or () if one.type == kind]


def shape(tokens):
    blocks = [f"{token.type} {token.tag}" for token in tokens]
    return blocks, len(inner(tokens, "image")), len(inner(tokens, "link_open"))


# -- the languages stay together ---------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_both_have_the_same_chapters_lists_tables_pictures_and_links(language):
    for ours, theirs in zip(chapters("en"), chapters(language), strict=True):
        assert shape(theirs) == shape(ours), ours[1].content


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_both_tell_of_the_same_commands(language):
    def commands(language):
        spans = [one.content for part in chapters(language) for one in inner(part, "code_inline")]
        return [span for span in spans if COMMAND.fullmatch(span)]

    assert commands("en")
    assert sorted(commands(language)) == sorted(commands("en"))


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_pages_in_its_pictures_speak_its_language(language):
    images = [one for part in chapters(language) for one in inner(part, "image")]
    names = [Path(str(one.attrGet("src"))).stem for one in images]
    assert names
    assert [name for name in names if not name.endswith(f"-{language}")] == []


# -- the guide says what the pages say ---------------------------------------------------------


def strings(table) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict | list):
        for one in table.values() if isinstance(table, dict) else table:
            yield from strings(one)


def labels(language):
    """Return whatever a page may be headed, a button named or an exercise called."""
    data = ROOT / "data"
    folders = ("ui", "exercises/*", "moments/*", "models")
    files = [path for folder in folders for path in data.glob(f"{folder}/*{language}.toml")]
    own = [path for path in files if path.name.split(".")[-2] == language]
    found = {one for path in own for one in strings(tomllib.loads(path.read_text("utf-8")))}
    for path in data.glob("agendas/*.toml"):
        found.add(tomllib.loads(path.read_text("utf-8"))["title"][language])
    for path in data.glob(f"kit/*.{language}.md"):
        found |= {one.words for one in headings(path.read_text("utf-8"))}
    return found | {bare(one) for one in found}


def bare(label):
    """Return a label without what is filled in or explained at its end, as people call it."""
    return PLACEHOLDER.split(label)[0].split(": ")[0].rstrip(": .")


def slanted(language):
    """Return every passage in italics."""
    passages = []
    for token in (one for part in chapters(language) for one in part if one.children):
        inside = False
        for one in token.children:
            if one.type == "em_open":
                passages.append("")
            inside = (inside or one.type == "em_open") and one.type != "em_close"
            passages[-1:] = [passages[-1] + one.content] if inside else passages[-1:]
    return passages


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_italics_is_what_a_page_or_an_exercise_is_called(language):
    """A button, a panel, a title: emphasis is bold, and what people say stands in quotes."""
    known = labels(language)
    said = [one.rstrip(" 0123456789") for one in slanted(language)]
    assert len(said) > 60
    assert sorted(set(said) - known) == []


def test_a_word_that_no_page_has_would_be_found():
    known = labels("nb")
    assert "Åpne veggen" in known
    assert "Hopp til" in known
    assert "Åpne skjermen" not in known


# -- as a page of the server shows it ----------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_can_be_led_to_and_every_picture_is_there(language):
    made = guide(language)
    assert made.language == language
    assert all(f'id="{one.id}"' in made.body for one in made.chapters)
    assert len({one.id for one in made.chapters}) == len(made.chapters) > 10
    wanted = re.findall(f'src="{PICTURES}([^"]+)"', made.body)
    assert len(wanted) == made.body.count("<img ")
    assert all(picture(name).startswith(b"\x89PNG") for name in wanted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_link_of_the_page_leads_out_of_the_server(language):
    led = re.findall(r'<a href="([^"]*)"', guide(language).body)
    assert led
    assert all(href == "/kit" or href.startswith("#") for href in led)


def test_a_language_without_a_guide_is_given_the_english_one():
    assert guide("sv") == guide("en")


def test_markup_in_the_document_stays_text_and_links_elsewhere_become_words():
    told = "# A\n\n## *B*: c\n\n<b>x</b> [y](z.md) [k](contracting-kit.md) [h](javascript:alert(1))"
    made = shown(told, "en")
    assert (made.title, made.chapters[0].id, made.chapters[0].title) == ("A", "b-c", "B: c")
    assert '<p>&lt;b&gt;x&lt;/b&gt; y <a href="/kit">k</a>' in made.body
    assert "javascript" not in re.sub(r">[^<]*<", "><", made.body)


def test_a_picture_is_one_of_the_documents_and_nothing_else():
    outside = (documents_folder() / "facilitator-guide.md").name
    for name in ("../facilitator-guide.md", outside, "..png", "nothing.png", "a/b.png", ""):
        assert picture(name) is None


def test_a_heading_is_named_as_repositories_name_it():
    assert anchor("Own leads, before the court: “why?”") == "own-leads-before-the-court-why"
