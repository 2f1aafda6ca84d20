"""An answer as a short code, and codes found in texts: in mails, with whatever stands around them.

A code looks like `P2-7KQM-2XRA-9TPD-BC4W`: its pulse, and letters of which the first ones hold the
answers, the next ones a number drawn by chance, the last four check digits. Letters are those of
Crockford's base 32: no I, L, O or U. Small letters, blanks, hyphens and the usual mistakes (O for
0, I or L for 1) are read too. Check digits are made of the pulse's key as well, so a code that was
mistyped, or belongs to another session, fits once in a million times.

What stands for the answers is shifted by the chance number, so that equal answers do not look
alike. That hides nothing from whoever has the page, which says so first.

Who cannot open the page writes digits by hand instead, `P2T` and so on, without check digits.

Source of the letters: Crockford (2019), Base 32, https://www.crockford.com/base32.html.
"""

import re
from collections.abc import Iterator, Mapping
from math import prod
from typing import NamedTuple
from zlib import crc32

from workshop.contracts.pulse import PULSES, Asked, CodeSays, Pulse
from workshop.contracts.tallies import Value

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = {"O": "0", "I": "1", "L": "1", "U": "V"}

CHECK, LEAST, GROUP = 4, 6, 4
"""Letters: check digits, of the number drawn by chance at the least, and in a group."""

SIGNS = {"two": "2", "six": "6"}
"""What the pulses are called in their codes."""

BY_HAND = 6
"""Digits that somebody makes up who answers by hand."""

_SIGN = "".join(SIGNS.values())
_WHICH = {sign: which for which, sign in SIGNS.items()}
_BETWEEN = r"[\s\-\u2010-\u2015\u00ad\u200b\u2060.·|>*_=]*"
"""What mails put between letters: hyphens of all kinds, ends of lines and marks of quotes."""


class Found(NamedTuple):
    """Something in a text that is, or looks like, a code.

    Attributes:
        text: as it is written; what is no code as it stood there, in one line.
        answered: what it says; None where it is no code of this pulse.
        number: what makes it one of a kind, without its answers; empty where it is no code.
    """

    text: str
    answered: CodeSays | None = None
    number: str = ""


def places(pulse: Pulse) -> list[int]:
    """Return how many values each place of a pulse's codes has, the department's first.

    There is a place for each line of a question.
    """
    found = [len(pulse["departments"])]
    for one in pulse["asked"]:
        found += [many(one)] * len(lines_of(one))
    return found


def ways(pulse: Pulse) -> int:
    """Return in how many ways a pulse can be answered."""
    return prod(places(pulse))


def lines_of(one: Asked) -> list[str]:
    """Return the ids of what a question asks about, in their order; "" for one thing alone."""
    return [item["id"] for item in one["items"]] or [""]


def many(one: Asked) -> int:
    """Return how many values a line of a question has; 0 stands for what was left out."""
    options = len(one["options"])
    return 1 + (1 << options - 1 if one["kind"] == "several" else options)


def room(pulse: Pulse) -> int:
    """Return how many letters the answers take."""
    letters, values = 1, ways(pulse)
    while len(LETTERS) ** letters < values:
        letters += 1
    return letters


def drawn(pulse: Pulse) -> int:
    """Return how many letters the number drawn by chance has: so many that groups are full."""
    taken = room(pulse) + LEAST + CHECK
    return LEAST + (-taken) % GROUP


def written(pulse: Pulse, answered: CodeSays, number: str) -> str:
    """Return a code.

    Args:
        pulse: whose.
        answered: what it is to say.
        number: drawn by chance: `drawn` of `LETTERS`.
    """
    packed = (_packed(pulse, answered) + crc32(number.encode())) % ways(pulse)
    body = _in_letters(packed, room(pulse)) + number
    body += _check(pulse, SIGNS[answered["which"]], body)
    return _grouped(SIGNS[answered["which"]], body)


def _grouped(sign: str, body: str) -> str:
    groups = [body[at : at + GROUP] for at in range(0, len(body), GROUP)]
    return "-".join([f"P{sign}", *groups])


def _packed(pulse: Pulse, answered: CodeSays) -> int:
    """Return answers as one number: each place is a digit of its own base."""
    found = 0
    for digit, values in zip(_digits(pulse, answered), places(pulse), strict=True):
        found = found * values + digit
    return found


def _digits(pulse: Pulse, answered: CodeSays) -> Iterator[int]:
    yield [one["id"] for one in pulse["departments"]].index(answered["department"])
    for one in pulse["asked"]:
        value = answered["values"].get(one["id"])
        for item in lines_of(one):
            yield _digit(one, (value or {}).get(item) if item else value)


def _digit(one: Asked, part: Value) -> int:
    if part is None:
        return 0
    ids = [option["id"] for option in one["options"]]
    if one["kind"] != "several":
        return 1 + ids.index(part)
    named: int = sum(1 << ids.index(place) for place in part)
    return 1 + named


def _in_letters(number: int, many: int) -> str:
    return "".join(LETTERS[number >> 5 * at & 31] for at in reversed(range(many)))


def _number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found << 5 | LETTERS.index(letter)
    return found


def _check(pulse: Pulse, sign: str, body: str) -> str:
    return _in_letters(crc32(f"{pulse['key']}/{sign}/{body}".encode()) & 0xFFFFF, CHECK)


def codes_in(pulse: Pulse, text: str) -> list[Found]:
    """Return the codes in a text, in their order, and what looks like one and is none.

    Words around them, ends of lines inside of them and marks of quotes are no hindrance.
    """
    found = {hit.start(): (hit.end(), one) for hit, one in _hits(pulse, text)}
    ends = [(start, end) for start, (end, _) in found.items()]
    for hit in _LOOKS.finditer(text):
        if not any(start < hit.end() and hit.start() < end for start, end in ends):
            found[hit.start()] = (hit.end(), Found(" ".join(hit[0].split())[:60]))
    return [found[start][1] for start in sorted(found)]


def only_codes(pulse: Pulse, text: str) -> str:
    """Return the codes of a text alone, and what looks like one: all that needs to be sent on."""
    return "\n".join(one.text for one in codes_in(pulse, text))


_LOOKS = re.compile(
    rf"(?<![0-9A-Za-z])[Pp][{_SIGN}](?:[Tt](?=[\s:]*\d)[\s:]*\d[\d \u00a0.,;\-]{{3,}}"
    r"|\s?[\-\u2010-\u2015]\s?(?=[\w\-]*\w)[\w\-\u2010-\u2015]{3,})"
)
"""What nobody writes by chance: `P2-` and more, or `P2T` and digits."""


def _hits(pulse: Pulse, text: str) -> Iterator[tuple[re.Match[str], Found]]:
    letters = room(pulse) + drawn(pulse) + CHECK
    for hit in _matches(_pattern("[0-9A-Za-z]", letters), text):
        if one := _read(pulse, hit[1], _plain(hit[2])):
            yield hit, Found(_grouped(hit[1], _plain(hit[2])), *one)
    digits = len(hand_places(pulse)) + BY_HAND
    for hit in _matches(_pattern(r"\d", digits, "[Tt]"), text):
        given = re.sub(r"\D", "", hit[2])
        if one := _by_hand(pulse, hit[1], given):
            yield hit, Found(f"P{hit[1]}T {' '.join(given)}", *one)


_BEGINS = rf"(?<![0-9A-Za-z])[Pp]{_BETWEEN}([{_SIGN}])"


def _pattern(letter: str, many: int, mark: str = "") -> re.Pattern[str]:
    body = f"((?:{_BETWEEN}[:,;]?{letter}){{{many}}})"
    return re.compile(rf"{_BEGINS}{mark}{body}(?![0-9A-Za-z])")


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what fits wherever a code may begin: within another one that is cut off, too."""
    for begins in re.finditer(_BEGINS, text):
        if hit := pattern.match(text, begins.start()):
            yield hit


def _plain(text: str) -> str:
    letters = (letter for letter in text.upper() if letter.isalnum())
    return "".join(MISREAD.get(letter, letter) for letter in letters)


def _read(pulse: Pulse, sign: str, body: str) -> tuple[CodeSays, str] | None:
    """Return what a code says, and its number; None where its check digits do not fit."""
    if not {*body} <= {*LETTERS} or _check(pulse, sign, body[:-CHECK]) != body[-CHECK:]:
        return None
    answers, number = body[: room(pulse)], body[room(pulse) : -CHECK]
    values = ways(pulse)
    if _number(answers) >= values:
        return None
    packed = (_number(answers) - crc32(number.encode())) % values
    return _unpacked(pulse, _WHICH[sign], packed), number


def _unpacked(pulse: Pulse, which: str, packed: int) -> CodeSays:
    digits = []
    for values in reversed(places(pulse)):
        packed, digit = divmod(packed, values)
        digits.append(digit)
    return _answered(pulse, which, digits[::-1])


def _answered(pulse: Pulse, which: str, digits: list[int]) -> CodeSays:
    rest = iter(digits)
    department = pulse["departments"][next(rest)]["id"]
    values: dict[str, Value] = {}
    for one in pulse["asked"]:
        parts = {item: next(rest) for item in lines_of(one)}
        said = {item: _part(one, digit) for item, digit in parts.items() if digit}
        if said and department in one["prompt"]:
            values[one["id"]] = said if one["items"] else said[""]
    return {"which": which, "department": department, "values": values}


def _part(one: Asked, digit: int) -> Value:
    ids = [option["id"] for option in one["options"]]
    if one["kind"] == "several":
        return [id for at, id in enumerate(ids[:-1]) if digit - 1 >> at & 1]
    return ids[digit - 1]


# ---- by hand ----

YES, NO = 1, 2
"""What is written by hand for each option of which several may be true."""


def hand_places(pulse: Pulse) -> list[int]:
    """Return the highest digit of each place by hand: of `several` each option has one."""
    found = [len(pulse["departments"])]
    for one in pulse["asked"]:
        options = len(one["options"])
        each = [NO] * (options - 1) if one["kind"] == "several" else [options]
        found += each * max(1, len(one["items"]))
    return found


def _by_hand(pulse: Pulse, sign: str, digits: str) -> tuple[CodeSays, str] | None:
    """Return what digits say that somebody wrote by hand; None where one of them is too high.

    The department begins with 1: there is none to be left out.
    """
    most = hand_places(pulse)
    given = [int(digit) for digit in digits[: len(most)]]
    if not given[0] or any(one > high for one, high in zip(given, most, strict=True)):
        return None
    answered = _answered(pulse, _WHICH[sign], [given[0] - 1, *_folded(pulse, given[1:])])
    return answered, f"{answered['department']} {digits[len(most) :]}"


def _folded(pulse: Pulse, given: list[int]) -> Iterator[int]:
    """Yield the digits of a code for those written by hand."""
    rest = iter(given)
    for one in pulse["asked"]:
        for _ in lines_of(one):
            if one["kind"] != "several":
                yield next(rest)
                continue
            each = [next(rest) for _ in one["options"][:-1]]
            named = sum(1 << at for at, digit in enumerate(each) if digit == YES)
            yield 1 + named if any(each) else 0


def by_hand(pulse: Pulse, answered: CodeSays, made_up: str) -> str:
    """Return the line that somebody writes by hand, with the digits that she made up."""
    first, *rest = _digits(pulse, answered)
    digits = [str(digit) for digit in (first + 1, *_unfolded(pulse, iter(rest)))]
    return f"P{SIGNS[answered['which']]}T {' '.join(digits)} {made_up}"


def _unfolded(pulse: Pulse, rest: Iterator[int]) -> Iterator[int]:
    for one in pulse["asked"]:
        for _ in lines_of(one):
            digit = next(rest)
            if one["kind"] != "several":
                yield digit
                continue
            each = range(len(one["options"]) - 1)
            yield from ((YES if digit - 1 >> at & 1 else NO) if digit else 0 for at in each)


def weeks() -> Mapping[str, int]:
    """Return after how many weeks each pulse is sent out."""
    return {which: days // 7 for which, days in PULSES.items()}


def after_weeks(week: str) -> str:
    """Return the pulse that is sent out after so many weeks."""
    return next(which for which, later in weeks().items() if str(later) == week)
