"""What is typed of issues and decisions asked, and to propose, decide and tell changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from milepost.changes.choices import Ballot, ChangeKind, ChangeOrigin, ChangeOutcome, Severity
from milepost.changes.models import ChangeRequest
from milepost.changes.queries import board_members, change_boards, promise_of
from milepost.changes.rules import stored_difference
from milepost.documents.wording import day
from milepost.people.queries import everybody
from milepost.surface.fields import DayField, long_text


class RaiseIssueForm(forms.Form):
    """An issue: what stands in the way, how much it hurts, who owns it and what is done next."""

    title = forms.CharField(label="Issue", max_length=200)
    description = long_text("Description", required=False)
    severity = forms.ChoiceField(label="Severity", choices=Severity.choices, initial=Severity.MEDIUM)
    owner = forms.ModelChoiceField(label="Owner", queryset=everybody(), required=False)
    next_action = forms.CharField(label="Next action", required=False, max_length=300)
    next_action_date = DayField(label="By", required=False)


class ChangeIssueForm(RaiseIssueForm):
    """Care for an issue; lowering its severity needs a reason and stays visible."""

    reason = forms.CharField(label="Reason, where the severity is lowered", required=False, max_length=2000)


class ResolveIssueForm(forms.Form):
    """Say how an issue was resolved."""

    resolution = long_text("Resolution")


class AcknowledgeForm(forms.Form):
    """Say that the issue was seen; nothing needs to be typed."""


class AskForm(forms.Form):
    """Ask management to decide."""

    question = forms.CharField(label="Question", max_length=300)
    background = long_text("Background", required=False)
    asked_of = forms.ModelChoiceField(label="Asked of", queryset=everybody(), required=False)
    needed_by = DayField(label="Needed by", required=False)


class DecideForm(forms.Form):
    """Decide what was asked."""

    choice = long_text("Decision")
    rationale = long_text("Why")


class WithdrawForm(forms.Form):
    """Withdraw what was asked."""

    reason = long_text("Reason")


class ItemsField(forms.CharField):
    """Lines of a work list: the number of an item and its new dates."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=4000, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the new start and finish by number."""
        found: dict[int, tuple[date, date]] = {}
        for line in str(super().clean(value)).splitlines():
            cells = [each.strip() for each in line.split("|")]
            try:
                number, start, finish = cells
                found[int(number)] = (date.fromisoformat(start), date.fromisoformat(finish or start))
            except ValueError as error:
                said = (
                    f"Not understood: “{line.strip()[:80]}”. Write number | start | finish, with dates as 2027-03-01."
                )
                raise forms.ValidationError(said) from error
        return found


class WordingForm(forms.Form):
    """What changes, why, and what is to be otherwise; what is left empty stays as it is."""

    title = forms.CharField(label="What changes", max_length=200)
    reason = long_text("Why")
    finish = DayField(label="New finish", required=False)
    cost = forms.DecimalField(
        label="New cost", required=False, max_digits=18, decimal_places=2, help_text="The whole cost from then on."
    )
    items = ItemsField(
        label="Work that moves",
        required=False,
        help_text="One item a line: its number | new start | new finish, as 14 | 2027-03-01 | 2027-03-19.",
    )
    item = forms.IntegerField(label="Item with another owner or definition of done", required=False, min_value=1)
    owner = forms.ModelChoiceField(label="Its new owner", queryset=everybody(), required=False)
    definition_of_done = long_text("Its new definition of done", required=False)
    about = forms.CharField(label="Else, in words: about", required=False, max_length=200)
    before = forms.CharField(label="As it reads now", required=False, max_length=1000)
    after = forms.CharField(label="As it is to read", required=False, max_length=1000)
    to_do = long_text(
        "What people have to do", required=False, help_text="It stands in the notice of everybody who is told."
    )


class RaiseChangeForm(WordingForm):
    """Propose that something promised be otherwise."""

    kind = forms.ChoiceField(label="Mainly about", choices=ChangeKind.choices, initial=ChangeKind.TIME)
    origin = forms.ChoiceField(label="Who wants it", choices=ChangeOrigin.choices, initial=ChangeOrigin.TEAM)
    requested_by = forms.ModelChoiceField(
        label="Asked for by",
        queryset=everybody(),
        required=False,
        help_text="If it is not you. Nobody decides the change that they ask for.",
    )


class DifferenceForm(WordingForm):
    """Word a proposed change anew, with a date for every milestone that moves."""

    def __init__(self, *args: Any, milestones: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.milestones = {f"milestone-{key}": key for key, _ in milestones}
        for key, label in milestones:
            self.fields[f"milestone-{key}"] = DayField(label=label, required=False)

    def typed(self) -> dict[str, Any]:
        """Return what was typed as the action takes it."""
        given = dict(self.cleaned_data)
        days = {key: given.pop(name) for name, key in self.milestones.items()}
        return {**given, "milestones": {key: day for key, day in days.items() if day is not None}}


def difference_form(change: ChangeRequest, typed: Any = None) -> DifferenceForm:
    """Return the form that words a change anew, filled with how it reads now."""
    promise = promise_of(change.project_id)
    told = stored_difference(change.difference)
    milestones = [
        (key, f"{each.name}, promised {day(each.day) if each.day else 'for no day yet'}")
        for key, each in promise.milestones.items()
    ]
    initial: dict[str, Any] = {
        "title": change.title,
        "reason": change.reason,
        "to_do": change.to_do,
        "finish": told.finish,
        "cost": told.cost,
        "items": "\n".join(f"{number} | {start} | {finish}" for number, (start, finish) in told.items.items()),
        **{f"milestone-{key}": on for key, on in told.milestones.items()},
    }
    if told.amendment:
        amended = told.amendment
        initial |= {"item": amended.item, "owner": amended.owner_id, "definition_of_done": amended.definition_of_done}
    if told.wording:
        initial |= {"about": told.wording.about, "before": told.wording.before, "after": told.wording.after}
    return DifferenceForm(typed, initial=initial, milestones=milestones)


class DecideChangeForm(forms.Form):
    """One of the four outcomes, and why."""

    outcome = forms.ChoiceField(label="Decision", choices=ChangeOutcome.choices, widget=forms.RadioSelect)
    decision_reason = long_text("Why")
    postponed_until = DayField(label="Postponed until", required=False)
    merged_into = forms.IntegerField(
        label="Merged into CR-", required=False, min_value=1, help_text="The number of the change that carries it on."
    )


class RuleOnChangeForm(DecideChangeForm):
    """The decision of somebody above the project, alone or as a board decided."""

    body = forms.ModelChoiceField(
        label="Decided by the board",
        queryset=change_boards(),
        required=False,
        help_text="Leave it empty to decide alone.",
    )
    votes_for = forms.ModelMultipleChoiceField(label="For", queryset=board_members(), required=False)
    votes_against = forms.ModelMultipleChoiceField(label="Against", queryset=board_members(), required=False)
    abstained = forms.ModelMultipleChoiceField(label="Abstained", queryset=board_members(), required=False)


def votes_typed(given: dict[str, Any]) -> dict[str, Any]:
    """Return the decision with the votes by member, as the action takes it."""
    told = dict(given)
    lists = {"votes_for": Ballot.FOR, "votes_against": Ballot.AGAINST, "abstained": Ballot.ABSTAIN}
    votes = {person.pk: ballot.value for name, ballot in lists.items() for person in told.pop(name)}
    return {**told, "votes": votes}


class EmergencyForm(forms.Form):
    """Why a change cannot wait for anybody."""

    decision_reason = long_text(
        "Why it cannot wait", help_text="It holds at once. Everybody is told now and answers within a working day."
    )


class SureForm(forms.Form):
    """Nothing needs to be typed."""


class EvidenceForm(forms.Form):
    """Where it can be seen that a change was carried out."""

    evidence = long_text("Where it can be seen")


class ProxyForm(forms.Form):
    """Who answers for somebody who does not."""

    proxy = forms.ModelChoiceField(
        label="Proxy",
        queryset=everybody(),
        help_text="Their line manager, or a colleague with the same part on the project; not you.",
    )
    proxy_reason = long_text("Why they cannot answer")


class EscalateForm(forms.Form):
    """What was tried to reach somebody."""

    escalation = long_text("What was tried")


class ReleaseForm(forms.Form):
    """Why a change can go on without an acknowledgement."""

    release_reason = long_text("Why it can go on")
