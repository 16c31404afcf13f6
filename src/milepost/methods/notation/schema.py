"""The JSON Schema of a written method, read off the definition."""

from __future__ import annotations

import inspect
import json
from dataclasses import is_dataclass
from typing import Any

from milepost.methods.definition import Method
from milepost.methods.definition.vocabulary import Whole, Words
from milepost.methods.notation.reading import MOST_ITEMS
from milepost.methods.notation.shapes import Shape, members_of, shape_of


def schema_text() -> str:
    """Return the schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> dict[str, Any]:
    """Return the schema, with one definition for each kind of part."""
    parts: dict[str, Any] = {}
    _table(Method, parts)
    whole = parts.pop(Method.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Milepost method",
        **whole,
        "$defs": dict(sorted(parts.items())),
    }


def _table(table: type, parts: dict[str, Any]) -> dict[str, Any]:
    if table.__name__ not in parts:
        parts[table.__name__] = {}
        members = members_of(table)
        parts[table.__name__] = {
            "description": " ".join(inspect.cleandoc(table.__doc__ or "").split()),
            "type": "object",
            "properties": {member.name: _schema(member.shape, parts) for member in members},
            "required": [member.name for member in members if member.required],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{table.__name__}"}


def _schema(shape: Shape, parts: dict[str, Any]) -> dict[str, Any]:
    made = _of(shape, parts)
    return {"anyOf": [made, {"type": "null"}]} if shape.optional else made


def _of(shape: Shape, parts: dict[str, Any]) -> dict[str, Any]:
    if is_dataclass(shape.inner) and isinstance(shape.inner, type):
        return _table(shape.inner, parts)
    if shape.kind == "list":
        return {"type": "array", "items": _schema(shape_of(shape.inner), parts), "maxItems": MOST_ITEMS}
    if shape.kind == "choice":
        return {"enum": list(shape.inner)}
    if isinstance(shape.inner, Words):
        pattern = {"pattern": f"^(?:{shape.inner.pattern})$"} if shape.inner.pattern else {}
        return {"type": "string", "maxLength": shape.inner.longest, **pattern}
    if isinstance(shape.inner, Whole):
        return {"type": "integer", "minimum": shape.inner.least, "maximum": shape.inner.most}
    return {"type": "boolean"}
