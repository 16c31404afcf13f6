"""What is typed to plan a deliverable, to agree its criteria, to hand it in and to check it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from milepost.artefacts.actions import FILE_KINDS, LARGEST_FILE
from milepost.people.queries import everybody
from milepost.planning.choices import CheckResult
from milepost.surface.fields import DayField, long_text

MEGABYTES = LARGEST_FILE // 1024 // 1024


class FilesInput(forms.ClearableFileInput):
    """Choose one file or several."""

    allow_multiple_selected = True

    def value_from_datadict(self, given: Mapping[str, Any], files: Any, name: str) -> Any:
        """Return every file that was sent under the name."""
        del given
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """Several files, none of them larger than an attachment may be."""

    widget = FilesInput

    def clean(self, value: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return the files that were sent."""
        sent = value if isinstance(value, list) else [value] if value else []
        if any(each.size > LARGEST_FILE for each in sent):
            raise forms.ValidationError(f"A file is larger than {MEGABYTES} MiB.")
        return [super(FilesField, self).clean(each, initial) for each in sent]


class DeliverableForm(forms.Form):
    """What is handed over, who makes it, by when."""

    name = forms.CharField(label="What is handed over", max_length=200)
    description = long_text("In words", required=False)
    owner = forms.ModelChoiceField(label="Who makes it", queryset=everybody())
    due_date = DayField(label="Due")
    work_item_number = forms.IntegerField(
        label="Work item", required=False, min_value=1, help_text="Its number on the work list, if it has one."
    )


class CriterionForm(forms.Form):
    """By what it is judged."""

    criterion = forms.CharField(label="What must hold", max_length=300)
    method = forms.CharField(label="How it is found out", max_length=300, help_text="A test, a measurement, a review.")
    tolerance = forms.CharField(label="How far it may be off", max_length=200, required=False)
    critical = forms.BooleanField(
        label="Critical: nothing is accepted while it is not met", required=False,
    )  # fmt: skip


class ChangeCriterionForm(CriterionForm):
    """Another criterion in place of the agreed one, and why."""

    reason = long_text("Why it changes")


class SubmitForm(forms.Form):
    """A version to be judged, with what belongs to it."""

    description = long_text("What is handed in")
    links = forms.CharField(
        label="Links", required=False, help_text="One a line.", widget=forms.Textarea(attrs={"rows": 2})
    )
    attached = FilesField(
        label="Files", required=False, help_text=f"Each at most {MEGABYTES} MiB. One of: {', '.join(FILE_KINDS)}."
    )
    documents_named = forms.CharField(
        label="Approved documents",
        required=False,
        help_text="Names of approved documents of this project, one a line.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CheckForm(forms.Form):
    """What a check found, and by what."""

    result = forms.ChoiceField(label="Result", choices=CheckResult.choices)
    evidence = long_text("Evidence", help_text="The protocol, the measurement or the file in which it can be seen.")


class ReworkForm(forms.Form):
    """Say why."""

    reason = long_text("Why")


def as_handed_in(given: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed and sent as the action takes it."""
    return {
        "description": given["description"],
        "links": _lines(given["links"]),
        "files": [(each.name, each.read()) for each in given["attached"]],
        "documents_named": _lines(given["documents_named"]),
    }


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
