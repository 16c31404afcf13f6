"""What is typed of objectives, portfolios and programmes."""

from __future__ import annotations

from django import forms

from milepost.people.queries import everybody
from milepost.surface.fields import PercentField


class ObjectiveForm(forms.Form):
    """A strategic objective with its weight."""

    code = forms.SlugField(label="Code", max_length=20)
    statement = forms.CharField(label="Statement", max_length=300)
    weight_share = PercentField(label="Weight", help_text="In per cent; all objectives together make 100.")
    owner = forms.ModelChoiceField(label="Owner", queryset=everybody(), required=False)


class PortfolioForm(forms.Form):
    """A portfolio, or a programme of one."""

    code = forms.SlugField(label="Code", max_length=40)
    name = forms.CharField(label="Name", max_length=160)
    owner = forms.ModelChoiceField(label="Owner", queryset=everybody(), required=False)
