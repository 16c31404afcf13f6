"""The table of roles and actions is the truth: the page, the declarations and the verdicts agree."""

from __future__ import annotations

import pytest

from milepost.changes.queries import notice_roles
from milepost.closing.queries import return_roles
from milepost.demand.queries import request_roles
from milepost.kernel import clock
from milepost.kernel.errors import NotPermitted
from milepost.kernel.policy import OPERATOR
from milepost.people.choices import COLLEAGUE, OVERSEERS, PostRole
from milepost.people.policies import AMONG_COLLEAGUES
from milepost.projects.choices import APPOINTABLE, OFFERED_DELEGATE, RoleOnProject
from milepost.projects.queries import delegation_roles, project_roles
from tests.suites.catalogue import all_actions
from tests.suites.ground.role_table import PAGE, page, roles
from tests.suites.ground.sample import Tried
from tests.suites.samples import SAMPLES

CONTROL_ACTS = {
    "planning.rebaseline",
    "planning.approve_plan",
    "planning.return_plan",
    "finance.rebaseline_costs",
    "changes.acknowledge_issue",
    "changes.decide",
    "changes.rule_on_change",
    "changes.authorise_emergency",
    "changes.release_notice",
    "changes.verify_change",
    "artefacts.raise_comment",
    "artefacts.resolve_comment",
    "artefacts.confirm_reading",
    "artefacts.review_artefact",
    "artefacts.return_artefact",
    "artefacts.approve_artefact",
}
BY_NAMING = frozenset(RoleOnProject.values) - APPOINTABLE
DELIVERY_APPS = ("artefacts", "planning", "finance", "risks", "changes")


def test_the_committed_page_says_what_the_actions_say() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(all_actions()), "write it anew: python -m tests.suites"


def test_every_role_that_an_action_names_exists_and_every_action_says_what_it_does() -> None:
    for action in all_actions():
        assert action.allowed, action.name
        assert action.allowed <= set(roles()), action.name
        assert (action.__doc__ or "").strip(), action.name


def test_no_role_of_the_office_writes_a_delivery_fact() -> None:
    """R7: process management does not affect deliveries."""
    for action in all_actions():
        if action.name.partition(".")[0] in DELIVERY_APPS and action.name not in CONTROL_ACTS:
            assert not action.allowed & OVERSEERS, action.name


def test_an_administrator_writes_nothing_about_projects() -> None:
    for action in all_actions():
        if action.name.partition(".")[0] != "people":
            assert PostRole.ADMINISTRATOR not in action.allowed, action.name


@pytest.mark.django_db
@pytest.mark.data_layer
@pytest.mark.parametrize("name", SAMPLES)
def test_every_role_is_told_what_the_table_says(name: str, tried: Tried) -> None:
    sample, world, subjects = tried.sample, tried.world, tried.subjects
    for role in roles():
        # the oversight officer is an analyst too, and may what an analyst may
        held = {role, PostRole.ANALYST.value} if role == "oversight_officer" else {role}
        if role == OFFERED_DELEGATE:  # who accepted what was offered has a part on the project
            held |= project_roles(world.people[role].pk, sample.action.scope(*subjects), clock.now())
        if role in BY_NAMING:  # nobody is appointed to these: a gate names its reviewers, a body sits at it
            held = set(project_roles(world.people[role].pk, sample.action.scope(*subjects), clock.now()))
        if role != OPERATOR and world.people[role].unit_id is not None:
            held.add(COLLEAGUE)
            held |= request_roles(world.people[role].pk, sample.action.scope(*subjects), clock.now())
        if role != OPERATOR:
            held |= notice_roles(world.people[role].pk, sample.action.scope(*subjects), clock.now())
            held |= delegation_roles(world.people[role].pk, sample.action.scope(*subjects), clock.now())
            held |= return_roles(world.people[role].pk, sample.action.scope(*subjects), clock.now())
        if COLLEAGUE in sample.action.allowed and sample.action.scope(*subjects) != AMONG_COLLEAGUES:
            held.discard(COLLEAGUE)
        verdict = sample.action.verdict(world.actor(role), *subjects)
        assert isinstance(verdict, NotPermitted) != bool(held & sample.action.allowed), role
