"""Scenes of delivering: something is planned, handed in, checked and put before the client, who signs."""

from __future__ import annotations

from datetime import timedelta

from milepost.closing import actions as closing
from milepost.closing.choices import AcceptanceDecision
from milepost.demo.cast import people as cast
from milepost.demo.telling.narrator import MACHINE, Narrator
from milepost.demo.telling.scenes import pm_of
from milepost.demo.telling.story import Deed
from milepost.demo.telling.strand import Strand
from milepost.kernel.policy import Actor
from milepost.planning import actions as planning
from milepost.planning.choices import CheckResult
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject

PROTOCOL = b"%PDF-1.4\n% Protocol of the acceptance test.\n%%EOF\n"


def name_signatory(party: str, letter: str) -> Deed:
    """Have the director appoint the client's signatory and the sponsor record the mandate."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        person = narrator.person(cast.CLIENT)
        narrator.do(narrator.director, projects.appoint, strand.project, person=person, role=RoleOnProject.CLIENT.value)
        sponsor = narrator.actor(strand.sponsor, RoleOnProject.SPONSOR.value)
        today = narrator.now.date()
        narrator.do(
            sponsor,
            closing.record_mandate,
            strand.project,
            person=person,
            party=party,
            evidence=letter,
            from_date=today,
            until_date=today + timedelta(days=400),
        )

    return deed


def deliver(name: str, description: str, criteria: tuple[tuple[str, str, bool], ...]) -> Deed:
    """Have something planned, handed in, checked by the project manager, and put before the client."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        pm, maker = pm_of(narrator, strand), _maker(narrator, strand)
        deliverable = narrator.do(
            pm,
            planning.plan_deliverable,
            strand.project,
            name=name,
            owner=narrator.person(maker.name),
            due_date=narrator.now.date(),
            description=description,
        )
        agreed = [
            narrator.do(pm, planning.add_criterion, deliverable, criterion=what, method=how, critical=critical)
            for what, how, critical in criteria
        ]
        narrator.do(
            maker,
            planning.submit_deliverable,
            deliverable,
            description=f"{name}: complete, with the protocol of the test.",
            files=[("protocol.pdf", PROTOCOL)],
        )
        for criterion in agreed:
            criterion.deliverable.refresh_from_db()
            evidence = "Protocol of the test, attached"
            narrator.do(pm, planning.check_criterion, criterion, result=CheckResult.MET.value, evidence=evidence)
        deliverable.refresh_from_db()
        with closing.as_told(f"{strand.plot.code} {name}"):
            strand.requests.append(narrator.do(pm, closing.request_acceptance, deliverable))

    return deed


def accept() -> Deed:
    """Have the client ask for a code and sign; the key of the story is retired at once, for its secret is told here."""

    def deed(narrator: Narrator, strand: Strand) -> None:
        client, request = narrator.actor(cast.CLIENT, RoleOnProject.CLIENT.value), strand.requests.pop(0)
        with closing.as_told(f"{strand.plot.code} signature") as told:
            narrator.do(client, closing.send_code, request)
            proof = narrator.do(client, closing.try_code, request, code=closing.code_in(told))
            decision = AcceptanceDecision.ACCEPT.value
            signed = narrator.do(
                client, closing.sign_acceptance, request, decision=decision, name=client.name, proof=proof
            )
        reason = "The key of the demonstration's story; the next signature begins one that nobody knows."
        narrator.do(MACHINE, closing.retire_signing_key, signed.signed_note.key, reason=reason)

    return deed


def _maker(narrator: Narrator, strand: Strand) -> Actor:
    """Return the first of the team as they act."""
    held = strand.project.roles.filter(role=RoleOnProject.MEMBER.value, ends_at=None).order_by("pk")
    return narrator.actor(held[0].person.name, RoleOnProject.MEMBER.value)
