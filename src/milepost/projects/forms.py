"""What is typed to register, change, staff, move and direct a project."""

from __future__ import annotations

from django import forms

from milepost.methods.queries import published_versions
from milepost.people.queries import all_units, colleagues, everybody
from milepost.portfolios.queries import all_objectives, all_portfolios, all_programmes
from milepost.projects.choices import APPOINTABLE, DELIVERY, Ground, ProjectClass, RoleOnProject, Ruling
from milepost.projects.rules.powers import POWERS
from milepost.surface.fields import DayField, long_text

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


class InitiateForm(forms.Form):
    """Begin the project of an approved request."""

    code = forms.SlugField(label="Code of the project", max_length=40, help_text="Short and unique: P-2026-014.")
    portfolio = forms.ModelChoiceField(label="Portfolio", queryset=all_portfolios())
    programme = forms.ModelChoiceField(label="Programme", queryset=all_programmes(), required=False)
    project_class = forms.ChoiceField(
        label="Class", choices=ProjectClass.choices, help_text="As estimated or higher; A needs the most method."
    )
    pm = forms.ModelChoiceField(
        label="Project manager", queryset=colleagues(), required=False,
        help_text="As proposed, or another; left empty, somebody is appointed later.",
    )  # fmt: skip


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
    role = forms.ChoiceField(label="Role", choices=[each for each in RoleOnProject.choices if each[0] in APPOINTABLE])
    until = DayField(label="Until", required=False, help_text="The last day of a cover; empty for good.")
    reason = forms.CharField(label="Reason", required=False, max_length=2000)


class WeighForm(forms.Form):
    """Whose appointment is weighed, and to what."""

    person = forms.ModelChoiceField(label="Person", queryset=everybody())
    role = forms.ChoiceField(label="Role", choices=[each for each in RoleOnProject.choices if each[0] in DELIVERY])


class HoldForm(forms.Form):
    """Hold a project."""

    reason = REASON
    resources = long_text("People and money", help_text="What becomes of them meanwhile: who stays, what is paid.")
    review_date = DayField(label="Looked at again on", help_text="Within ninety days.")


class AdoptForm(forms.Form):
    """Adopt imported history as a live project."""

    project_class = forms.ChoiceField(label="Class", choices=ProjectClass.choices, help_text="A needs the most method.")
    found = long_text(
        "The state found",
        help_text="What there is of charter, plan, decisions and money, and what is missing. It stays as it is said.",
    )


class PlanGateForm(forms.Form):
    """Plan the day of a gate."""

    gate = forms.SlugField(label="Gate", max_length=60, help_text="Its code in the method, such as rfp, rfe or rfc.")
    planned_date = DayField(label="On")


class DirectForm(forms.Form):
    """Direct the project manager."""

    text = long_text("What is to be done", help_text="An instruction. For advice, speak to the project manager.")
    reason = long_text("Why")
    due_date = DayField(label="By")


class AcceptDirectionForm(forms.Form):
    """Accept a direction."""

    impact = long_text("Impact", required=False, help_text="What it will cost in time, money or scope, if it does.")


class ChallengeDirectionForm(forms.Form):
    """Challenge a direction."""

    ground = forms.ChoiceField(label="Ground", choices=Ground.choices)
    challenge = long_text("What speaks against it")
    evidence = long_text("Evidence", help_text="Where a third party can see it.")


class RuleForm(forms.Form):
    """Rule on a challenge."""

    ruling = forms.ChoiceField(label="Ruling", choices=Ruling.choices)
    ruling_reason = long_text("Why")
    text = long_text("What is to be done instead", required=False, help_text="Where you modify it.")
    due_date = DayField(label="By", required=False)


class CompleteDirectionForm(forms.Form):
    """Say that what was directed is done."""

    outcome = long_text("What was done", help_text="And where it can be seen.")


class ConfirmDirectionForm(forms.Form):
    """Confirm that it is done; nothing needs to be typed."""


class DelegateForm(forms.Form):
    """Offer powers to somebody."""

    delegate = forms.ModelChoiceField(label="To", queryset=colleagues())
    powers = forms.MultipleChoiceField(
        label="Powers", choices=[(power.code, power.label) for power in POWERS], widget=forms.CheckboxSelectMultiple,
        help_text="Only what you hold yourself; control goes to nobody who delivers.",
    )  # fmt: skip
    start_date = DayField(label="First day")
    end_date = DayField(label="Last day")
    hours = forms.DecimalField(
        label="Work of at most, in hours", required=False, max_digits=9, decimal_places=2,
        help_text="For each piece of work; empty means as far as you may yourself.",
    )  # fmt: skip
    money = forms.DecimalField(
        label="Money of at most", required=False, max_digits=18, decimal_places=2,
        help_text="For each change or payment, in the currency of the project.",
    )  # fmt: skip
    days = forms.DecimalField(
        label="Later by at most, in days", required=False, max_digits=6, decimal_places=0, help_text="For each change."
    )
    may_be_given_on = forms.BooleanField(
        label="May be given on", required=False, help_text="Within these limits and days, never beyond."
    )
    conditions = long_text("Conditions", required=False, help_text="What the other must heed; read by people.")
    reason = long_text("Why")


class ReasonForm(forms.Form):
    """Say why."""

    reason = REASON


class ChooseVersionForm(forms.Form):
    """With which version of the method that of the project is compared."""

    to_version = forms.ModelChoiceField(label="Version", queryset=published_versions())


class AnnounceMoveForm(forms.Form):
    """Announce that a project moves to a later version of the method."""

    to_version = forms.ModelChoiceField(label="To the version", queryset=published_versions())
    effective_date = DayField(label="From the day", help_text="At least five working days ahead.")
    reason = long_text("Why")
