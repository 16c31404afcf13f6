"""Whoever fills a required field finds help and a worked example that would pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from milepost.methods.definition import FieldType, Method
from milepost.methods.lint.finding import ERROR, Rule, Spot
from milepost.methods.lint.reading.parts import placed

FLAGS = frozenset({"true", "false", "yes", "no"})


def fields_of(method: Method) -> Iterator[tuple[str, FieldType]]:
    """Yield every field of every document with its place."""
    for path, kind in placed(method.artefact_types, "artefact_types"):
        yield from placed(kind.fields, f"{path}.fields")


def _without(name: str) -> Callable[[Method], Iterator[Spot]]:
    def look(method: Method) -> Iterator[Spot]:
        for path, field in fields_of(method):
            if field.required and not getattr(field, name).strip():
                yield Spot(
                    f"{path}.{name}",
                    f"The field `{field.code}` is required and has no {name}.",
                    f"Write the {name} in words that somebody new to it understands.",
                )

    return look


def _failing_examples(method: Method) -> Iterator[Spot]:
    for path, field in fields_of(method):
        if field.example.strip() and (lack := _lack(field)):
            yield Spot(f"{path}.example", f"The example of `{field.code}` {lack}.", "Write an example that would pass.")


def _lack(field: FieldType) -> str:
    if len(field.example.split()) < field.least_words:
        return f"has fewer than the {field.least_words} words that are asked for"
    if len([line for line in field.example.splitlines() if line.strip()]) < field.least_items:
        return f"has fewer than the {field.least_items} lines that are asked for"
    if field.type == "choice" and field.options and field.example not in field.options:
        return "is none of the options"
    return "" if _is_a(field.type, field.example.strip()) else f"is no {field.type}"


def _is_a(kind: str, text: str) -> bool:
    if kind == "date":
        return _is_date(text)
    if kind == "flag":
        return text.lower() in FLAGS
    return kind not in {"money", "number", "share"} or re.search(r"\d", text) is not None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


REQUIRED_FIELD_HAS_HELP = Rule(
    "required_field_has_help", "Every required field says what is asked.", ERROR, _without("help")
)
REQUIRED_FIELD_HAS_EXAMPLE = Rule(
    "required_field_has_example", "Every required field shows a worked example.", ERROR, _without("example")
)
EXAMPLE_WOULD_PASS = Rule("example_would_pass", "An example meets what its field asks for.", ERROR, _failing_examples)
