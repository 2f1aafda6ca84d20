"""Scripts read and send what the contracts declare, and nothing else."""

import functools
import re
from pathlib import Path

import pytest

from tests.support.contracts import fields_of
from workshop import widgets
from workshop.contracts.actions import ACTIONS, MESSAGES
from workshop.contracts.pages import PAGES
from workshop.contracts.parts import Claims

WIDGETS = Path(widgets.__file__).parent
SCRIPTS = sorted(WIDGETS.rglob("*.js"))


@functools.cache
def source(path):
    text = path.read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/|^\s*//[^\n]*$", "", text, flags=re.DOTALL | re.MULTILINE)


def pages_of(path):
    """Return what a script may call a page: a widget its own, a part of one anybody's."""
    own = PAGES.get(path.stem) if path.parent == WIDGETS else None
    return [own] if own is not None else [*PAGES.values(), Claims]


def read_of_pages(text):
    """Return the names that a script reads of a page, directly or by taking it apart."""
    page = r'(?:(?<![\w.])(?:this\.|bench\.)?page|\bget\("page"\))'
    yield from re.findall(page + r"\??\.(\w+)", text)
    for names in re.findall(r"\{([^{}]*)\}\s*=\s*(?:this\.)?page\b(?!\??\.)", text):
        yield from (name.split("=")[0].split(":")[0].strip() for name in names.split(","))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.relative_to(WIDGETS).as_posix())
def test_a_script_reads_nothing_of_a_page_that_no_contract_declares(path):
    unknown = set(read_of_pages(source(path))) - fields_of(*pages_of(path))
    assert not unknown, f"{path.name} reads {sorted(unknown)} of a page: docs/contracts.md"


def sent(text):
    """Yield every action that a script writes out: its `op`, and the names beside it."""
    for op, rest in re.findall(r'\{ op: "(\w+)"((?:[^{}]|\{[^{}]*\})*)\}', text):
        flat = re.sub(r"\{[^{}]*\}", "", rest)
        parts = [part.split(":")[0].strip() for part in flat.split(",")]
        yield op, {part for part in parts if part and not part.startswith("...")}


def by_op(kinds):
    ops = {}
    for kind in kinds:
        (op,) = kind.__annotations__["op"].__args__
        ops.setdefault(op, []).append(kind)
    return ops


def test_scripts_send_the_actions_of_the_contracts_and_no_others():
    found = [action for path in SCRIPTS for action in sent(source(path))]
    known = by_op(ACTIONS)
    assert {op for op, _ in found} == known.keys()
    for op, names in found:
        assert names <= fields_of(*known[op]), f"{op} is sent with {sorted(names)}"


def test_scripts_hear_the_messages_of_the_contracts_and_no_others():
    heard = {op for path in SCRIPTS for op in re.findall(r'\.op [!=]== "(\w+)"', source(path))}
    assert heard == by_op(MESSAGES).keys()
