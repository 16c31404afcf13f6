"""The shape of a declared type: what a reader, a writer and a schema ask of it alike."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from milepost.methods.definition.vocabulary import Whole, Words


class Shape(NamedTuple):
    """`kind` is table, list, choice, text, number, flag; `inner` the class, the item, the words or the bound."""

    kind: str
    inner: Any
    optional: bool = False


class Member(NamedTuple):
    """A field of a table: its name, its shape, and its default when it has one."""

    name: str
    shape: Shape
    required: bool
    default: Any


_BOUNDS: dict[type, str] = {Words: "text", Whole: "number"}
_COLLECTIONS = (tuple, Literal)


@cache
def shape_of(declared: Any) -> Shape:
    """Return the shape of a declared type; raise TypeError for one that no written form has."""
    origin = get_origin(declared)
    if origin in {Union, types.UnionType}:
        (present,) = (each for each in get_args(declared) if each is not types.NoneType)
        kind, inner, _ = shape_of(present)
        return Shape(kind, inner, optional=True)
    if origin is Annotated:
        bound = get_args(declared)[1]
        return Shape(_BOUNDS[type(bound)], bound)
    if origin in _COLLECTIONS:
        given = get_args(declared)
        return Shape("list", given[0]) if origin is tuple else Shape("choice", given)
    if declared is not bool and not is_dataclass(declared):
        raise TypeError(f"{declared!r} has no written form")
    return Shape("flag", None) if declared is bool else Shape("table", declared)


@cache
def members_of(table: Any) -> tuple[Member, ...]:
    """Return the fields of a table in their order."""
    hints = get_type_hints(table, include_extras=True)
    return tuple(
        Member(each.name, shape_of(hints[each.name]), each.default is MISSING, each.default) for each in fields(table)
    )
