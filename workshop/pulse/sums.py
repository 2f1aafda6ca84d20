"""What codes have said together. Single answers are kept nowhere: sums, and which numbers came.

A number is drawn by chance and says nothing of the answers beside it, so neither does what is kept
of it. Sums are told once, by the rules by which the answers of a room are told
(`workshop.questions.tally`); until then it is told how many codes came.
"""

import hashlib
from collections.abc import Iterator, Mapping

from workshop.contracts.pulse import Asked, CodeSays, Pulse, Sums
from workshop.contracts.tallies import Tally, Value
from workshop.pulse.asking import question_of
from workshop.pulse.codes import lines_of
from workshop.questions.said import as_said
from workshop.questions.tally import Answer, tally

ANSWERED = ""
"""Under it is counted who answered a line at all."""


def check_number(pulse: Pulse, which: str, number: str) -> str:
    """Return what is kept of a code's number, so that it counts once."""
    return hashlib.sha256(f"{pulse['key']}/{which}/{number}".encode()).hexdigest()


def added(sums: Sums, answered: CodeSays) -> Sums:
    """Return sums with one more answer; those given stay as they are."""
    mine = {line: dict(by) for line, by in sums.get(answered["department"], {}).items()}
    for line, options in _said(answered):
        by = mine.setdefault(line, {})
        for option in (ANSWERED, *options):
            by[option] = by.get(option, 0) + 1
    return {**sums, answered["department"]: mine}


def _said(answered: CodeSays) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines that were answered, and the options that were taken there."""
    for id, value in answered["values"].items():
        for item, part in (value if isinstance(value, dict) else {"": value}).items():
            yield f"{id}/{item}", part if isinstance(part, list) else [part]


def told(pulse: Pulse, sums: Sums) -> dict[str, Tally]:
    """Return the tallies of a pulse by question: what may be told of these sums.

    Of people no department is told with fewer than five answers to a line, nor anything from which
    that would follow; a side that answered together is told as what it said.
    """
    departments = [one["id"] for one in pulse["departments"]]
    return {one["id"]: _told(pulse, one, sums, departments) for one in pulse["asked"]}


def _told(pulse: Pulse, one: Asked, sums: Sums, departments: list[str]) -> Tally:
    question, answers = question_of(one), _answers(one, sums)
    if pulse["teams"]:
        return as_said(question, [(n, *said) for n, said in enumerate(answers, 1)], departments)
    made = tally(question, answers, departments)
    # How many answered is told line by line, and of a group that is large enough.
    return {
        **made,
        "answered": max((c["n"] for by in made["cells"].values() for c in by.values()), default=0),
    }


def _answers(one: Asked, sums: Sums) -> list[Answer]:
    """Return answers that give these sums, line by line; whose they were together nobody knows.

    A tally counts each line, and each place of one, by itself, so it comes out the same.
    """
    found: list[Answer] = []
    for department, lines in sums.items():
        by = {item: lines.get(f"{one['id']}/{item}", {}) for item in lines_of(one)}
        most = max((options.get(ANSWERED, 0) for options in by.values()), default=0)
        for nth in range(most):
            said = {
                item: _nth(one, options, nth)
                for item, options in by.items()
                if nth < options.get(ANSWERED, 0)
            }
            found.append((department, said if one["items"] else said[""]))
    return found


def _nth(one: Asked, options: Mapping[str, int], nth: int) -> Value:
    if one["kind"] == "several":
        return [o["id"] for o in one["options"] if nth < options.get(o["id"], 0)]
    for option in one["options"]:
        nth -= options.get(option["id"], 0)
        if nth < 0:
            return option["id"]
    raise ValueError("these sums are of another question")
