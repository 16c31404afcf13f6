"""What is typed when a method is written, reviewed, published and retired."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.methods import queries
from milepost.methods.models import MethodVersion
from milepost.methods.notation import method_to_yaml
from milepost.surface.fields import DayField, long_text

LARGEST = 1_000_000


class ImportMethodForm(forms.Form):
    """A version as a file or as text; what cannot be read is told by its place, and nothing is kept."""

    file = forms.FileField(
        label="YAML file",
        required=False,
        help_text="As it was exported here. At most one megabyte.",
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,.json,.txt"}),
    )
    text = forms.CharField(
        label="Or its text",
        required=False,
        strip=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    changelog = long_text("What is new", required=False)
    replace = forms.BooleanField(label="Replace the draft with the same number", required=False)

    def clean(self) -> dict[str, Any]:
        """Take the text from the file where one was sent."""
        typed = super().clean() or {}
        sent = typed.pop("file", None)
        if sent is not None:
            typed["text"] = self._text_of(sent)
        elif not typed.get("text", "").strip() and "text" not in self.errors:
            self.add_error("text", "Send a file or type the text.")
        return typed

    def _text_of(self, sent: Any) -> str:
        if sent.size > LARGEST:
            self.add_error("file", "A method is at most one megabyte long.")
            return ""
        try:
            return str(sent.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            self.add_error("file", "This file is no text in UTF-8.")
            return ""


class RewriteForm(forms.Form):
    """The whole text of a draft."""

    text = forms.CharField(
        label="Text",
        strip=False,
        max_length=LARGEST,
        help_text="YAML. Save it to see what the linter says.",
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false"}),
    )
    changelog = long_text("What is new", required=False)


class StartFromPackForm(forms.Form):
    """The shipped pack as a draft."""

    changelog = long_text("What it is for", required=False)


class ReasonForm(forms.Form):
    """Why."""

    reason = long_text("Why")


class NothingForm(forms.Form):
    """Nothing is typed: the button says it all."""


class PublishForm(forms.Form):
    """From which day on a version is in force."""

    effective_from = DayField(label="In force from", help_text="Today or later, and after every published version.")


def as_written(version: MethodVersion) -> dict[str, Any]:
    """Return the text of a version for the form in which it is rewritten."""
    return {"text": method_to_yaml(queries.definition_of(version.pk)), "changelog": version.changelog}
