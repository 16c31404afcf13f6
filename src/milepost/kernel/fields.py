"""The middle ring of validation: what the fields of a row can hold, checked the same way for both databases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from milepost.kernel.canonical import written
from milepost.kernel.errors import InvalidInput, Unmet

LONGEST_JSON = 200_000
UNSTORABLE = "This text holds characters that cannot be stored."


def check_fields(row: models.Model, only: Iterable[str] | None = None) -> None:
    """Refuse values that the fields of `row` cannot hold, naming each field."""
    wanted = None if only is None else set(only)
    checked = [
        item
        for item in row._meta.concrete_fields
        if not (item.is_relation or item.primary_key or (wanted is not None and item.name not in wanted))
    ]
    unmet = list(_unstorable(row, checked))
    names = {item.name for item in checked} - {each.field for each in unmet}
    try:
        row.clean_fields(exclude={item.name for item in row._meta.fields if item.name not in names})
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            unmet += [_unmet("field_is_valid", message, name) for message in messages]
    if unmet:
        raise InvalidInput(tuple(unmet))


def require_storable(typed: Mapping[str, object]) -> None:
    """Refuse typed text that no database takes, before an action as much as asks for it."""
    hostile = [name for name, value in typed.items() if isinstance(value, str) and not is_storable(value)]
    if hostile:
        raise InvalidInput(tuple(_unmet("text_is_storable", UNSTORABLE, name) for name in hostile))


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def is_storable(text: str) -> bool:
    """Return whether both databases can keep `text`: no NUL and no half of a surrogate pair."""
    return _UNSTORABLE.search(text) is None


def _unstorable(row: models.Model, checked: Iterable[models.Field[Any, Any]]) -> Iterator[Unmet]:
    for item in checked:
        value = getattr(row, item.attname)
        if isinstance(item, models.JSONField):
            # What is sealed was computed, not typed, and grows with the organisation: the ledger keeps its digest only.
            limit = None if item.name in getattr(row, "sealed", ()) else LONGEST_JSON
            yield from _unstorable_json(item.name, value, limit)
        elif isinstance(value, str):
            yield from _unstorable_text(item, value)


def _unstorable_text(item: models.Field[Any, Any], text: str) -> Iterator[Unmet]:
    if not is_storable(text):
        yield _unmet("text_is_storable", UNSTORABLE, item.name)
    # Django leaves the length of a text field to forms; an API or an import passes none.
    longest = item.max_length if isinstance(item, models.TextField) else None
    if longest is not None and len(text) > longest:
        yield _unmet("text_is_short_enough", f"This text is longer than {longest} characters.", item.name)


def _unstorable_json(name: str, value: object, limit: int | None) -> Iterator[Unmet]:
    try:
        text = written(value)
    except (TypeError, RecursionError):
        yield _unmet("value_is_plain", "This holds something that is neither text, whole number, list nor table.", name)
        return
    # JSON writes NUL as an escape: only where that escape stands need the texts be looked at one by one.
    if not is_storable(text) or ("\\u0000" in text and not all(is_storable(each) for each in _texts(value))):
        yield _unmet("text_is_storable", UNSTORABLE, name)
    if limit is not None and len(text) > limit:
        yield _unmet("value_is_short_enough", f"This is longer than {limit} characters.", name)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(key)
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def _unmet(rule: str, sentence: str, field: str) -> Unmet:
    return Unmet(rule, sentence, missing="A value that can be kept.", cure="You", path="Correct it.", field=field)
