"""The kinds of question: one module each, found by its name.

A module defines a subclass of `Kind` and an instance of it, `KIND`. How its card looks says the
front-end module of the same name in `workshop/widgets/kinds`.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from workshop.contracts.tallies import Value
from workshop.errors import Refused
from workshop.questions.kind import Kind
from workshop.questions.question import Question


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by its name, in alphabetical order."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").KIND for name in names}


def kind_of(question: Question) -> Kind:
    """Return the kind of a question, which must be one that is known."""
    return kinds()[question.kind]


def check_value(question: Question, value: Value) -> Value:
    """Return a value as it is stored, or refuse it: the host believes nothing that a page sends.

    Raises:
        Refused: with a code that names what is wrong; nothing is stored.
    """
    if question.kind not in kinds():
        raise Refused("not-answerable", question=question.id)
    return kind_of(question).check(question, value)
