"""What is typed to register, change, staff and move a project."""

from __future__ import annotations

from django import forms

from milepost.people.queries import all_units, everybody
from milepost.portfolios.queries import all_objectives, all_portfolios, all_programmes
from milepost.projects.choices import ProjectClass, RoleOnProject, Stage, Standing

REASON = forms.CharField(
    label="Reason", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text="It stays in the history."
)


class RegisterProjectForm(forms.Form):
    """Enter a project in the register."""

    code = forms.SlugField(label="Code", max_length=40, help_text="Short and unique, such as P-2026-014.")
    name = forms.CharField(label="Name", max_length=250)
    purpose = forms.CharField(
        label="Purpose", required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    unit = forms.ModelChoiceField(label="Owner unit", queryset=all_units())
    portfolio = forms.ModelChoiceField(label="Portfolio", queryset=all_portfolios())
    programme = forms.ModelChoiceField(label="Programme", queryset=all_programmes(), required=False)
    project_class = forms.ChoiceField(
        label="Class", choices=ProjectClass.choices, initial=ProjectClass.C, help_text="A needs the most method."
    )
    category = forms.CharField(label="Category", required=False, max_length=120)
    currency = forms.CharField(label="Currency", max_length=3, min_length=3, initial="EUR")
    objectives = forms.ModelMultipleChoiceField(label="Objectives served", queryset=all_objectives(), required=False)


class ChangeProjectForm(forms.Form):
    """Change what the register says of a project."""

    name = forms.CharField(label="Name", max_length=250)
    purpose = forms.CharField(
        label="Purpose", required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    unit = forms.ModelChoiceField(label="Owner unit", queryset=all_units())
    portfolio = forms.ModelChoiceField(label="Portfolio", queryset=all_portfolios())
    programme = forms.ModelChoiceField(label="Programme", queryset=all_programmes(), required=False)
    project_class = forms.ChoiceField(label="Class", choices=ProjectClass.choices)
    category = forms.CharField(label="Category", required=False, max_length=120)


class AppointForm(forms.Form):
    """Give a person a role on a project."""

    person = forms.ModelChoiceField(label="Person", queryset=everybody())
    role = forms.ChoiceField(label="Role", choices=RoleOnProject.choices)
    reason = forms.CharField(label="Reason", required=False, max_length=2000)


class StageForm(forms.Form):
    """Move a project to its next stage."""

    stage = forms.ChoiceField(label="Stage", choices=Stage.choices)
    reason = REASON


class StandingForm(forms.Form):
    """Hold, resume, terminate or end a project."""

    standing = forms.ChoiceField(label="Standing", choices=Standing.choices)
    reason = REASON
