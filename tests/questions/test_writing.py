"""Texts are kept as they were written, but for what could deceive or break a line."""

import re
import subprocess
import sys
import unicodedata
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workshop.content import content_root
from workshop.errors import Refused
from workshop.questions.kinds import check_value
from workshop.questions.question import Question
from workshop.questions.writing import MOST_IN_A_ROW, kept, kept_line

EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1)]
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NO_CHARACTERS = 66
LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"

# Any character, those that are special more often than the million others.
special = st.sampled_from(
    " \t\r\n\xa0\u2028\u200b\u200d\ufe0f\u0301\u202e\ufeff\ud83d\U000e0067🫨é"
)
texts = st.text(st.one_of(special, st.characters(exclude_categories=())), max_size=60)


@cache
def changed():
    """Return every character that is not kept as it is between two letters, and what it becomes."""
    # One text of them all: a million short ones would take a minute.
    others = [c for c in EVERY_CHARACTER if c not in "<>"]
    became = kept("".join(f"<{c}>" for c in others))[1:-1].split("><")
    return {c: now for c, now in zip(others, became, strict=True) if c != now}


def taken_out():
    return {c for c, now in changed().items() if not now}


def test_every_kind_of_blank_becomes_a_blank_and_every_end_of_a_line_a_new_line():
    blanks = {c for c in EVERY_CHARACTER if c.isspace()} - set(LINE_ENDS)
    assert {c for c, now in changed().items() if now == " "} == blanks - {" "}
    assert {c for c, now in changed().items() if now == "\n"} == set(LINE_ENDS) - {"\n"}


def test_what_is_taken_out_is_a_control_a_turn_of_direction_or_no_character():
    switches = {chr(c) for c in (*range(0x206A, 0x2070), *range(0xFFF9, 0xFFFC), 0xE0001, 0xFEFF)}
    no_characters = {c for c in EVERY_CHARACTER if ord(c) & 0xFFFE == 0xFFFE}
    no_characters |= {chr(c) for c in range(0xFDD0, 0xFDF0)}
    controls = {c for c in EVERY_CHARACTER if unicodedata.category(c) == "Cc" and not c.isspace()}
    halves = {c for c in EVERY_CHARACTER if "\ud800" <= c <= "\udfff"}
    assert set(DIRECTIONS) | switches | no_characters | controls | halves == taken_out()


def test_nothing_becomes_anything_else():
    assert set(changed().values()) == {"", " ", "\n"}


def test_every_other_character_is_kept_also_those_that_nobody_has_assigned_yet():
    unassigned = [c for c in EVERY_CHARACTER if unicodedata.category(c) == "Cn"]
    kept_ones = [c for c in unassigned if c not in changed()]
    assert len(kept_ones) > 800_000
    assert len(unassigned) - len(kept_ones) == NO_CHARACTERS


@pytest.mark.parametrize(
    "text",
    [
        "👩🏽‍❤️‍💋‍👨🏿",  # joiners and selectors
        "👨‍👩‍👧‍👦",
        "1️⃣ #️⃣",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",  # a flag, spelled with tags
        "🫨",  # newer than the tables of Python 3.11
        "\U0001fadc",  # and newer still
        "می‌خواهم",  # a joiner forbidden
        "ශ්‍රී",
        "עִבְרִית",
        "בְּרֵאשִׁ֖ית",
        "ཧཱུྃ",
        "葛󠄀",  # a way of writing a character
        "Zoe\u0308 og Zo\u00eb",  # neither composed nor decomposed
        "co\u00adoperate",
        "\ue000 \U000f0000",  # of somebody's own
        "Tall: 1 398,50 kr – «så» … ½ ²",
        "En linje\n\nog en til",
    ],
)
def test_what_people_write_is_kept_to_the_letter(text):
    assert kept(text) == text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("10\u00a0000 kroner\u00a0mer", "10 000 kroner mer"),
        ("først\u2028andre linje", "først\nandre linje"),
        ("A\tB\tC fra regneark", "A B C fra regneark"),
        ("to\r\nlinjer\rog en", "to\nlinjer\nog en"),
        ("\u3000\ufeff midt \u2003", "midt"),
        ("evil\u202egnp.exe\u202c", "evilgnp.exe"),
        ("half \ud83d an emoji", "half  an emoji"),
        ("bell\x07, escape\x1b[31m, nothing\x00", "bell, escape[31m, nothing"),
    ],
)
def test_what_could_deceive_or_break_a_line_is_put_right(typed, stored):
    assert kept(typed) == stored


FIELD_INPUT = "10\u00a0000 kroner\u00a0mer\nførst\u2028andre\nA\tB\tC fra regneark\n\U0001fae8\n"


def test_words_are_never_glued():
    assert re.findall(r"\w+", kept(FIELD_INPUT)) == re.findall(r"\w+", FIELD_INPUT)


@pytest.mark.parametrize(
    "code",
    [0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFE0F, 0x180E,
     0xE0067, 0xE01EF, 0x0301, 0x20DD, 0x0E47, 0x034F, 0x1D159, 0x16FE4, 0x2062, 0xE0FFF],
    ids=hex,
)  # fmt: skip
def test_a_text_that_nobody_can_see_is_asked_for_anew(code):
    text = Question("t", "text", limit=280)
    for typed in (chr(code), f" {chr(code)}\n{chr(code)} ", chr(code) * 280):
        with pytest.raises(Refused) as refused:
            check_value(text, typed)
        assert refused.value.code == "empty-text"


def test_no_mark_and_nothing_invisible_is_a_text_on_its_own():
    """Whichever Python: those of its own tables that are older than ours are all in ours."""
    kinds = ("Mn", "Me", "Zs", "Zl", "Zp", "Cc", "Cs", "Cf")
    some = [c for c in EVERY_CHARACTER if unicodedata.category(c) in kinds]
    seen = [c for c in some if kept(c)]
    # One mark takes a place of its own in newer tables.
    assert {c for c in seen if unicodedata.category(c) != "Cf"} <= {"\U0001171e"}
    # Some controls of format are drawn: a sign that stands around a number, or a beam.
    drawn = [ord(c) for c in seen if unicodedata.category(c) == "Cf"]
    assert set(drawn) <= {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}


@pytest.mark.parametrize("code", [0x301, 0x489, 0x5B8, 0xE47, 0x20DD, 0x200B, 0x1AB0, 0xFE0F])
def test_a_letter_carries_a_few_marks_and_no_tower(code):
    tower = "a" + chr(code) * 279
    assert kept(tower) == "a" + chr(code) * MOST_IN_A_ROW
    assert kept("a" + (chr(code) + "\u200d") * 140).count(chr(code)) <= MOST_IN_A_ROW
    assert kept(tower + "b" + tower) == kept(tower) + "b" + kept(tower)


@given(texts)
@example("\r\x00\n")
@example("a" + "\u0301" * 9 + "\x00" + "\u0301" * 9)
def test_what_is_kept_once_is_kept_as_it_is_and_is_never_longer(text):
    once = kept(text)
    assert kept(once) == once
    assert len(once) <= len(text)
    assert not set(once) & taken_out()
    once.encode()  # no half of a pair is left


@given(texts)
def test_the_phone_counts_at_least_as_many_characters_as_are_kept(text):
    """It counts code points, as `[...text].length` does: two halves of a pair are one of them."""
    sent = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert len(kept(sent)) <= len(sent)


@given(texts)
def test_letters_that_were_apart_stay_apart(text):
    apart = kept(f"a{text} b")
    assert apart.startswith("a")
    assert apart.endswith(" b")


@given(texts)
def test_one_line_has_single_blanks_and_no_end_of_a_line(text):
    line = kept_line(text)
    assert line == " ".join(line.split(" "))
    assert "\n" not in line
    assert "  " not in line


def test_the_rule_does_not_ask_python_what_a_character_is():
    """So it is the same for each version of Python, whose tables differ."""
    code = "import sys, workshop.questions.writing; print('unicodedata' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=content_root()
    )
    assert ran.stdout == "False\n"
