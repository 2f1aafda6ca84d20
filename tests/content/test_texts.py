from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.content import LANGUAGES, content_root, read_toml
from workshop.content.texts import Texts, blocks, fill, interface, placeholders, read_blocks
from workshop.errors import ContentError

WORDS = {
    "greet": "Hello {name}, you are {n}",
    "people": {"one": "{n} person", "other": "{n} people"},
    "list": ["a", "b"],
}


@pytest.fixture
def english():
    return Texts("en", WORDS, "test.toml")


def text_of(block):
    return "".join(run["text"] for run in block["runs"])


def test_placeholders_are_filled_in(english):
    assert english("greet", name="Kari", n=3) == "Hello Kari, you are 3"


def test_a_placeholder_without_a_value_stays_visible(english):
    assert english("greet", name="Kari") == "Hello Kari, you are {n}"


def test_a_value_that_looks_like_a_placeholder_is_not_filled_again():
    assert fill("{a} {b}", {"a": "{b}", "b": "x"}) == "{b} x"


def test_braces_that_are_no_placeholder_stay():
    assert fill("{} {0} {a.b} {A}", {"a": "x"}) == "{} {0} {a.b} {A}"
    assert placeholders("{one} and {two_three} {0}") == {"one", "two_three"}


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_filling_never_fails(sentence, values):
    assert isinstance(fill(sentence, values), str)


@pytest.mark.parametrize(("n", "said"), [(0, "0 people"), (1, "1 person"), (2, "2 people")])
def test_one_and_many_are_said_differently(english, n, said):
    assert english.count("people", n) == said


@pytest.mark.parametrize("key", ["nothing", "people", "list", "people.one.deep"])
def test_missing_words_are_named_with_their_file(english, key):
    with pytest.raises(ContentError, match=r"test\.toml: .*these words are missing"):
        english(key)


def test_a_table_that_is_missing_is_empty(english):
    assert english.table("people") == WORDS["people"]
    assert english.table("greet") == english.table("nothing") == {}
    assert english.find("list") == ["a", "b"]


def test_norwegian_numbers_have_a_comma_and_a_real_minus_sign():
    english, norwegian = Texts("en", {}), Texts("nb", {})
    assert (english.number(-1.25, 2), norwegian.number(-1.25, 2)) == ("−1.25", "−1,25")
    assert (english.number(3), norwegian.number(3)) == ("3", "3")
    assert (english.percent(0.4), norwegian.percent(0.4)) == ("40%", "40\N{NO-BREAK SPACE}%")


def test_large_numbers_are_grouped_as_the_language_does():
    english, norwegian = Texts("en", {}), Texts("nb", {})
    assert english.number(1234567.25, 1) == "1,234,567.2"
    assert norwegian.number(1234567.25, 1) == "1 234 567,2".replace(" ", "\N{NO-BREAK SPACE}")
    assert english.percent(-0.0625, 1) == "−6.2%"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_rounds_to_nothing_has_no_sign(language):
    words = Texts(language, {})
    assert words.number(-0.4) == words.number(-0.0) == "0"
    assert words.percent(-0.004) == words.percent(0)


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_a_number_is_written_as_python_rounds_it(value, digits):
    plain = Texts("en", {}).number(value, digits).replace(",", "").replace("−", "-")
    assert float(plain) == round(value, digits)
    assert plain[::-1].find(".") == (digits or -1)


def test_names_are_listed_as_the_language_does():
    english, norwegian = Texts("en", {}), Texts("nb", {})
    names = ["sales", "marketing", "HR"]
    assert [english.listed(names[:n]) for n in range(4)] == [
        "", "sales", "sales and marketing", "sales, marketing and HR",
    ]  # fmt: skip
    assert norwegian.listed(names) == "sales, marketing og HR"
    assert norwegian.listed(["{0}", "{name}", "{"]) == "{0}, {name} og {"


def test_a_decimal_comma_is_told_apart_from_one_between_names():
    assert Texts("nb", {}).listed(["3,8", "3,6", "4,0"]) == "3,8; 3,6 og 4,0"
    assert Texts("nb", {}).listed(["9", "34", "7"]) == "9, 34 og 7"
    assert Texts("en", {}).listed(["1,200", "3", "4"]) == "1,200, 3 and 4"


def test_times_are_written_as_the_language_does():
    zone = timezone(timedelta(hours=2))
    when = datetime(2026, 3, 2, 15, 4, 9, tzinfo=zone)
    assert Texts("en", {}).moment(when) == "2 Mar 15:04"
    assert Texts("nb", {}).moment(when) == "2. mars 15:04"
    assert {Texts(language, {}).time(when) for language in LANGUAGES} == {"15:04:09"}


def test_an_unknown_language_gets_english_words():
    assert interface("fr").language == "en"
    assert interface("fr")("language") == interface("en")("language")


@pytest.mark.parametrize("language", LANGUAGES)
def test_further_files_of_the_interface_stand_under_their_name(language):
    assert interface(language).table("charts")


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "before <img src=x onerror=alert(1)> after",
        "<iframe src='x'>\n\ntext\n\n</iframe>",
    ],
)
def test_html_stays_visible_text(markdown):
    shown = " ".join(text_of(block) for block in blocks(markdown))
    for piece in markdown.split():
        assert piece in shown


@pytest.mark.parametrize(
    "markdown",
    ["[here](javascript:alert(1))", "![x](http://example.org/x.png)", "<http://example.org>"],
)
def test_links_and_images_are_not_made(markdown):
    (block,) = blocks(markdown)
    assert text_of(block) == markdown
    assert block["type"] == "p"


def test_blocks_say_what_they_are():
    made = blocks("# Title\n\nText\n\n> Quoted\n\n- one\n- two\n\nMore")
    assert [(b["type"], text_of(b)) for b in made] == [
        ("h", "Title"), ("p", "Text"), ("quote", "Quoted"), ("li", "one"), ("li", "two"),
        ("p", "More"),
    ]  # fmt: skip


def test_emphasis_is_marked_and_a_broken_line_goes_on():
    (block,) = blocks("a **b** *c*\nd")
    assert block["runs"] == [
        {"text": "a "}, {"text": "b", "strong": True}, {"text": " "}, {"text": "c", "em": True},
        {"text": " "}, {"text": "d"},
    ]  # fmt: skip


@given(st.text())
def test_any_text_becomes_blocks_of_plain_runs(markdown):
    for block in blocks(markdown):
        assert block["type"] in ("p", "h", "li", "quote")
        assert all(run.keys() <= {"text", "strong", "em"} for run in block["runs"])


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path):
    broken = tmp_path / "story.en.md"
    broken.write_bytes(b"\xff\xfe\x00")
    for path in (broken, tmp_path / "missing.md"):
        with pytest.raises(ContentError, match=path.name):
            read_blocks(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_file_of_the_interface_hides_a_table_of_another(language):
    folder = content_root() / "data" / "ui"
    tables = read_toml(folder / f"{language}.toml")
    files = {path.name.partition(".")[0] for path in folder.glob(f"*.{language}.toml")}
    assert files.isdisjoint(tables)
