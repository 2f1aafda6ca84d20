"""`workshop contracts`: what crosses a border, told from the types, for who writes scripts."""

import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType, UnionType
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from workshop import contracts as room
from workshop.contracts.pages import PAGES
from workshop.contracts.replies import REPLIES

HEAD = """# What crosses a border

Written by `workshop contracts` from `workshop/contracts`: not to be changed by hand. Values are
JSON, under the same names in Python and JavaScript. A name with `?` may be missing.
"""

ORDER = (
    "tallies", "runs", "looks", "replies", "cards", "figures", "parts", "phone", "wall", "console",
    "cues", "door", "bench", "lesson", "actions", "pages",
)  # fmt: skip
"""From the host to the front end; a module that is not named comes last."""

_PLAIN = {
    str: "string", int: "whole number", float: "number", bool: "boolean", type(None): "null",
    object: "any", Any: "any",
}  # fmt: skip
_ATTRIBUTE = re.compile(r"^ *(\w+): (.*(?:\n {12,}.*)*)", re.MULTILINE)


def document() -> str:
    """Return all contracts as Markdown."""
    pages, replies = _listed("Pages", "widget", PAGES), _listed("Replies", "command", REPLIES)
    forms = (line for module in _modules() for line in _module(module))
    return "\n".join((HEAD, *pages, *replies, *forms))


@cache
def _modules() -> tuple[ModuleType, ...]:
    prefix = f"{room.__name__}."
    found = (module.name for module in walk_packages(room.__path__, prefix))
    names = sorted(name.removeprefix(prefix) for name in found)
    ordered = sorted(names, key=lambda name: _place(name.partition(".")[0]))
    return tuple(import_module(prefix + name) for name in ordered)


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _listed(title: str, what: str, table: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {title}\n"
    yield f"| {what} | gets |\n|---|---|"
    yield from (f"| `{name}` | {_type(hint)} |" for name, hint in table.items())
    yield ""


def _module(module: ModuleType) -> Iterator[str]:
    own = [
        one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__
    ]
    classes = [one for one in own if is_typeddict(one)]
    if classes:
        name = module.__name__.removeprefix(f"{room.__name__}.")
        yield f"## {name.replace('.', ': ').capitalize()}\n"
        yield f"{inspect.getdoc(module)}\n"
    for one in classes:
        yield from _class(one)


def _class(one: type) -> Iterator[str]:
    text = inspect.getdoc(one) or ""
    yield f"### {one.__name__}\n"
    yield text.partition("\nAttributes:")[0].rstrip() + "\n"
    fields = hints(one)
    if fields:
        said = _said(one)
        yield "| name | type | is |\n|---|---|---|"
        yield from (_row(name, hint, said.get(name, "")) for name, hint in fields.items())
        yield ""


def _row(name: str, hint: Any, said: str) -> str:
    may = get_origin(hint) is NotRequired
    return f"| `{name}{'?' if may else ''}` | {_type(hint)} | {said} |"


def _said(one: type) -> dict[str, str]:
    """Return what the docstrings of a class, and of those it is made of, say of each field."""
    said: dict[str, str] = {}
    for base in (*getattr(one, "__orig_bases__", ()), one):
        if base is not one and is_typeddict(base):
            said |= _said(base)
    attributes = (one.__doc__ or "").partition("Attributes:")[2]
    return said | {name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(attributes)}


@cache
def hints(one: Any) -> dict[str, Any]:
    """Return the fields of a contract with their types, those it inherits first."""
    return get_type_hints(one, include_extras=True)


def _type(hint: Any) -> str:
    """Return a type as it is called in the document."""
    origin, args = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if origin is NotRequired:
        return _type(args[0])
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in args)
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(_type(one) for one in args))
    if origin is list:
        return f"list of {_type(args[0])}"
    if origin in (dict, Mapping):
        return f"table of {_type(args[1])}"
    return _PLAIN[hint]
