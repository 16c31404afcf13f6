"""Canonical JSON and the state of a record.

The canonical form is RFC 8785 restricted to what needs no number formatting: objects with ASCII keys, arrays,
strings, integers, booleans and null. Decimals, dates and instants are written as strings; floats are refused.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

Json = dict[str, "Json"] | list["Json"] | str | int | bool | None
State = dict[str, Any]


def canonical(value: Json) -> str:
    """Return the one canonical text of `value`; raise TypeError for anything that has none."""
    return json.dumps(_checked(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def written(value: object) -> str:
    """Return the canonical text of `value` after `plain`, which lets nothing through that has none."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8 as lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def plain(value: object) -> Json:
    """Return `value` as canonical JSON holds it: decimals, dates and instants as strings."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical form")


def state_of(record: models.Model) -> State:
    """Return every stored field of `record` as canonical JSON holds it; a sealed field as its digest."""
    sealed: tuple[str, ...] = getattr(record, "sealed", ())
    state: State = {}
    for item in record._meta.concrete_fields:
        value = getattr(record, item.attname)
        if isinstance(item, models.DecimalField) and value is not None:
            value = Decimal(value).quantize(Decimal(1).scaleb(-item.decimal_places))
        state[item.attname] = {"sha256": digest(written(value))} if item.name in sealed else plain(value)
    return state


def _checked(value: Json) -> Json:
    if isinstance(value, float):
        raise TypeError("A float has no place in the ledger: use a decimal string")
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError("Keys are strings")
            _checked(item)
    elif isinstance(value, list):
        for item in value:
            _checked(item)
    elif value is not None and not isinstance(value, str | int):
        raise TypeError(f"{type(value).__name__} has no canonical form")
    return value
