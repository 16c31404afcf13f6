"""What is typed about a document: its fields, comments, verdicts, reasons and files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from milepost.artefacts.choices import Severity, Verdict
from milepost.artefacts.rules import LARGEST
from milepost.artefacts.rules.content import Content, Problem, read_content, write_value
from milepost.artefacts.rules.files import KINDS
from milepost.artefacts.rules.sheets import Sheet
from milepost.methods.definition import FieldType
from milepost.people.queries import everybody
from milepost.surface.fields import long_text

FIELD = "in-"
"""Before the code of a field, so that no field is taken for another part of the form."""
LONG = {"long_text": 5, "list": 4, "table": 5}
HINTS = {
    "list": "One a line.",
    "table": "One row a line, with | between its cells. Rows can be pasted from a spreadsheet.",
    "money": "Such as EUR 12500.",
    "share": "In per cent.",
    "person": "A name, and the unit.",
}


class DocumentForm(forms.Form):
    """The draft of a document: its fields as they are typed, what changed, and who helped."""

    def __init__(self, sheet: Sheet, content: Content, currency: str, typed: Any = None, **kwargs: Any) -> None:
        self.sheet, self.currency = sheet, currency
        self.content: dict[str, Any] = dict(content)
        self.problems: list[Problem] = []
        initial = {FIELD + field.code: write_value(field, content.get(field.code)) for field in sheet.fields}
        super().__init__(typed, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        for field in sheet.fields:
            self.fields[FIELD + field.code] = _field(field)
        self.fields["change_note"] = forms.CharField(
            label="What changed", max_length=500, required=False, help_text="Asked for from the second version on."
        )
        self.fields["helpers"] = forms.ModelMultipleChoiceField(
            label="Who helped to write it",
            queryset=everybody(),
            required=False,
            help_text="Whoever prepared a document neither reviews nor approves it.",
            widget=forms.SelectMultiple(attrs={"size": 4}),
        )

    def clean(self) -> dict[str, Any]:
        """Read every field, and say beside each what cannot be read."""
        clean = super().clean() or {}
        self.content, self.problems = read_content(self.sheet.fields, self.texts(clean), self.currency)
        for problem in self.problems:
            self.add_error(FIELD + problem.field, f"{problem.sentence} {problem.cure}")
        return clean

    def texts(self, clean: Mapping[str, Any]) -> dict[str, str]:
        """Return what was typed into each field of the document."""
        return {field.code: clean.get(FIELD + field.code) or "" for field in self.sheet.fields}

    def typed(self) -> dict[str, Any]:
        """Return what was typed as the action takes it."""
        clean = self.cleaned_data
        helpers = list(clean["helpers"])
        return {"content": self.texts(clean), "change_note": clean["change_note"], "helpers": helpers}


def _field(field: FieldType) -> forms.CharField:
    widget: forms.Widget = forms.TextInput()
    if field.type in LONG:
        widget = forms.Textarea(attrs={"rows": LONG[field.type]})
    elif field.type == "date":
        widget = forms.TextInput(attrs={"type": "date"})
    elif field.type == "choice":
        widget = forms.Select(choices=[("", "Not chosen"), *((option, option) for option in field.options)])
    elif field.type == "flag":
        widget = forms.Select(choices=[("", "Not said"), ("yes", "Yes"), ("no", "No")])
    return forms.CharField(
        label=field.label, required=False, strip=False, widget=widget, help_text=HINTS.get(field.type, "")
    )


class StepForm(forms.Form):
    """Do what the button says, once more asked."""


class CommentForm(forms.Form):
    """Comment on a document, or on one field of it."""

    text = long_text("Comment")
    severity = forms.ChoiceField(label="Weight", choices=Severity.choices, initial=Severity.SHOULD)
    field = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput())


class ResolveForm(forms.Form):
    """Say how a comment was resolved."""

    resolution = long_text("How it was resolved", help_text="Cured, answered, or why it is left as it is.")


class ReviewForm(forms.Form):
    """Say whether a version is fit to be approved."""

    verdict = forms.ChoiceField(label="Verdict", choices=Verdict.choices)
    text = long_text("Why", required=False)


class ReadingForm(forms.Form):
    """Confirm having read the version with this hash."""

    sha256 = forms.CharField(
        label="Hash of what you read", max_length=64, widget=forms.TextInput(attrs={"readonly": True})
    )
    read = forms.BooleanField(label="I have read this version")


class ApproveForm(forms.Form):
    """Approve the version that you confirmed reading."""

    reason = long_text("In words", required=False, help_text="What you would say to somebody who asks why.")


class WhyForm(forms.Form):
    """Say why."""

    reason = long_text("Why")


class AttachForm(forms.Form):
    """Hang a file on a document."""

    file = forms.FileField(
        label="File", help_text=f"At most {LARGEST // 1024 // 1024} MiB. One of: {', '.join(KINDS)}."
    )
    note = forms.CharField(label="What it is", max_length=300, required=False)

    def clean_file(self) -> Any:
        """Refuse a file that is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(f"This file is larger than {LARGEST // 1024 // 1024} MiB.")
        return file


def attached(given: dict[str, Any]) -> dict[str, Any]:
    """Return a sent file as the action takes it."""
    return {"name": given["file"].name, "content": given["file"].read(), "note": given["note"]}
