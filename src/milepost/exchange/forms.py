"""What is typed when a sheet is imported: the file, how it is read, and a name for the reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from milepost.exchange.importers.sheet.fields import TARGET_FIELDS
from milepost.exchange.importers.sheet.headers import PERIOD, ColumnMatch
from milepost.exchange.uploads import Choice
from milepost.portfolios.queries import all_portfolios

COLUMN = "column-"
FIELD_CHOICES = [
    ("", "keep as it is"),
    (PERIOD, "Period"),
    *((field.name, field.title) for field in TARGET_FIELDS.values()),
]


class UploadForm(forms.Form):
    """The sheet."""

    sheet = forms.FileField(
        label="Sheet",
        help_text="CSV or XLSX, at most 64 MiB and 100,000 rows. Nothing is changed before you say so.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )


class ReadingForm(forms.Form):
    """How a sheet is read: by which profile, which column is what, and where its projects go."""

    profile = forms.ChoiceField(label="Profile", help_text="How sheets of this publisher are read.")
    period = forms.CharField(
        label="Period", required=False, max_length=40, help_text="Only when no column names it: 2024 or 2024-03-31."
    )
    currency = forms.CharField(
        label="Currency", required=False, max_length=3, min_length=3,
        help_text="Only when the profile names none: three letters, such as EUR.",
    )  # fmt: skip
    portfolio = forms.ChoiceField(label="Portfolio of new projects", required=False)
    save_as = forms.SlugField(
        label="Name of the new profile", required=False, max_length=60,
        help_text="To save this reading for the next sheet: lower case letters, digits and dashes.",
    )  # fmt: skip

    def __init__(self, profiles: Sequence[tuple[str, str]], columns: Sequence[ColumnMatch], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.columns = tuple(column for column in columns if column.header.strip())
        self.fields["profile"] = forms.ChoiceField(
            label="Profile", choices=profiles, help_text="How sheets of this publisher are read."
        )
        portfolios = [(each.code, str(each)) for each in all_portfolios()]
        self.fields["portfolio"] = forms.ChoiceField(
            label="Portfolio of new projects", required=False, choices=[("", "one for this series"), *portfolios]
        )
        for column in self.columns:
            self.fields[f"{COLUMN}{column.index}"] = forms.ChoiceField(
                label=" ".join(column.header.split())[:80],
                required=False,
                choices=FIELD_CHOICES,
                initial=column.field or "",
                help_text=column.reason,
            )

    def general(self) -> list[forms.BoundField]:
        """Return the fields that are about the sheet as a whole."""
        return [self[name] for name in ("profile", "portfolio", "period", "currency")]

    def clean(self) -> dict[str, Any]:
        """Refuse two columns for one field."""
        cleaned = super().clean() or {}
        taken: dict[str, str] = {}
        for column in self.columns:
            name = f"{COLUMN}{column.index}"
            field = cleaned.get(name, "")
            if field and field in taken:
                self.add_error(name, f"“{taken[field][:60]}” is this field already.")
            taken.setdefault(field, column.header)
        return cleaned

    def choice(self) -> Choice:
        """Return what was chosen; a column is named only where it differs from what the profile would take."""
        given = self.cleaned_data
        columns = {column.header: given.get(f"{COLUMN}{column.index}", "") for column in self.columns}
        return Choice(
            profile=given["profile"],
            columns={header: field for header, field in columns.items() if field},
            period=given["period"].strip(),
            currency=given["currency"].strip().upper(),
            portfolio=given["portfolio"],
        )
