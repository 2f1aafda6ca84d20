"""Holding JSON against the contracts: what is missing, undeclared, or of another type."""

import json
from collections.abc import Mapping
from types import UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, is_typeddict

from tests.support.room import as_json
from workshop.commands.contracts import hints


def assert_fits(value, hint, where="page"):
    """Hold a value, as it would be sent, against its contract."""
    assert not misfits(json.loads(as_json(value)), hint, where)


def misfits(value, hint, where="page"):
    """Return a sentence for everything in a value that its contract does not say."""
    origin, args = get_origin(hint), get_args(hint)
    if hint in (Any, object):
        return []
    if is_typeddict(hint):
        return _fields(value, hint, where)
    if origin in (Union, UnionType):
        return min((misfits(value, one, where) for one in args), key=len)
    if origin is Literal:
        return [] if value in args else [f"{where} is {value!r}"]
    if origin is list:
        return _each(value, list, hint, where) or _inside(enumerate(value), args[0], where)
    if origin in (dict, Mapping):
        return _each(value, dict, hint, where) or _inside(value.items(), args[1], where)
    return [] if _is(value, hint) else [f"{where} is {value!r:.60}, not {hint.__name__}"]


def _fields(value, hint, where):
    if not isinstance(value, dict):
        return [f"{where} is {value!r:.60}, not {hint.__name__}"]
    declared = hints(hint)
    needed = {name for name, one in declared.items() if get_origin(one) is not NotRequired}
    wrong = [f"{where} has no {name}" for name in sorted(needed - value.keys())]
    wrong += [f"{where}.{name} is not declared" for name in sorted(value.keys() - declared.keys())]
    for name in value.keys() & declared.keys():
        wrong += misfits(value[name], _bare(declared[name]), f"{where}.{name}")
    return wrong


def _bare(hint):
    return get_args(hint)[0] if get_origin(hint) is NotRequired else hint


def _each(value, kind, hint, where):
    return [] if isinstance(value, kind) else [f"{where} is {value!r:.60}, not {hint}"]


def _inside(pairs, hint, where):
    return [wrong for key, one in pairs for wrong in misfits(one, hint, f"{where}[{key}]")]


def _is(value, hint):
    kinds = {float: (int, float), type(None): (type(None),)}.get(hint, (hint,))
    return isinstance(value, kinds) and (hint is bool or not isinstance(value, bool))


def fields_of(*kinds):
    """Return the names of the fields of contracts, and of all that a union may be."""
    inner = [
        one for kind in kinds for one in (get_args(kind) if not is_typeddict(kind) else [kind])
    ]
    return {name for one in inner for name in hints(one)}
