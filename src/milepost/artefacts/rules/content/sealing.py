"""Content as canonical JSON and its SHA-256: equal content, and only that, has an equal seal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.artefacts.rules.content.values import Content, Value
from milepost.artefacts.rules.content.writing import plainly
from milepost.kernel.canonical import Json, canonical, digest
from milepost.kernel.money import Money
from milepost.methods.definition import FieldType


def to_stored(content: Content) -> dict[str, Json]:
    """Return content as canonical JSON holds it."""
    return {code: _plain(value) for code, value in content.items()}


def from_stored(fields: Iterable[FieldType], stored: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values that were stored for `fields`; what the method no longer asks for is left out."""
    return {field.code: _typed(field.type, stored[field.code]) for field in fields if field.code in stored}


def seal_of(stored: Mapping[str, Any]) -> str:
    """Return the SHA-256 of stored content in its canonical form."""
    return digest(canonical(dict(stored)))


def _plain(value: Value) -> Json:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return {"amount": plainly(value.amount), "currency": value.currency}
    if isinstance(value, Decimal):
        return plainly(value)
    return [each if isinstance(each, str) else list(each) for each in value]


def _typed(kind: str, stored: Any) -> Value:
    """Return the value of a stored one; where the kind of a field changed, its words as text."""
    if kind == "money" and isinstance(stored, dict):
        return Money(Decimal(stored["amount"]), stored["currency"])
    if kind == "date" and isinstance(stored, str):
        return date.fromisoformat(stored)
    if kind in {"number", "share"} and isinstance(stored, str):
        return Decimal(stored)
    if isinstance(stored, list) and all(isinstance(each, str) for each in stored):
        return tuple(stored)
    if isinstance(stored, list):
        return tuple(tuple(each) for each in stored)
    return stored if isinstance(stored, bool | str) else canonical(stored)
