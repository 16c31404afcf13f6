"""What people type into the forms they are led to: something lawful for whatever the form asks, and no more.

Words that a form cannot know (who gives back what, which work there is) stand here by verb; they are what a project
manager knows of her own project, and nothing of the method.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from milepost.artefacts.rules.sheets import Sheet
from tests.floors.workbench.visitor import HIDDEN, Page, Typed
from tests.suites.samples.artefacts import text_for

SENTENCE = "The meters of the north side report once a day, as their users agreed in the meeting of the week"


def lawful(page: Page, today: date, known: Typed) -> Typed:
    """Return something lawful for every field that the form of a page requires and that is still empty."""
    form, typed = page.form(), dict(known)
    names = form.inputs.keys()
    for name in names:
        field = form.inputs[name]
        if name in HIDDEN or name in typed or getattr(field, "type", "") in {"file", "submit", "hidden"}:
            continue
        if _is_empty(field) and _is_required(field):
            typed[name] = _value(field, today)
    return typed


def _is_required(field: Any) -> bool:
    return field.get("required") is not None if hasattr(field, "get") else True


def _is_empty(field: Any) -> bool:
    if getattr(field, "type", "") in {"checkbox", "radio"}:
        return not field.checked
    value = field.value
    return not value or not str(value).strip()


def _value(field: Any, today: date) -> Any:
    if field.tag == "select" and field.multiple:
        return [each for each in field.value_options if each]
    if field.tag == "select":
        return next(each for each in field.value_options if each)
    kind = getattr(field, "type", "text")
    if kind == "date":
        return (today + timedelta(days=20)).isoformat()
    if kind == "checkbox":
        return field.get("value") or "on"
    if kind == "number":
        return field.get("min") or "1"
    longest = int(field.get("maxlength") or 10_000)
    return SENTENCE[:longest]


def document(sheet: Sheet) -> Typed:
    """Return what is typed into a document: something for each field that the class requires, as its help asks."""
    told = {f"in-{each.code}": text_for(each, place) for place, each in enumerate(sheet.fields) if sheet.needs(each)}
    return {**told, "submit": "1"}
