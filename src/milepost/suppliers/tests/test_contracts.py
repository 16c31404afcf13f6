"""A contract is approved by somebody else, never pays more than was approved, and is closed by two once all is done."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from milepost.kernel.errors import NotPermitted, Refusal
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import ProjectRole
from milepost.suppliers import actions, queries, rules
from milepost.suppliers.choices import ContractState, DeliverableState, PaymentState
from milepost.suppliers.models import Contract, ContractPayment
from tests.suites.ground.world import World
from tests.suites.samples.ending import suppliers as samples
from tests.suites.samples.ending.suppliers import ENDS, fresh, today

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]

PM, PARTNER, SPONSOR, EXECUTIVE = (
    RoleOnProject.PM,
    RoleOnProject.PARTNER,
    RoleOnProject.SPONSOR,
    PostRole.EXECUTIVE,
)
ITEMS = (
    "deliverables_settled",
    "variations_agreed",
    "evaluation_published",
    "account_agreed",
    "invoices_paid",
    "retention_settled",
    "rights_returned",
    "warranty_owned",
    "access_revoked",
)


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}, refusal.value.unmet
    return refusal.value


def plan(world: World, contract: Contract, amount: int) -> ContractPayment:
    return samples.planned(world, contract, amount)


def test_a_contract_goes_from_draft_to_closed_by_what_happens_to_it(world: World) -> None:
    contract = samples.active(world)
    assert contract.state == ContractState.ACTIVE
    deliverable = contract.deliverables.get()
    actions.submit_deliverable(world.actor(PARTNER), deliverable, note="Here")
    assert fresh(contract).state == ContractState.DELIVERING
    actions.judge_submission(world.actor(PM), deliverable, verdict="accepted")
    assert fresh(contract).state == ContractState.DELIVERED
    given = {"ratings": samples.RATINGS, "evidence": samples.EVIDENCE, "narrative": "Good."}
    evaluation = actions.propose_evaluation(world.actor(PM), fresh(contract), **given)
    actions.comment_on_evaluation(world.actor(PARTNER), evaluation)
    actions.publish_evaluation(world.actor(PM), evaluation)
    assert fresh(contract).state == ContractState.EVALUATED
    samples.paid(world, fresh(contract))
    actions.agree_final_account(world.actor(PM), fresh(contract), amount=Decimal(40_000), agreed_on=today())
    assert fresh(contract).state == ContractState.FINAL_ACCOUNT


def test_a_pm_or_the_office_does_not_approve_and_a_draft_without_deliverables_is_not_approved(world: World) -> None:
    contract = samples.drafted(world)
    refused("something_is_owed", actions.approve_contract, world.actor(SPONSOR), contract)
    owing = samples.owing(world, "C-2")
    for role in ("pm", "pmo_director", "pmo_analyst", "partner"):
        with pytest.raises(NotPermitted):
            actions.approve_contract(world.actor(role), owing)


def test_nobody_approves_a_contract_that_they_prepared(world: World) -> None:
    unmet = rules.somebody_else_decides(7, (7,), "approve a contract")
    assert unmet is not None
    assert rules.somebody_else_decides(7, (8, None), "approve a contract") is None
    executive = world.people[EXECUTIVE.value]
    projects.appoint(world.actor(PostRole.DIRECTOR), world.project, person=executive, role=RoleOnProject.DEPUTY)
    contract = samples.drafted(world)
    actions.add_deliverable(world.actor(EXECUTIVE), contract, name="D", criteria="C", due_date=ENDS)
    found = refused("somebody_else_decides", actions.approve_contract, world.actor(EXECUTIVE), fresh(contract))
    assert "control_is_independent" in {each.rule for each in found.unmet}


def test_an_approver_with_a_declared_interest_is_refused(world: World) -> None:
    contract = samples.owing(world)
    people.declare_interest(world.actor(SPONSOR), matter="Baltic Trackworks", nature="family")
    refused("nobody_with_an_interest", actions.approve_contract, world.actor(SPONSOR), contract)


def test_an_approved_contract_is_not_changed_but_varied(world: World) -> None:
    contract = samples.approved(world)
    refused("contract_is_in", actions.change_contract, world.actor(PM), contract, **samples.terms(value=Decimal(1)))
    refused("contract_is_in", actions.add_deliverable, world.actor(PM), contract, name="X", criteria="Y", due_date=ENDS)


def test_a_contract_is_kept_in_the_currency_of_its_project(world: World) -> None:
    act = actions.draft_contract
    given = {"supplier": samples.supplier(world), "code": "C-1", "currency": "USD", **samples.terms()}
    refused("currency_is_of_the_project", act, world.actor(PM), world.project, **given)


def test_only_a_partner_of_the_project_is_named_in_a_contract(world: World) -> None:
    contract = samples.approved(world)
    nobody = world.people["nobody"]
    act = actions.activate_contract
    refused("partner_is_on_the_project", act, world.actor(PM), contract, signed_on=today(), partner=nobody)
    later = today() + timedelta(days=1)
    partner = world.people[PARTNER.value]
    refused("day_is_not_in_the_future", act, world.actor(PM), contract, signed_on=later, partner=partner)


def test_all_payments_stay_within_the_value_and_its_approved_variations(world: World) -> None:
    contract = samples.active(world)
    plan(world, contract, 100_000)
    refused("payments_stay_within", plan, world, contract, 1)
    variation = samples.varied(world, contract, 5_000)
    refused("payments_stay_within", plan, world, contract, 1)
    actions.decide_variation(world.actor(SPONSOR), variation, approve=True)
    assert plan(world, contract, 5_000).state == PaymentState.PLANNED
    refused("payments_stay_within", plan, world, contract, 1)


def test_a_cancelled_payment_gives_its_room_back(world: World) -> None:
    contract = samples.active(world)
    payment = plan(world, contract, 100_000)
    actions.cancel_payment(world.actor(PM), payment, reason="Not owed")
    assert plan(world, contract, 100_000).amount == 100_000


def test_a_variation_that_makes_the_contract_cheaper_than_its_payments_is_refused(world: World) -> None:
    contract = samples.active(world)
    plan(world, contract, 90_000)
    variation = samples.varied(world, contract, -20_000)
    act = actions.decide_variation
    refused("variation_keeps_what_is_payable", act, world.actor(SPONSOR), variation, approve=True)
    refused("act_has_a_reason", act, world.actor(SPONSOR), variation, approve=False)


def test_who_recorded_the_invoice_does_not_release_it_nor_does_who_has_an_interest(world: World) -> None:
    payment = samples.invoiced(world)
    with pytest.raises(NotPermitted):
        actions.release_payment(world.actor(PM), payment, paid_on=today())
    executive = world.people[EXECUTIVE.value]
    projects.appoint(world.actor(PostRole.DIRECTOR), world.project, person=executive, role=RoleOnProject.DEPUTY)
    own = samples.planned(world, payment.contract, 10)
    actions.record_invoice(world.actor(EXECUTIVE), own, invoice="9", invoiced_on=today())
    refused("somebody_else_decides", actions.release_payment, world.actor(EXECUTIVE), own, paid_on=today())
    people.declare_interest(world.actor(SPONSOR), matter="S-1", nature="financial")
    refused("nobody_with_an_interest", actions.release_payment, world.actor(SPONSOR), own, paid_on=today())


def test_an_invoice_is_recorded_once(world: World) -> None:
    contract = samples.active(world)
    samples.invoiced(world, contract, "2031-7")
    refused("stored_record_is_consistent", samples.invoiced, world, contract, "2031-7")


def test_what_was_not_invoiced_is_not_paid(world: World) -> None:
    payment = samples.planned(world)
    refused("payment_is_in", actions.release_payment, world.actor(SPONSOR), payment, paid_on=today())


def test_a_rejection_counts_defects_and_says_why_and_a_verdict_is_given_once(world: World) -> None:
    deliverable, pm = samples.handed_in(world), world.actor(PM)
    refused("rejection_says_why", actions.judge_submission, pm, deliverable, verdict="rejected", finding="Bad")
    actions.judge_submission(pm, deliverable, verdict="rejected", defects=1, finding="A sheet is missing")
    refused("deliverable_is_in", actions.judge_submission, pm, deliverable, verdict="accepted")
    assert deliverable.state == DeliverableState.REJECTED
    assert actions.submit_deliverable(world.actor(PARTNER), deliverable, note="Again").submissions == 2


def test_a_contract_is_not_closed_before_its_evaluation_and_each_open_item_is_named(world: World) -> None:
    contract = samples.active(world)
    samples.invoiced(world, contract)
    samples.varied(world, contract)
    refusal = refused("evaluation_published", actions.request_closing, world.actor(PM), contract)
    assert {each.rule for each in refusal.unmet} == set(ITEMS) - {"retention_settled"}
    assert all(each.missing and each.cure and each.path for each in refusal.unmet)


@pytest.mark.parametrize("item", ITEMS)
def test_each_item_alone_keeps_a_contract_open(item: str) -> None:
    facts = {
        "open_deliverables": (), "open_variations": 0, "evaluation_published": True, "account_agreed": True,
        "unpaid": (), "retains": True, "retention_settled": True, "rights_returned": True, "warranty_owned": True,
        "access_revoked": True,
    }  # fmt: skip
    assert all(each.done for each in rules.closing_checklist(rules.ClosingFacts(**facts)))
    broken = {
        "deliverables_settled": {"open_deliverables": ("D-3",)},
        "variations_agreed": {"open_variations": 1},
        "invoices_paid": {"unpaid": ("Last rate",)},
    }.get(item, {item: False})
    items = rules.closing_checklist(rules.ClosingFacts(**(facts | broken)))
    assert [each.code for each in items if not each.done] == [item]
    assert [each.rule for each in rules.still_open(items)] == [item]


def test_the_final_account_is_what_the_payments_come_to(world: World) -> None:
    contract = samples.published(world)
    samples.paid(world, contract)
    act = actions.agree_final_account
    refused(
        "final_account_is_the_payments", act, world.actor(PM), fresh(contract), amount=Decimal(1), agreed_on=today()
    )


def test_a_contract_is_closed_by_two_and_the_partners_access_ends_with_it(world: World) -> None:
    contract = samples.ready(world)
    refused("closing_is_requested", actions.close_contract, world.actor(SPONSOR), contract)
    contract = actions.request_closing(world.actor(PM), contract)
    with pytest.raises(NotPermitted):
        actions.close_contract(world.actor(PM), contract)
    assert queries.contracts_visible_to(world.actor(PARTNER)).exists()
    closed = actions.close_contract(world.actor(SPONSOR), contract)
    assert closed.state == ContractState.CLOSED
    assert not ProjectRole.objects.filter(role=PARTNER.value, ends_at=None).exists()
    assert not queries.contracts_visible_to(world.actor(PARTNER)).exists()
    standing = queries.contracts_standing(world.project.pk)
    assert (standing.all_closed, standing.open_commitment) == (True, Decimal(0))


def test_the_evaluator_of_a_contract_does_not_countersign_its_closing(world: World) -> None:
    contract = samples.requested(world)
    executive = world.people[EXECUTIVE.value]
    Contract.objects.filter(pk=contract.pk).update(prepared_by=executive)
    refused("somebody_else_decides", actions.close_contract, world.actor(EXECUTIVE), fresh(contract))


def test_an_interest_keeps_from_requesting_a_closing(world: World) -> None:
    contract = samples.ready(world)
    people.declare_interest(world.actor(PM), matter="S-1", nature="financial")
    refused("nobody_with_an_interest", actions.request_closing, world.actor(PM), contract)


def test_an_interest_keeps_from_countersigning(world: World) -> None:
    contract = samples.requested(world)
    people.declare_interest(world.actor(SPONSOR), matter="C-1", nature="financial")
    refused("nobody_with_an_interest", actions.close_contract, world.actor(SPONSOR), contract)


def test_nothing_is_booked_on_a_closed_contract(world: World) -> None:
    contract = actions.close_contract(world.actor(SPONSOR), samples.requested(world))
    pm = world.actor(PM)
    refused("contract_is_not_closed", plan, world, contract, 1)
    refused("contract_is_not_closed", actions.propose_variation, pm, contract, reason="More", amount=Decimal(1))
    refused("contract_is_not_closed", actions.confirm_handback, pm, contract, item="rights", note="x")
    refused(
        "contract_is_not_closed",
        actions.terminate_contract,
        world.actor(EXECUTIVE),
        contract,
        reason="x",
        settlement="y",
    )


def test_a_partner_with_another_contract_on_the_project_stays_until_that_is_closed(world: World) -> None:
    contract = samples.requested(world)
    samples.active(world, "C-2")
    actions.close_contract(world.actor(SPONSOR), contract)
    seen = queries.contracts_visible_to(world.actor(PARTNER))
    assert {each.code for each in seen} == {"C-1", "C-2"}


def test_a_contract_that_was_ended_early_is_evaluated_and_closed_like_any_other(world: World) -> None:
    contract = samples.active(world)
    ended = actions.terminate_contract(
        world.actor(EXECUTIVE), contract, reason="Insolvent", settlement="Nothing more is owed"
    )
    assert ended.deliverables.get().state == DeliverableState.SETTLED
    assert ended.state == ContractState.DELIVERED
    refused("evaluation_published", actions.request_closing, world.actor(PM), fresh(contract))


def test_where_contracts_stand_says_what_keeps_each_open(world: World) -> None:
    assert queries.contracts_standing(world.project.pk).all_closed, "there is none"
    samples.drafted(world, "C-0")
    assert queries.contracts_standing(world.project.pk).all_closed, "a draft binds nobody"
    samples.active(world)
    standing = queries.contracts_standing(world.project.pk)
    assert not standing.all_closed
    assert not standing.evaluations_started
    assert standing.open_commitment == Decimal(100_000)
    assert {each.code for each in standing.lines[0].open_items} == set(ITEMS) - {
        "variations_agreed", "invoices_paid", "retention_settled"
    }  # fmt: skip


def test_where_a_project_has_no_contract_one_query_is_asked(world: World, django_assert_num_queries: Any) -> None:
    project_id = world.project.pk
    with django_assert_num_queries(1):
        queries.contracts_standings([project_id])
