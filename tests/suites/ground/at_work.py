"""A project at work: its work list, who does what, hours; and one that passes a gate and proposes its plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from milepost.governance import actions as governance
from milepost.governance.choices import Confidence, GateOutcome, Urgency
from milepost.governance.models import GateReview
from milepost.people.choices import PostRole
from milepost.planning import actions as planning
from milepost.planning.models import WorkItem
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from milepost.resourcing import actions as resourcing
from milepost.resourcing.models import Assignment
from milepost.risks import actions as risks
from milepost.risks.models import Risk
from tests.suites.ground.telling import in_turn
from tests.suites.samples import governance as gates
from tests.suites.samples.artefacts import OWING
from tests.suites.samples.work import planning_work

if TYPE_CHECKING:
    from milepost.reporting.tests.story import Story

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
BARE = {"name": "Clear the site"}
TIED = {"name": "Dig", "effort_hours": Decimal(16), "planned_finish": TUESDAY, "predecessors": "1"}
BEHIND = {"name": "Pour", "duration_days": Decimal(3), "predecessors": "2FS+2d"}


def work(story: Story, project: Project) -> None:
    """Plan work on a project, have one piece begun with hours on it and another one offered, and more proposed."""
    pm, member = story.pm, story.actor(RoleOnProject.MEMBER)

    def plan(**typed: Any) -> WorkItem:
        told = {"owner": story.world.people[RoleOnProject.PM], "planned_start": MONDAY, **planning_work.CLEAR}
        return planning.add_work_item(pm, project, **{**told, **typed})

    def item(number: int) -> WorkItem:
        return planning_work.item_of(project, number)

    def assignment() -> Assignment:
        return Assignment.objects.select_related("project", "item").filter(project=project).earliest("pk")

    makes = {"person": story.world.people[RoleOnProject.MEMBER]}
    in_turn(
        story,
        lambda: plan(**BARE, planned_finish=MONDAY),
        lambda: plan(**TIED),
        lambda: plan(**BEHIND, planned_start=None),
        lambda: resourcing.assign_work(pm, item(2), **makes),
        lambda: resourcing.accept_assignment(member, assignment()),
        lambda: resourcing.start_work(member, assignment(), out_of_sequence="This end is clear already"),
        lambda: resourcing.log_time(member, assignment(), hours=Decimal(6), remaining_hours=Decimal(12)),
        lambda: resourcing.assign_work(pm, item(1), **makes),
        lambda: resourcing.propose_work(member, project, name="Fence", why="Children play there"),
    )


def pass_gate(story: Story) -> None:
    """Have a project pass its first gate on a condition, with what its reviewer recommended."""
    world, reviewer = story.world, story.actor(RoleOnProject.REVIEWER)

    def review() -> GateReview:
        return GateReview.objects.select_related("project").latest("pk")

    def recommended() -> dict[str, Any]:
        owner = world.people[RoleOnProject.PM]
        return {"text": "Ask the client", "urgency": Urgency.CRITICAL, "owner": owner, "due_date": gates.soon()}

    def on_a_condition() -> dict[str, Any]:
        return gates.motion(world, GateOutcome.CONDITIONAL, conditions=[gates.wanted(world)])

    amber = {"confidence": Confidence.AMBER}
    in_turn(
        story,
        lambda: gates.ready(world),
        lambda: governance.request_gate(story.pm, gates.owing(world), gate="rfp", note="The case holds"),
        lambda: governance.name_reviewers(story.actor(PostRole.ANALYST), review(), **gates.named(world)),
        lambda: governance.recommend(reviewer, review(), **recommended()),
        lambda: governance.give_opinion(reviewer, review(), reasons="Two risks are open", **amber),
        lambda: governance.report_review(reviewer, review(), report="The case holds", **amber),
        lambda: governance.decide_gate(story.actor(RoleOnProject.SPONSOR), review(), **on_a_condition()),
    )


def propose(story: Story) -> None:
    """Have the project that passed its gate propose its plan, which waits for its sponsor."""
    unanswered = Risk.objects.select_related("project").filter(project__code=OWING).latest("pk")
    in_turn(
        story,
        lambda: risks.close_risk(story.pm, unanswered, state="closed", reason="The case holds without it"),
        lambda: planning_work.proposed(story.world),
    )
