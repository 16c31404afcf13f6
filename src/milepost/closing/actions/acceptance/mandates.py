"""Verbs of mandates: who may sign for the client, recorded by somebody who does not deliver, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.closing.actions.acceptance.asking import ASK_THE_SPONSOR, can_sign_here
from milepost.closing.choices import MANDATE_RECORDERS, Covers
from milepost.closing.models import Mandate
from milepost.closing.rules import signatories as rules
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.people.queries import local_date
from milepost.projects.models import Project
from milepost.projects.queries import (
    Control,
    can_be_written,
    can_be_written_here,
    independent,
    part_scope,
    project_scope,
)

RECORDS: Control = independent("record who signs for the client")


def _stands(_actor: Actor, mandate: Mandate) -> Iterator[Unmet]:
    unmet = rules.mandate_is_not_revoked(revoked=mandate.revoked_at is not None)
    if unmet:
        yield unmet


@action(
    "closing.record_mandate",
    allowed=MANDATE_RECORDERS,
    scope=project_scope,
    guards=(can_be_written, RECORDS),
    path=ASK_THE_SPONSOR,
)
def record_mandate(
    act: Act,
    project: Project,
    *,
    person: Person,
    party: str,
    evidence: str,
    from_date: date,
    until_date: date,
    covers: str = Covers.BOTH,
    limit: str = "",
    deemed_clause: str = "",
    deemed_after_days: int | None = None,
) -> Mandate:
    """Record who signs for the client, for what, from when until when, and by which letter that is known."""
    act.require(
        rules.somebody_else_records(act.actor.person_id, person.pk),
        *can_sign_here(person, project),
        rules.mandate_ends_after_it_begins(from_date, until_date, local_date(act.at)),
        rules.silence_counts_by_a_clause_only(deemed_clause, deemed_after_days),
    )
    return act.add(
        Mandate(
            project=project,
            person=person,
            party=party,
            covers=covers,
            limit=limit,
            evidence=evidence,
            from_date=from_date,
            until_date=until_date,
            deemed_clause=deemed_clause.strip(),
            deemed_after_days=deemed_after_days or None,
            recorded_by_id=act.actor.person_id or 0,
            recorded_at=act.at,
        )
    )


@action(
    "closing.revoke_mandate",
    allowed=MANDATE_RECORDERS,
    scope=part_scope,
    guards=(can_be_written_here, RECORDS, _stands),
    path=ASK_THE_SPONSOR,
)
def revoke_mandate(act: Act, mandate: Mandate, *, reason: str, version: int | None = None) -> Mandate:
    """End a mandate now, and say why; what was signed within it stands."""
    act.expect(mandate, version)
    act.because(reason)
    return act.change(mandate, revoked_at=act.at)
