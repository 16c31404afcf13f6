"""Undo: what was just changed is changed back, by the same verb and by the same rules, as an act of its own.

Only a change that was typed over what stood before can be undone: the form knows the former values. They wait in the
session until the next change, and count only while nobody has touched the record since.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from milepost.kernel.errors import refuse
from milepost.surface.resource import CHANGE, Resource, Verb

UNDO = "undo"


def typed_before(verb: Verb, record: Any) -> dict[str, list[str]] | None:
    """Return the present values as the form would send them, None where the verb does not type over a record."""
    if verb.name != CHANGE or verb.version is None:
        return None
    form = verb.form(initial=verb.initial(record))
    typed = {name: _sent(form, name) for name in form.fields}
    return typed if verb.form(_as_query(typed)).is_valid() else None


def remember(
    request: HttpRequest,
    resource: Resource[Any],
    verb: Verb,
    changed: Any,
    before: dict[str, list[str]] | None,
    said: str = "",
) -> None:
    """Say what was done; offer to undo it where that is possible."""
    said, key = said or f"{verb.label}: done.", str(getattr(changed, resource.key, ""))
    if before is None or verb.version is None:
        messages.success(request, said)
        return
    told = {"noun": resource.slug, "key": key, "verb": verb.name, "typed": before, "version": verb.version(changed)}
    request.session[UNDO] = told
    messages.success(request, said, extra_tags=reverse(f"{resource.slug}:undo", args=[key]))


def take(request: HttpRequest, resource: Resource[Any], key: str) -> tuple[Verb, forms.Form, int]:
    """Return what undoes the last change of this session: the verb, its form as before, and the version it left."""
    told = request.session.pop(UNDO, None)
    if told is None or (told["noun"], told["key"]) != (resource.slug, key):
        raise refuse(
            "undo_is_of_the_last_change",
            "Only the change that you made last can be undone.",
            missing="There is none of yours here that was not followed by another, or undone already.",
            cure="You",
            path="Open the record, and change it to what its history tells.",
        )
    verb = next(each for each in resource.verbs if each.name == told["verb"])
    return verb, verb.form(_as_query(told["typed"])), int(told["version"])


def _sent(form: forms.Form, name: str) -> list[str]:
    """Return the value of a field as a browser would send it."""
    value, widget = form[name].value(), form[name].field.widget
    if value is None or value is False or value == "":
        return []
    written = widget.format_value(value) if isinstance(widget, forms.DateInput) else value
    return [str(each) for each in written] if isinstance(written, list | tuple) else [str(written)]


def _as_query(typed: dict[str, list[str]]) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, values in typed.items():
        query.setlist(name, values)
    return query
