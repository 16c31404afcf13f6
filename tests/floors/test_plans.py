"""A whole plan: six sections under one hash, approved by somebody independent, then changed by request only."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from milepost.kernel.act import Act
from milepost.kernel.actions import Action
from milepost.kernel.errors import Refusal
from milepost.kernel.verify import verify
from milepost.planning import actions, queries
from milepost.planning.choices import Section
from milepost.planning.models import Baseline, Milestone, SealedPlan
from milepost.planning.rules import documents_for
from milepost.projects.models import Project
from milepost.projects.queries import project_scope
from milepost.risks import actions as risks
from tests.suites.ground.ending import move
from tests.suites.ground.world import IMPORTER, World, register_imported
from tests.suites.samples.artefacts import owing
from tests.suites.samples.work.planning import PROMISE
from tests.suites.samples.work.planning_work import CLEAR, baselined, item_of, planned, proposed


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}
    return refusal.value


def within(world: World, project: Project, do: Any) -> Any:
    """Do something within an act of its own, as the floor of changes does."""
    made = Action(do, name="planning.try_a_change", allowed=frozenset({"pm"}), scope=project_scope, guards=(), path="")
    return made(world.actor("pm"), project)


ALL = {
    "work_plan", "requirements_plan", "risk_plan", "project_handbook", "quality_plan", "acceptance_plan",
    "communications_plan", "stakeholder_matrix",
}  # fmt: skip


def test_classes_a_and_b_write_plans_of_their_own_and_class_c_a_page_of_the_handbook() -> None:
    assert documents_for(Section.RISK, ALL) == ("risk_plan",)
    assert documents_for(Section.INFORMATION, ALL) == ("communications_plan", "stakeholder_matrix")
    class_c = {"work_plan", "project_handbook", "acceptance_plan"}
    assert documents_for(Section.RISK, class_c) == ("project_handbook",)
    assert documents_for(Section.QUALITY, class_c) == ("acceptance_plan",)
    assert documents_for(Section.SCOPE, ()) == ()


@pytest.mark.django_db
@pytest.mark.data_layer
class TestPlan:
    """What needs rows."""

    def test_an_approved_plan_is_the_first_baseline_with_one_hash_over_everything(self, world: World) -> None:
        plan = proposed(world)
        baseline = actions.approve_plan(world.actor("sponsor"), plan)
        project = Project.objects.get(pk=plan.project_id)
        assert (baseline.number, baseline.cost) == (0, Decimal("12000.00"))
        assert (baseline.start_date, baseline.finish_date) == (date(2026, 3, 2), date(2026, 3, 6))
        sealed = SealedPlan.objects.get(pk=plan.pk)
        assert queries.plan_hash(sealed.content) == sealed.sha256 == baseline.content_hash
        assert set(sealed.content["sections"]) == set(Section.values)
        standing = queries.plan_standing(project)
        assert standing.complete
        assert standing.baseline_hash == baseline.content_hash
        assert {each.baseline_number for each in queries.items_of(project.pk)} == {0}
        assert Milestone.objects.get(project=project).baseline_date == date(2026, 3, 6)
        assert verify().findings == ()

    def test_a_plan_changed_behind_the_ledger_is_found(self, world: World) -> None:
        plan = proposed(world)
        SealedPlan.objects.filter(pk=plan.pk).update(content={"work": []})
        assert verify().findings

    def test_each_missing_section_is_named(self, world: World) -> None:
        project = planned(world, documents=False)
        refusal = refused("section_is_approved", actions.propose_plan, world.actor("pm"), project)
        told = " ".join(each.sentence for each in refusal.unmet if each.rule == "section_is_approved")
        for section in Section:
            assert section.label.lower() in told
        assert queries.plan_standing(project).section(Section.RISK).state == "missing"

    def test_work_without_owner_estimate_or_definition_is_named(self, world: World) -> None:
        project = planned(world, documents=False)
        actions.add_work_item(world.actor("pm"), project, name="Loose end")
        refusal = refused("leaf_has_owner", actions.propose_plan, world.actor("pm"), project)
        told = {each.rule: each.missing for each in refusal.unmet}
        for rule in ("leaf_has_owner", "leaf_has_definition_of_done", "leaf_has_estimate", "logic_is_complete"):
            assert "4 Loose end" in told[rule]

    def test_no_baseline_without_work_budget_or_answered_risks(self, world: World) -> None:
        project = owing(world)
        refused("planning_has_begun", actions.propose_plan, world.actor("pm"), project)
        bare = world.project
        refusal = refused("plan_has_work", _stage_and_propose, world, bare)
        assert {"cost_plan_is_phased", "risks_are_answered"} <= {each.rule for each in refusal.unmet}
        refused("plan_follows_a_method", actions.propose_plan, world.actor("pm"), world.project)

    def test_missing_logic_and_missed_deadlines_need_a_word(self, world: World) -> None:
        project = planned(world)
        pm, owner = world.actor("pm"), world.people["pm"]
        actions.add_work_item(
            pm, project, name="Fence", planned_start=date(2026, 3, 2), duration_days=Decimal(5), owner=owner,
            effort_hours=Decimal(8), deadline_date=date(2026, 3, 3), **CLEAR,
        )  # fmt: skip
        refused("logic_is_complete", actions.propose_plan, pm, project, deadline_acceptance="The client, 2 March")
        refused("deadlines_are_feasible", actions.propose_plan, pm, project, logic_explanation="It stands alone")
        actions.propose_plan(
            pm, project, deadline_acceptance="The client, 2 March", logic_explanation="It stands alone"
        )

    def test_who_delivers_never_approves_and_the_office_neither(self, world: World) -> None:
        plan = proposed(world)
        for role in ("pm", "deputy", "member", "pmo_director", "pmo_analyst", "oversight_officer"):
            refused("role_may_act", actions.approve_plan, world.actor(role), plan)

    def test_what_changed_since_the_proposal_is_not_approved(self, world: World) -> None:
        plan = proposed(world)

        risks.raise_risk(world.actor("pm"), plan.project, title="Frost", probability_share=Decimal("0.1"))
        refused("plan_is_as_proposed", actions.approve_plan, world.actor("sponsor"), plan)
        actions.return_plan(world.actor("sponsor"), plan, reason="The register has changed")

    def test_while_a_plan_waits_the_list_stands_still(self, world: World) -> None:
        plan = proposed(world)
        pm, project = world.actor("pm"), plan.project
        refused("nothing_is_proposed", actions.add_work_item, pm, project, name="More")
        refused("nothing_is_proposed", actions.propose_plan, pm, project)
        refused("nothing_is_proposed", actions.cancel_work_item, pm, item_of(project, 1), reason="No")
        actions.withdraw_plan(pm, plan, reason="One more item")
        actions.add_work_item(pm, project, name="More")

    def test_baselined_work_changes_by_request_only(self, world: World) -> None:
        project = baselined(world)
        pm = world.actor("pm")
        typed = {"name": "Dig", "kind": "task", "planned_start": date(2026, 4, 1)}
        for act, subject, words in (
            (actions.change_work_item, item_of(project, 1), typed),
            (actions.cancel_work_item, item_of(project, 1), {"reason": "Too late"}),
            (actions.add_work_item, project, {"name": "More"}),
            (actions.paste_work_items, project, {"rows": "More"}),
        ):
            refusal = refused("baselined_work_changes_by_request", act, pm, subject, **words)
            assert "change request" in refusal.unmet[0].path
        refused("plan_moves_by_request", actions.propose_plan, pm, project)
        refused(
            "plan_moves_by_request", actions.rebaseline, world.actor("pmo_director"), project, reason="R", **PROMISE
        )

    def test_an_approved_change_moves_what_it_pushes_and_makes_the_next_baseline(self, world: World) -> None:
        project = baselined(world)
        first = item_of(project, 1)
        moves = {first.pk: (date(2026, 3, 2), date(2026, 3, 5))}
        foretold = actions.affected_by(project.pk, moves)

        def change(act: Act, project: Project) -> Baseline:
            done = actions.move_items(act, project, moves)
            assert done == foretold
            ids = [each.item_id for each in done.items]
            return actions.baseline_after_change(act, project, change_reference="CR-1", reason="Wet soil", touched=ids)

        second = within(world, project, change)
        assert (second.number, second.change_reference) == (1, "CR-1")
        kept = Baseline.objects.get(project=project, number=0)
        assert kept.content_hash != second.content_hash
        assert second.finish_date == date(2026, 3, 10)
        assert item_of(project, 2).planned_start == date(2026, 3, 6)
        assert Milestone.objects.get(project=project).baseline_date == date(2026, 3, 10)

    def test_a_native_project_with_a_work_list_promises_its_whole_plan(self, world: World) -> None:
        project = planned(world, documents=False)
        refused("first_baseline_is_the_plans", actions.record_baseline, world.actor("pm"), project, **PROMISE)
        imported = register_imported(world, "I-9")
        assert actions.record_baseline(IMPORTER, imported, **PROMISE).number == 0


def _stage_and_propose(world: World, project: Project) -> None:
    move(world, project, "planning")
    actions.propose_plan(world.actor("pm"), Project.objects.get(pk=project.pk))
