"""From a method to plain values, without what stands at its default, and the digest that seals it."""

from __future__ import annotations

from typing import Any

from milepost.kernel.canonical import canonical, digest
from milepost.methods.definition import Method
from milepost.methods.notation.shapes import Shape, members_of, shape_of


def plain_of(part: Any) -> dict[str, Any]:
    """Return a method, or a part of one, as the tables and lists that it is written in."""
    kind: Any = type(part)
    return {
        member.name: _plain(member.shape, getattr(part, member.name))
        for member in members_of(kind)
        if member.required or getattr(part, member.name) != member.default
    }


def content_of(method: Method) -> tuple[dict[str, Any], str]:
    """Return the plain form of a method and its SHA-256."""
    plain = plain_of(method)
    return plain, digest(canonical(plain))


def _plain(shape: Shape, value: Any) -> Any:
    if value is None:
        return None
    if shape.kind == "table":
        return plain_of(value)
    if shape.kind == "list":
        return [_plain(shape_of(shape.inner), item) for item in value]
    return value
