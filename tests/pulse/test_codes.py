"""Codes: whatever is answered comes back, from mails as they are, and nothing else does."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.pulsed import a_code, a_line, a_number, some_answer
from workshop.contracts.pulse import PULSES
from workshop.pulse.asking import asked
from workshop.pulse.codes import LETTERS, by_hand, codes_in, drawn, places, room, written

LEADS = {
    "id": "i1", "known": "answered", "text": "", "unit": "share", "better": "up", "values": {},
}  # fmt: skip


def promise(number):
    return {
        "id": f"p{number}", "exercise": "commitments", "number": number, "text": f"Number {number}",
        "example": "", "by": "", "terms": {}, "missing": [], "verdict": "", "ready": "",
        "sides": [], "agreed": [], "adopted": True, "signed": ["sales", "marketing"], "kept": "",
    }  # fmt: skip


def pulse_of(promises=2, sides=("sales", "marketing"), indicator=LEADS, key="K3Y"):
    listed = [promise(number) for number in range(1, promises + 1)]
    return {
        "key": key,
        "name": "Monday",
        "day": "2026-11-30",
        "teams": False,
        "departments": [{"id": one, "text": {"en": one, "nb": one}} for one in sides],
        "asked": asked(sides, listed, indicator),
    }


PULSE = pulse_of()
SIZES = [(0, 2, None), (1, 2, LEADS), (3, 3, LEADS), (8, 6, LEADS)]
SIX = ("sales", "marketing", "production", "hr", "support", "finance")


@pytest.mark.parametrize(("promises", "sides", "indicator"), SIZES)
def test_whatever_is_answered_comes_back_from_a_code_and_from_a_line_by_hand(
    promises, sides, indicator
):
    pulse, rng = pulse_of(promises, SIX[:sides], indicator), Random(promises)
    for nth in range(40):
        said = some_answer(pulse, rng, which=list(PULSES)[nth % 2])
        code = written(pulse, said, a_number(pulse, rng))
        (found,) = codes_in(pulse, code)
        assert found.answered == said
        assert len(code) <= 34
        (by,) = codes_in(pulse, by_hand(pulse, said, "482913"))
        assert by.answered == said
        assert by.number == f"{said['department']} 482913"


def test_five_questions_are_asked_and_four_without_promises_or_an_indicator():
    assert [one["id"] for one in PULSE["asked"]] == ["kept", "last", "spoke", "listens", "mine"]
    assert [one["id"] for one in pulse_of(0)["asked"]] == ["last", "spoke", "listens", "mine"]
    assert [one["id"] for one in pulse_of(2, indicator=None)["asked"]][1] == "spoke"


def test_who_is_neither_of_the_two_is_not_asked_about_the_other_one():
    pulse = pulse_of(sides=SIX[:3])
    listens = next(one for one in pulse["asked"] if one["id"] == "listens")
    assert set(listens["prompt"]) == {"sales", "marketing"}
    (found,) = codes_in(pulse, a_code(pulse, Random(1), department="production"))
    assert "listens" not in found.answered["values"]


MAILS = [
    "Hi,\n\nhere it is: {code}\n\nBest, Kari",
    "> On Monday you wrote:\n>> send me {code}.",
    "({code})",
    "{lower}",
    "{spaced}",
    "{wrapped}",
    "{misread}",
    "Kode:{code};takk",
    "Subject: =?utf-8?q?Re?=\n\n{quoted}",
]


@pytest.mark.parametrize("mail", MAILS)
def test_a_code_is_found_as_mails_and_people_write_it(mail):
    code = a_code(PULSE, Random(4))
    text = mail.format(
        code=code,
        lower=code.lower(),
        spaced=code.replace("-", " – "),
        wrapped=code[:11] + "\n> " + code[11:],
        misread=code.replace("0", "O").replace("1", "l"),
        quoted=code[:12] + "=\n" + code[12:],
    )
    (found,) = codes_in(PULSE, text)
    assert found.answered == codes_in(PULSE, code)[0].answered


def test_a_mistake_in_any_letter_or_two_that_changed_places_is_found():
    code = a_code(PULSE, Random(7))
    for at in range(3, len(code)):
        if code[at] == "-":
            continue
        for letter in LETTERS.replace(code[at], ""):
            (found,) = codes_in(PULSE, code[:at] + letter + code[at + 1 :])
            assert found.answered is None, (code, at, letter)
        after = code[at + 1 : at + 2]
        if after not in ("", "-", code[at]):
            (found,) = codes_in(PULSE, code[:at] + after + code[at] + code[at + 2 :])
            assert found.answered is None


def test_a_code_of_another_session_or_of_the_other_pulse_is_no_code_of_this_one():
    code = a_code(PULSE, Random(8))
    assert codes_in(pulse_of(key="OTHER"), code)[0].answered is None
    assert codes_in(PULSE, code.replace("P2", "P6"))[0].answered is None


def test_what_is_cut_off_is_named_and_hides_no_other():
    good, other = a_code(PULSE, Random(1)), a_code(PULSE, Random(2))
    found = codes_in(PULSE, f"{other[:13]} {good} and {other}X")
    assert [one.answered is not None for one in found] == [False, True, False]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_taken_for_a_code_and_none_breaks_anything(text):
    assert all(one.answered is None for one in codes_in(PULSE, f"P2 {text} P6-{text} P2T{text}"))


def test_the_plain_text_that_a_mail_quotes_is_no_answer():
    from workshop.pulse.plain import written as plain

    for which in PULSES:
        text = plain(PULSE, which, "en")
        quoted = "\n".join(f"> {line}" for line in text.splitlines())
        assert codes_in(PULSE, text + quoted) == []
        line = a_line(PULSE, Random(3), which=which)
        (found,) = codes_in(PULSE, f"{quoted}\n{line}\n{quoted}")
        assert found.answered["which"] == which


def test_a_digit_by_hand_that_there_is_not_counts_nothing():
    (found,) = codes_in(PULSE, "P2T 3 1 1 1 1 2 2 2 4 1 482913")
    assert found.answered is None
    (found,) = codes_in(PULSE, "P2T 0 1 1 1 1 2 2 2 4 1 482913")
    assert found.answered is None


def test_equal_answers_do_not_look_alike_and_letters_fill_their_groups():
    rng = Random(5)
    said = some_answer(PULSE, rng)
    heads = {written(PULSE, said, a_number(PULSE, rng))[3 : 3 + room(PULSE)] for _ in range(50)}
    assert len(heads) > 45
    assert (room(PULSE) + drawn(PULSE) + 4) % 4 == 0
    assert places(PULSE)[0] == 2
