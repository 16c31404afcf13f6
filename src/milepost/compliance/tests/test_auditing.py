"""Somebody independent audits a sample whose origin is known, and somebody else checks what was corrected."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.compliance import actions
from milepost.compliance.models import Audit, Finding
from milepost.compliance.rules import auditing as rules
from milepost.compliance.tests.telling import in_days, later, refused
from milepost.kernel.errors import NotPermitted
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import owing
from tests.suites.samples.compliance import (
    AUDITOR,
    INDUCTION,
    LESSONS,
    PM,
    agreed,
    begun,
    corrected,
    done,
    found,
    looking_at,
    performed,
    raised,
)

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

ANALYST, DIRECTOR, EXECUTIVE = PostRole.ANALYST.value, PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value


def begin(world: World, role: str = AUDITOR, **typed: Any) -> Audit:
    return actions.begin_audit(world.actor(role), performed(world), **{**looking_at(world), **typed})


def test_a_random_sample_is_drawn_again_from_its_seed(world: World) -> None:
    audit = begin(world)
    assert audit.seed is not None
    due = ["appoint_manager.1", INDUCTION]
    assert audit.sample == rules.drawn(due, looking_at(world)["size"], audit.seed)
    assert set(audit.sample) <= set(due)
    keys = [f"duty.{number}" for number in range(40)]
    assert rules.drawn(keys, 5, 7) == rules.drawn(list(reversed(keys)), 5, 7)
    assert rules.drawn(keys, 5, 7) != rules.drawn(keys, 5, 8)


def test_a_chosen_sample_says_why(world: World) -> None:
    refused("sample_has_its_origin", begin, world, kind="chosen", chosen=[INDUCTION])


def test_a_random_sample_has_a_size_and_nothing_chosen_in_it(world: World) -> None:
    refused("sample_has_its_origin", begin, world, size=0)


def test_what_is_chosen_by_hand_is_not_called_random(world: World) -> None:
    refused("sample_has_its_origin", begin, world, chosen=[INDUCTION])


def test_what_never_fell_due_is_not_audited(world: World) -> None:
    refused("sample_is_of_the_project", begin, world, kind="chosen", chosen=[LESSONS], why_chosen="It is late")
    project = owing(world)
    with later(40):
        audit = actions.begin_audit(
            world.actor(ANALYST),
            project,
            title="Lessons",
            scope="Only these",
            kind="chosen",
            chosen=[LESSONS],
            why_chosen="Two other projects had none",
        )
    assert (audit.sample, audit.seed) == ([LESSONS], None)


@pytest.mark.parametrize("role", [PM, "sponsor", "member", EXECUTIVE])
def test_nobody_else_audits(world: World, role: str) -> None:
    with pytest.raises(NotPermitted):
        begin(world, role)


def test_who_delivers_does_not_audit(world: World) -> None:
    projects.appoint(world.actor(EXECUTIVE), owing(world), person=world.people[ANALYST], role=RoleOnProject.MEMBER)
    refused("control_is_independent", begin, world, ANALYST)


def test_who_reports_to_who_leads_does_not_audit(world: World) -> None:
    person = world.people[AUDITOR]
    typed = {"name": person.name, "email": person.email, "unit": person.unit, "manager": world.people[PM]}
    people.change_person(world.actor("operator"), person, **typed)
    refused("line_of_control_is_independent", begin, world)


def test_a_finding_is_about_the_sample(world: World) -> None:
    audit = begun(world)
    typed = {**found(world), "obligation": LESSONS}
    refused("finding_is_about_the_sample", actions.raise_finding, world.actor(AUDITOR), audit, **typed)


def test_a_finding_is_corrected_checked_by_somebody_else_and_closed(world: World) -> None:
    finding = done(world)
    closed = actions.check_effect(world.actor(ANALYST), finding, effect="The right certificate", effective=True)
    assert (closed.state, closed.checked_by) == ("closed", world.people[ANALYST])


def test_who_owns_or_did_the_action_does_not_check_its_effect(world: World) -> None:
    typed = {**corrected(world), "owner": world.people[ANALYST]}
    finding = actions.agree_corrective_action(world.actor(PM), raised(world), **typed)
    actions.complete_corrective_action(world.actor(PM), finding, outcome="Done")
    told = {"effect": "Well", "effective": True}
    refused("somebody_else_checks", actions.check_effect, world.actor(ANALYST), finding, **told)
    actions.check_effect(world.actor(AUDITOR), finding, **told)


def test_what_had_no_effect_is_due_again(world: World) -> None:
    finding = done(world)
    refused(
        "action_is_due_in_time", actions.check_effect, world.actor(AUDITOR), finding, effect="None", effective=False
    )
    typed = {"effect": "None seen", "effective": False, "due_date": in_days(10)}
    again = actions.check_effect(world.actor(AUDITOR), finding, **typed)
    assert (again.state, again.due_date, again.done_on) == ("agreed", in_days(10), None)


@pytest.mark.parametrize("days", [0, 181])
def test_a_corrective_action_is_due_within_half_a_year(world: World, days: int) -> None:
    typed = {**corrected(world), "due_date": in_days(days)}
    refused("action_is_due_in_time", actions.agree_corrective_action, world.actor(PM), raised(world), **typed)


def test_an_action_that_is_not_agreed_cannot_be_done(world: World) -> None:
    refused("finding_is_in", actions.complete_corrective_action, world.actor(PM), raised(world), outcome="Done")


def test_an_audit_closes_once_every_finding_is_closed(world: World) -> None:
    finding = done(world)
    audit = Audit.objects.get(pk=finding.audit_id)
    refused("findings_are_closed", actions.close_audit, world.actor(AUDITOR), audit, conclusion="Sound")
    actions.check_effect(world.actor(AUDITOR), finding, effect="Well", effective=True)
    actions.close_audit(world.actor(AUDITOR), audit, conclusion="Sound")
    refused("audit_is_open", actions.raise_finding, world.actor(AUDITOR), audit, **found(world))


def test_what_is_not_agreed_or_done_by_its_day_is_overdue(world: World) -> None:
    def overdue(finding: Finding, days: int) -> bool:
        return rules.finding_is_overdue(finding.state, finding.answer_by_date, finding.due_date, in_days(days))

    open_one = raised(world)
    assert [overdue(open_one, days) for days in (5, 12)] == [False, True]
    actions.agree_corrective_action(world.actor(PM), open_one, **corrected(world))
    assert [overdue(open_one, days) for days in (20, 21)] == [False, True]


def test_an_agreed_action_has_an_owner_and_a_day(world: World) -> None:
    finding = agreed(world)
    assert (finding.owner, finding.due_date) == (world.people[PM], in_days(20))
