"""From JSON to a form and back: what is sent is read by the very form that people type in."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from milepost.kernel.errors import InvalidInput, Unmet, refuse

Sent = Mapping[str, Any]
Files = MultiValueDict[str, Any]
VERSION = "version"


def as_typed(sent: Sent) -> QueryDict:
    """Return what was sent as a browser would send it; what is nothing, or false, is left out."""
    query = QueryDict(mutable=True)
    for name, value in sent.items():
        if isinstance(value, list):
            query.setlist(name, [str(each) for each in value])
        elif not isinstance(value, dict) and value is not None and value is not False:
            query[name] = "on" if value is True else str(value)
    return query


def as_files(sent: Sent) -> Files:
    """Return the files that were sent, each as `{"name": …, "content": …}` with its bytes in Base64."""
    return MultiValueDict(
        {name: [_file(name, each)] for name, each in sent.items() if isinstance(each, dict)},
    )


def _file(name: str, told: Mapping[str, Any]) -> SimpleUploadedFile:
    try:
        content = base64.b64decode(str(told["content"]), validate=True)
        return SimpleUploadedFile(str(told["name"]), content)
    except (KeyError, binascii.Error, ValueError):
        raise refuse(
            "file_is_sent_whole",
            "A file is sent with its name, and with its bytes in Base64.",
            missing='Send {"name": "plan.pdf", "content": "JVBERi0…"}.',
            cure="You",
            field_name=name,
        ) from None


def version_in(sent: Sent) -> int | None:
    """Return the version that the sender saw, None where none was told."""
    version = sent.get(VERSION)
    if version is None or (isinstance(version, int) and not isinstance(version, bool)):
        return version
    raise refuse("version_is_a_number", "A version is a whole number.", cure="You", field_name=VERSION)


def require_understood(form: forms.Form, sent: Sent) -> None:
    """Refuse a form that cannot be read, field by field; and what was sent for a field that it does not have."""
    unknown = sent.keys() - form.fields.keys() - {VERSION}
    unmet = [
        Unmet(
            rule="field_is_of_the_form",
            sentence=f"There is no field “{name[:60]}” here.",
            missing=f"There are: {', '.join(form.fields) or 'none'}.",
            cure="You",
            path="Send only fields that reading this address names.",
            field=name[:60],
        )
        for name in sorted(unknown)
    ]
    unmet.extend(
        Unmet(
            rule="typed_is_understood",
            sentence=f"{form.fields[name].label or name}: {error}" if name in form.fields else str(error),
            cure="You",
            path="Read this address for what each field takes.",
            field=name if name in form.fields else "",
        )
        for name, errors in form.errors.items()
        for error in errors
    )
    if unmet:
        raise InvalidInput(tuple(unmet))


def fields_of(form: forms.Form) -> list[dict[str, Any]]:
    """Return what a form asks: each field with its label, help, kind, what can be chosen, and what stands there now."""
    return [
        {
            "name": bound.name,
            "label": str(bound.label),
            "help": str(bound.help_text),
            "required": bound.field.required,
            "kind": type(bound.field).__name__.removesuffix("Field").lower(),
            "choices": _choices(bound.field),
            "value": _plain(bound.value()),
        }
        for bound in form
    ]


def _choices(field: forms.Field) -> list[dict[str, str]] | None:
    offered = getattr(field, "choices", None)
    if offered is None:
        return None
    return [{"value": str(value), "label": str(label)} for value, label in offered if str(value)]


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    return str(getattr(value, "pk", value))
