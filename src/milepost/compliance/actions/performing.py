"""Verbs of obligations: who owes it records that it was met, who is independent verifies it, the machine the breach."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from milepost.compliance import queries
from milepost.compliance.actions.rows import ASK_THE_PMO, ASK_WHO_OWES, named_items, told, write
from milepost.compliance.choices import MACHINE, PERFORMERS, VERIFIERS, DutyState, Verdict
from milepost.compliance.models import Duty
from milepost.compliance.queries import Item
from milepost.compliance.rules import performing as rules
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Roles, roles_at
from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.projects.queries import independent, project_scope

VERIFY = independent("verify that an obligation was met")


@action("compliance.perform_obligations", allowed=PERFORMERS, scope=project_scope, path=ASK_WHO_OWES)
def perform_obligations(
    act: Act, project: Project, *, obligations: Sequence[str], evidence: str = "", link: str = ""
) -> list[Duty]:
    """Record that obligations were met today, each named by code and number, with the evidence of it."""
    account, items = named_items(act, project, obligations)
    held = roles_at(act.actor, project_scope(project), act.at)
    act.require(*(each for item in items for each in _against(item, held, project.project_class)))
    act.require(rules.evidence_is_given(items, evidence, link))
    made = [
        write(
            act,
            project,
            item,
            performed_on=account.today,
            performed_by_id=act.actor.person_id,
            evidence=evidence,
            link=link,
            sent_back_on=None,
            rework_by_date=None,
            verified_at=None,
            verified_by_id=None,
            **_breach(item, account.today),
        )
        for item in items
    ]
    told(act, project, items, "performed")
    return made


def _breach(item: Item, today: date) -> dict[str, date]:
    """Return the breach that performing late does not undo, where nobody recorded it yet."""
    if not item.mandatory or item.state != DutyState.BREACHED or item.breached_on is None or item.breached_on > today:
        return {}
    return {"breached_on": item.breached_on}


def _against(item: Item, held: Roles, project_class: str) -> list[Unmet | None]:
    open_still = rules.is_still_to_be_done(item)
    if open_still is not None or not item.version_id:
        return [open_still]
    method = queries.method_of(item.version_id, project_class)
    role, players = queries.performers_of(item, method)
    return [
        rules.who_owes_it_performs_it(item, held, players, LEADS, role),
        rules.document_is_not_replaced_by_words(item, queries.document_of(item, method)),
        rules.deed_is_not_replaced_by_words(item),
    ]


@action("compliance.verify_obligations", allowed=VERIFIERS, scope=project_scope, guards=(VERIFY,), path=ASK_THE_PMO)
def verify_obligations(
    act: Act,
    project: Project,
    *,
    obligations: Sequence[str],
    result: str = Verdict.VERIFIED,
    note: str = "",
    rework_by_date: date | None = None,
) -> list[Duty]:
    """Say of obligations that were performed that they were met, or send them back with what is missing and a day."""
    account, items = named_items(act, project, obligations)
    held = roles_at(act.actor, project_scope(project), act.at)
    act.require(*(each for item in items for each in _against_verifying(act, item, held, project)))
    act.require_all(rules.rework_is_told(result, note, rework_by_date, account.today))
    made = [
        write(act, project, item, **_verdict(act, item, result, note, rework_by_date, account.today)) for item in items
    ]
    told(act, project, items, result)
    return made


def _verdict(act: Act, item: Item, result: str, note: str, rework_by: date | None, today: date) -> dict[str, object]:
    if result == Verdict.REWORK:
        return {"performed_on": None, "sent_back_on": today, "rework_by_date": rework_by, "note": note}
    return {
        "performed_on": item.performed_on,
        "verified_at": act.at,
        "verified_by_id": act.actor.person_id,
        "note": note,
        **_evidence(item),
        **_late_document(item),
    }


def _evidence(item: Item) -> dict[str, object]:
    """Return who did what met it by itself, and the sentence that says so, to stand as its evidence."""
    return {} if item.deed is None else {"performed_by_id": item.deed.by_id, "evidence": item.deed.text}


def _late_document(item: Item) -> dict[str, date]:
    """Return the breach that a document approved too late leaves behind."""
    late = item.duty_id is None and item.mandatory and item.due is not None and item.is_fact
    if late and item.due is not None and item.performed_on is not None and item.performed_on > item.due:
        return {"breached_on": item.due + timedelta(days=1)} if item.outcome == queries.Outcome.LATE else {}
    return {}


def _against_verifying(act: Act, item: Item, held: Roles, project: Project) -> list[Unmet | None]:
    waits = rules.was_performed(item)
    if waits is not None:
        return [waits]
    row = Duty.objects.filter(pk=item.duty_id or 0).first()
    performers = {row.performed_by_id} if row is not None and row.performed_by_id is not None else set()
    version = item.version_id or (row.method_version_id if row is not None else 0)
    role, verifiers = queries.verifiers_of(item, queries.method_of(version, project.project_class))
    return [
        rules.verifier_did_not_perform(item, act.actor.person_id, performers),
        rules.verifier_is_named(item, held, verifiers, role),
    ]


@action(
    "compliance.record_breaches",
    allowed=MACHINE,
    scope=project_scope,
    path="The machine records breaches by itself, once a day; nobody types one and nobody takes one back.",
)
def record_breaches(act: Act, project: Project) -> list[Duty]:
    """Record every breach of a project that is not recorded yet, so that nobody can ever un-say it."""
    account = queries.account_of(project)
    found = unrecorded(account.items if account else [])
    act.require(rules.something_is_breached(found))
    act.because(f"{len(found)} obligations were neither met nor waived by their day.")
    made = [write(act, project, item, breached_on=item.breached_on) for item in found]
    told(act, project, found, "breached")
    return made


def unrecorded(items: Sequence[Item]) -> list[Item]:
    """Return the breaches that stand computed and of which the ledger does not know yet."""
    return [each for each in items if each.state == DutyState.BREACHED and not each.is_recorded_breach]
