"""What people see of the rules that colour reports: who wrote which version, who adopted it, and every limit."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.people import queries as people
from milepost.reporting import actions
from milepost.reporting.choices import RuleSetState
from milepost.reporting.forms import ConfirmForm, DraftRuleSetForm, limits_of, rule_set_typed
from milepost.reporting.models import RuleSet
from milepost.reporting.rules.parameters import Parameters
from milepost.surface.columns import Column
from milepost.surface.resource import Panel, Resource, Verb, offer, own_version


def _limits(rule_set: RuleSet, _actor: Actor, _moment: datetime | None) -> dict[str, Any]:
    told = Parameters.from_stored(rule_set.parameters)
    return {
        "limits": limits_of(rule_set.body),
        "flags": [each for each in rule_set.body["indicators"] if each["kind"] == "flag"],
        "body": rule_set.body,
        "parameters": [(each.name.replace("_", " "), getattr(told, each.name)) for each in fields(Parameters)],
    }


@offer
class RuleSetResource(Resource[RuleSet]):
    """The versions of the rules, as drafted and as adopted."""

    model = RuleSet
    noun = "rule set"
    plural = "rule sets"
    purpose = (
        "A rule set says from which limit on a dimension is amber or red. One person drafts it, another adopts it from "
        "a date on; before the first is adopted the built-in one counts."
    )
    order = "-effective_date"
    related: ClassVar[tuple[str, ...]] = ("author", "approver")
    columns = (
        Column(name="code", label="Version", path="code", kind="code", search=True),
        Column(name="effective_date", label="From", path="effective_date", kind="date"),
        Column(name="state", label="State", path="state", kind="choice", choices=RuleSetState, filter="choice"),
        Column(name="author", label="Drafted by", path="author", kind="related"),
        Column(name="approver", label="Adopted by", path="approver", kind="related"),
    )
    shown = ("code", "effective_date", "state", "author", "approver")
    facts = shown
    verbs = (
        Verb(
            name="draft", label="Draft a rule set", action=actions.draft_rule_set, form=DraftRuleSetForm, on_list=True,
            primary=True, typed=rule_set_typed, help="It starts from the built-in limits; change what shall differ.",
        ),
        Verb(
            name="approve", label="Adopt", action=actions.approve_rule_set, form=ConfirmForm, version=own_version,
            primary=True, typed=lambda _given: {}, help="From its date on reports are coloured so. It never changes.",
        ),
    )  # fmt: skip
    panels = (Panel(name="limits", title="Limits", template="reporting/_limits.html", facts=_limits),)

    def visible(self, actor: Actor) -> QuerySet[RuleSet]:
        """Return the rules to whoever oversees."""
        seen = actor.person_id is None or people.oversees(actor)
        return RuleSet.objects.all() if seen else RuleSet.objects.none()

    def title(self, record: RuleSet) -> str:
        """Return which version it is."""
        return f"Rule set {record.code}"

    def state(self, record: RuleSet) -> str:
        """Return whether it colours reports."""
        return RuleSetState(record.state).label
