"""Scenes of obligations: who leads records what was done, the office verifies, a waiver is asked, an audit looks."""

from __future__ import annotations

from datetime import timedelta

from milepost.compliance import actions as compliance
from milepost.compliance.choices import DutyState, SampleKind
from milepost.compliance.queries import Item, account_of, deed_of, document_of, method_of, verifiers_of
from milepost.demo.telling.narrator import MACHINE, Narrator
from milepost.demo.telling.scenes import pm_of
from milepost.demo.telling.story import Deed
from milepost.demo.telling.strand import Strand
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project

ASKED = frozenset({DutyState.DUE, DutyState.BREACHED})


def items_of(narrator: Narrator, strand: Strand) -> list[Item]:
    """Return the obligations of a project as they stand now."""
    with clock.at(narrator.now):
        account = account_of(Project.objects.get(pk=strand.project.pk))
    return account.items if account else []


def meet(evidence: str, *codes: str) -> Deed:
    """Have the project manager record as done what is asked under these codes, in time or late."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        asked = [
            each
            for each in items_of(narrator, strand)
            if each.code in codes and each.is_unmet and each.state in ASKED and not _by_itself(each, strand)
        ]
        if asked:
            keys = [each.key for each in asked]
            narrator.do(
                pm_of(narrator, strand),
                compliance.perform_obligations,
                strand.project,
                obligations=keys,
                evidence=evidence,
            )

    return deed


def _by_itself(item: Item, strand: Strand) -> bool:
    return bool(deed_of(item) or document_of(item, method_of(item.version_id, strand.plot.project_class)))


def verify(note: str, *, but: int = 0) -> Deed:
    """Have the oversight officer verify what was performed, all but some that wait."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        officer = narrator.actor(strand.oversight, RoleOnProject.OVERSIGHT.value)
        waiting = [each for each in items_of(narrator, strand) if each.waits_for_verification]
        keys = [each.key for each in waiting if _is_for(officer, each, strand)]
        if keys[but:]:
            narrator.do(officer, compliance.verify_obligations, strand.project, obligations=keys[but:], note=note)

    return deed


def _is_for(officer: Actor, item: Item, strand: Strand) -> bool:
    """Say whether the oversight officer verifies it: by the method, and did not do it."""
    roles = verifiers_of(item, method_of(item.version_id, strand.plot.project_class))[1]
    done_by = item.deed.by_id if item.deed is not None else None
    return RoleOnProject.OVERSIGHT.value in roles and done_by != officer.person_id


def waive(code: str, reason: str, risk: str, instead: str, *, grant: bool) -> Deed:
    """Have a waiver requested and assessed; granted too, or left for who decides."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        asked = next((each for each in items_of(narrator, strand) if each.code == code and each.is_unmet), None)
        if asked is None:
            return
        today = narrator.now.date()
        waiver = narrator.do(
            pm_of(narrator, strand),
            compliance.request_waiver,
            strand.project,
            obligation=asked.key,
            reason=reason,
            risk_assessment=risk,
            compensating_control=instead,
            from_date=today,
            to_date=today + timedelta(days=75),
        )
        officer = narrator.actor(strand.oversight, RoleOnProject.OVERSIGHT.value)
        narrator.do(officer, compliance.assess_waiver, waiver, assessment="Bearable for this time; we look again.")
        if grant:
            narrator.do(narrator.executive, compliance.grant_waiver, waiver, decision="Until then, and no longer.")

    return deed


def find_breaches() -> Deed:
    """Have the machine record what was neither met nor waived by its day."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        if compliance.unrecorded(items_of(narrator, strand)):
            narrator.do(MACHINE, compliance.record_breaches, strand.project)

    return deed


def audit(auditor: str, text: str, evidence: str) -> Deed:
    """Have an auditor draw three obligations at random and raise a finding about the first."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        who = narrator.actor(auditor)
        begun = narrator.do(
            who,
            compliance.begin_audit,
            strand.project,
            title="First look at a new project",
            scope="What fell due or was met since it began, and the evidence of it.",
            kind=SampleKind.RANDOM,
            size=3,
            seed=int(narrator.now.timestamp()),
        )
        narrator.do(
            who,
            compliance.raise_finding,
            begun,
            obligation=begun.sample[0],
            grade="minor",
            text=text,
            evidence=evidence,
        )

    return deed
