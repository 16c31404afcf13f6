"""Questions about obligations: what a project owes, how it stands, what is next, and what waits for whom."""

from milepost.compliance.queries.accounts import Account, account_of, accounts, plan_of
from milepost.compliance.queries.deeds import Told, provide_deeds, told_deeds
from milepost.compliance.queries.lives import house_zone
from milepost.compliance.queries.next_due import Next, next_due, next_of, verifies
from milepost.compliance.queries.roles import deed_of, document_of, method_of, performers_of, verifiers_of, why_of
from milepost.compliance.queries.sight import (
    audits_visible_to,
    duties_visible_to,
    findings_overdue,
    findings_visible_to,
    granted_before,
    open_findings,
    waiver_waits,
    waivers_visible_to,
    waivers_waiting,
)
from milepost.compliance.rules.shapes import Item, Outcome
from milepost.methods.models import MethodVersion
from milepost.projects.models import Project
from milepost.projects.queries import part_scope, project_scope

__all__ = [
    "Account",
    "Item",
    "MethodVersion",
    "Next",
    "Outcome",
    "Project",
    "Told",
    "account_of",
    "accounts",
    "audits_visible_to",
    "deed_of",
    "document_of",
    "duties_visible_to",
    "findings_overdue",
    "findings_visible_to",
    "granted_before",
    "house_zone",
    "method_of",
    "next_due",
    "next_of",
    "open_findings",
    "part_scope",
    "performers_of",
    "plan_of",
    "project_scope",
    "provide_deeds",
    "told_deeds",
    "verifiers_of",
    "verifies",
    "waiver_waits",
    "waivers_visible_to",
    "waivers_waiting",
    "why_of",
]
