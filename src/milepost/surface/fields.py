"""Form fields that every app uses: a day, a share typed in per cent, and the values a form changes from a record."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms

from milepost.kernel.models import Record

HUNDRED = Decimal(100)


class DayField(forms.DateField):
    """A date, chosen from the browser's calendar or typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)


class PercentField(forms.DecimalField):
    """A share between 0 and 1 that people type as a number from 0 to 100."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=Decimal(0), max_value=HUNDRED, max_digits=5, decimal_places=2, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored share in per cent; what was typed is shown as typed."""
        return (value * HUNDRED).normalize() + 0 if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        """Return the share."""
        percent = super().clean(value)
        return None if percent is None else percent / HUNDRED


def long_text(label: str, *, required: bool = True, help_text: str = "") -> forms.CharField:
    """Return a field for a few paragraphs."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=4000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def as_typed(form: type[forms.Form]) -> Callable[[Any], dict[str, Any]]:
    """Return the reader of a record's present values for the fields of `form`."""

    def read(record: Any) -> dict[str, Any]:
        return {name: getattr(record, name) for name in form.base_fields if hasattr(record, name)}

    return read


def of_one(model: type[Record], form: type[forms.Form], by: str = "project") -> dict[str, Any]:
    """Return `initial` and `version` of a verb that writes the one record of `model` whose field `by` is the page's."""

    def found(owner: Any) -> Record | None:
        return model._default_manager.filter(**{by: owner}).first()

    def initial(owner: Any) -> dict[str, Any]:
        record = found(owner)
        return as_typed(form)(record) if record else {}

    def version(owner: Any) -> int | None:
        record = found(owner)
        return record.version if record else None

    return {"initial": initial, "version": version}
