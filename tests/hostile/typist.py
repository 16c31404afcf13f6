"""Type hostile text into every text field of a form, and something lawful into the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.forms import models

PROBE = "mpPROBE"
MARKUP = (
    f"""<script>{PROBE}()</script>"><img src=x onerror="{PROBE}()"><svg/onload={PROBE}()>'-{PROBE}()-'{{{{7*7}}}}"""
)
FORMULA = "=cmd|' /C calc'!A0"
HOSTILE = {
    "markup": MARKUP,
    "formula": FORMULA,
    "right to left and emoji": "\u202egnp.exe\u202c \U0001f4a5\U0001f468\u200d\U0001f469\u200d\U0001f467 a\u0300\u0301",
    "nul": "before\x00after",
    "a megabyte": "x" * 1_000_000,
    "line breaks": "a\r\nSet-Cookie: evil=1\r\n\r\n<b>",
}
RAW = (f"<script>{PROBE}", f'<img src=x onerror="{PROBE}', f"<svg/onload={PROBE}")
DAY = date(2026, 12, 1).isoformat()


def typed(form: forms.BaseForm, text: str, number: int) -> dict[str, Any]:
    """Return what a browser would send; `number` keeps what must be unique apart."""
    return {name: value(field, text, number) for name, field in form.fields.items()}


def value(field: forms.Field, text: str, number: int) -> Any:
    for kind, lawful in LAWFUL.items():
        if isinstance(field, kind):
            return lawful(field, number)
    longest = getattr(field, "max_length", None)
    return text if longest is None or len(text) > LONG else text[:longest]


def _first_record(field: models.ModelChoiceField, _number: int) -> Any:
    first = field.queryset.first()
    return first.pk if first and (field.required or field.label == "Owner") else ""


def _first_choice(field: forms.ChoiceField, _number: int) -> str:
    return next((str(choice) for choice, _ in field.choices if choice), "")


LONG = 5000
LAWFUL: dict[type[forms.Field], Callable[[Any, int], Any]] = {
    models.ModelChoiceField: _first_record,
    forms.ChoiceField: _first_choice,
    forms.BooleanField: lambda field, _number: "on" if field.required else "",
    forms.DateField: lambda _field, _number: DAY,
    forms.DecimalField: lambda _field, _number: "1",
    forms.IntegerField: lambda _field, _number: "1",
    forms.SlugField: lambda _field, number: f"CODE-{number}",
    forms.EmailField: lambda _field, number: f"somebody{number}@example.org",
    forms.FileField: lambda _field, _number: "",
}


def is_text(field: forms.Field) -> bool:
    return isinstance(field, forms.CharField) and not isinstance(field, tuple(LAWFUL))
