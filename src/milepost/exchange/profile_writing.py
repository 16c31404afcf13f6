"""Write a profile as TOML: the one it starts from, with the columns that a person chose leading their fields."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from milepost.exchange.importers.sheet.headers import PERIOD, normal_header
from milepost.exchange.profiles import text_of
from milepost.exchange.uploads import Choice


def profile_text(name: str, title: str, choice: Choice) -> str:
    """Return the profile of a choice under a new name, as the text of its file."""
    content = tomllib.loads(text_of(choice.profile))
    content |= {"name": name, "title": title or content["title"]}
    if choice.currency:
        content.setdefault("defaults", {})["currency"] = choice.currency.upper()
    chosen = {normal_header(header) for header in choice.columns}
    for table in (content["period"], *content["fields"].values()):
        table["headers"] = [each for each in table.get("headers", []) if normal_header(each) not in chosen]
    for header, field in choice.columns.items():
        table = content["period"] if field == PERIOD else content["fields"].setdefault(field, {})
        table["headers"] = [header, *table.get("headers", [])]
    return "\n".join(_lines(content)) + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[str]:
    if path and any(not isinstance(value, dict) for value in table.values()):
        yield f"\n[{'.'.join(path)}]"
    for key, value in table.items():
        if not isinstance(value, dict):
            yield f"{_key(key)} = {_value(value)}"
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _lines(value, (*path, _key(key)))


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").replace("-", "").isalnum() else _value(key)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
