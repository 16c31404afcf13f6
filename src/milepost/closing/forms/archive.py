"""What is typed about an archive and about personal data in it."""

from __future__ import annotations

from django import forms

from milepost.surface.fields import long_text


class WhyForm(forms.Form):
    """Say why."""

    reason = long_text("Why", help_text="It stays in the history.")


class NoteForm(forms.Form):
    """A word on the trial."""

    note = forms.CharField(label="Occasion", required=False, max_length=300, help_text="Yearly test, after a move …")


class FlagForm(forms.Form):
    """Where personal data stands, and what it is."""

    place = forms.CharField(
        label="Where it stands",
        max_length=250,
        help_text="The document and field, the file, the risk.",
    )
    concern = long_text("What it is", help_text="Do not repeat the data itself.")


class SettleForm(forms.Form):
    """What was done about it."""

    resolution = long_text("What was done", help_text="What was removed, or on which ground it stays.")
