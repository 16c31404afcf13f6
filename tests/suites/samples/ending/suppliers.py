"""Samples of the verbs of contracts: one with the partner of the world, taken as far as each verb needs it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from milepost.kernel import clock
from milepost.people.choices import PostRole
from milepost.people.queries import local_date
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject
from milepost.suppliers import actions
from milepost.suppliers.models import (
    Contract,
    ContractDeliverable,
    ContractPayment,
    ContractVariation,
    Supplier,
    SupplierEvaluation,
)
from tests.suites.ground.sample import Sample, Subjects
from tests.suites.ground.world import World

RATINGS = {"quality": 4, "schedule": 3, "cost": 4, "management": 4, "compliance": 5}
EVIDENCE = {"compliance": "No finding in either audit."}
STARTS, ENDS = date(2026, 1, 5), date(2099, 6, 30)
PM, SPONSOR, PARTNER = RoleOnProject.PM, RoleOnProject.SPONSOR, RoleOnProject.PARTNER


def today() -> date:
    return local_date(clock.now())


def supplier(world: World, code: str = "S-1", name: str = "Baltic Trackworks") -> Supplier:
    found = Supplier.objects.filter(code=code).first()
    return found or actions.add_supplier(world.actor(PostRole.DIRECTOR), code=code, name=name, contact="Ana Reis")


def terms(**other: Any) -> dict[str, Any]:
    return {
        "name": "Track works", "scope": "Four kilometres of track", "value": Decimal(100_000), "start_date": STARTS,
        "end_date": ENDS, **other,
    }  # fmt: skip


def drafted(world: World, code: str = "C-1") -> Contract:
    return actions.draft_contract(
        world.actor(PM), world.project, supplier=supplier(world), code=code, currency="EUR", **terms()
    )


def owing(world: World, code: str = "C-1", names: tuple[str, ...] = ("Drawings",)) -> Contract:
    contract = drafted(world, code)
    for name in names:
        actions.add_deliverable(world.actor(PM), contract, name=name, criteria="Checked", due_date=ENDS)
    return contract


def approved(world: World, code: str = "C-1", names: tuple[str, ...] = ("Drawings",)) -> Contract:
    return actions.approve_contract(world.actor(SPONSOR), owing(world, code, names))


def active(world: World, code: str = "C-1", names: tuple[str, ...] = ("Drawings",)) -> Contract:
    contract = approved(world, code, names)
    return actions.activate_contract(world.actor(PM), contract, signed_on=today(), partner=world.people[PARTNER.value])


def fresh(contract: Contract) -> Contract:
    return Contract.objects.get(pk=contract.pk)


def the_deliverable(world: World) -> ContractDeliverable:
    return active(world).deliverables.get()


def handed_in(world: World) -> ContractDeliverable:
    return actions.submit_deliverable(world.actor(PARTNER), the_deliverable(world), note="All sheets, on the share")


def delivered(world: World) -> Contract:
    accepted = actions.judge_submission(world.actor(PM), handed_in(world), verdict="accepted", defects=1)
    return fresh(accepted.contract)


def evaluated(world: World) -> SupplierEvaluation:
    return actions.propose_evaluation(
        world.actor(PM), delivered(world), ratings=RATINGS, evidence=EVIDENCE, narrative="Good work, late twice."
    )


def agreed(world: World) -> SupplierEvaluation:
    return actions.comment_on_evaluation(world.actor(PARTNER), evaluated(world), comment="Fair.")


def contested(world: World) -> SupplierEvaluation:
    return actions.comment_on_evaluation(
        world.actor(PARTNER), evaluated(world), contested=["schedule"], comment="You gave the site late."
    )


def planned(world: World, contract: Contract | None = None, amount: int = 40_000) -> ContractPayment:
    return actions.plan_payment(
        world.actor(PM), contract or active(world), name="On approval", amount=Decimal(amount), due_date=ENDS
    )


def invoiced(world: World, contract: Contract | None = None, number: str = "2031-7") -> ContractPayment:
    return actions.record_invoice(world.actor(PM), planned(world, contract), invoice=number, invoiced_on=today())


def paid(world: World, contract: Contract) -> ContractPayment:
    return actions.release_payment(world.actor(SPONSOR), invoiced(world, contract), paid_on=today())


def varied(world: World, contract: Contract | None = None, amount: int = 5_000) -> ContractVariation:
    return actions.propose_variation(
        world.actor(PM), contract or active(world), reason="A second crossing", amount=Decimal(amount)
    )


def published(world: World) -> Contract:
    evaluation = actions.publish_evaluation(world.actor(PM), agreed(world))
    return fresh(evaluation.contract)


def ready(world: World) -> Contract:
    """Return a contract of which every item of the checklist is done."""
    pm, contract = world.actor(PM), published(world)
    paid(world, contract)
    actions.agree_final_account(pm, fresh(contract), amount=Decimal(40_000), agreed_on=today())
    owner = world.people[PostRole.RESOURCE_MANAGER.value]
    actions.name_warranty_owner(pm, fresh(contract), owner=owner, until_date=ENDS)
    for item in ("rights", "access"):
        actions.confirm_handback(pm, fresh(contract), item=item, note="Checked against the list")
    return fresh(contract)


def requested(world: World) -> Contract:
    return actions.request_closing(world.actor(PM), ready(world))


def without_partner(world: World) -> Contract:
    """Return a contract that names somebody else for now."""
    somebody = world.people[RoleOnProject.MEMBER.value]
    projects.appoint(world.actor(PM), world.project, person=somebody, role=PARTNER.value)
    return actions.change_partner(world.actor(PM), active(world), partner=somebody)


def one(make: Any) -> Any:
    def subjects(world: World) -> Subjects:
        return (make(world),)

    return subjects


SAMPLES = (
    Sample(
        actions.add_supplier, PostRole.DIRECTOR, typed=lambda _: {"code": "S-9", "name": "Kattegat Dredging"}
    ),
    Sample(
        actions.change_supplier, PostRole.ANALYST, subjects=one(supplier), typed=lambda _: {"name": "Baltic Track AB"},
        again={"name": "Baltic Track Ltd"},
    ),
    Sample(
        actions.draft_contract, PM, subjects=lambda world: (world.project,),
        typed=lambda world: {"supplier": supplier(world), "code": "C-1", "currency": "EUR", **terms()},
    ),
    Sample(
        actions.change_contract, PM, subjects=one(drafted), typed=lambda _: terms(name="Track and stops"),
        again={"name": "Track only"},
    ),
    Sample(
        actions.add_deliverable, PM, subjects=one(drafted),
        typed=lambda _: {"name": "Drawings", "criteria": "Checked", "due_date": ENDS},
    ),
    Sample(actions.approve_contract, SPONSOR, subjects=one(owing)),
    Sample(
        actions.activate_contract, PM, subjects=one(approved),
        typed=lambda world: {"signed_on": today(), "partner": world.people[PARTNER.value]},
    ),
    Sample(
        actions.change_partner, PM, subjects=lambda world: (without_partner(world),),
        typed=lambda world: {"partner": world.people[PARTNER.value]},
    ),
    Sample(
        actions.terminate_contract, PostRole.EXECUTIVE, subjects=one(active),
        typed=lambda _: {"reason": "The supplier is insolvent", "settlement": "Nothing more is owed by either side"},
        again={"settlement": "Half is owed"},
    ),
    Sample(actions.submit_deliverable, PARTNER, subjects=one(the_deliverable), typed=lambda _: {"note": "All sheets"}),
    Sample(
        actions.judge_submission, PM, subjects=one(handed_in),
        typed=lambda _: {"verdict": "rejected", "defects": 2, "finding": "Two sheets are missing"},
    ),
    Sample(
        actions.settle_deliverable, PM, subjects=one(the_deliverable), typed=lambda _: {"settlement": "Not needed"},
    ),
    Sample(
        actions.report_as_contractor, PARTNER, subjects=one(active),
        typed=lambda _: {"as_of_date": today(), "progress": "Half is laid"},
    ),
    Sample(
        actions.plan_payment, PM, subjects=one(active),
        typed=lambda _: {"name": "On approval", "amount": Decimal(40_000), "due_date": ENDS},
    ),
    Sample(
        actions.record_invoice, PM, subjects=one(planned),
        typed=lambda _: {"invoice": "2031-7", "invoiced_on": today()},
    ),
    Sample(actions.release_payment, SPONSOR, subjects=one(invoiced), typed=lambda _: {"paid_on": today()}),
    Sample(actions.cancel_payment, PM, subjects=one(planned), typed=lambda _: {"reason": "Not owed"}),
    Sample(
        actions.propose_variation, PM, subjects=one(active),
        typed=lambda _: {"reason": "A second crossing", "amount": Decimal(5_000)},
    ),
    Sample(
        actions.decide_variation, SPONSOR, subjects=one(varied), typed=lambda _: {"approve": False, "reason": "Not now"}
    ),
    Sample(
        actions.propose_evaluation, PM, subjects=one(delivered),
        typed=lambda _: {"ratings": RATINGS, "evidence": EVIDENCE, "narrative": "Good work, late twice."},
    ),
    Sample(actions.comment_on_evaluation, PARTNER, subjects=one(evaluated), typed=lambda _: {"comment": "Fair."}),
    Sample(
        actions.review_evaluation, PostRole.DIRECTOR, subjects=one(contested),
        typed=lambda _: {"second_view": "The site was late", "ratings": RATINGS | {"schedule": 4}},
    ),
    Sample(actions.publish_evaluation, PM, subjects=one(agreed)),
    Sample(
        actions.agree_final_account, PM, subjects=one(published),
        typed=lambda _: {"amount": Decimal(0), "agreed_on": today()}, again={"agreed_on": STARTS},
    ),
    Sample(
        actions.settle_retention, PM, subjects=one(active),
        typed=lambda _: {"due_date": ENDS}, again={"due_date": ENDS - timedelta(days=1)},
    ),
    Sample(
        actions.name_warranty_owner, PM, subjects=one(active),
        typed=lambda world: {"owner": world.people["executive"], "until_date": ENDS}, again={"until_date": STARTS},
    ),
    Sample(
        actions.confirm_handback, PM, subjects=one(active), typed=lambda _: {"item": "rights", "note": "All models"},
        again={"note": "All drawings"},
    ),
    Sample(actions.request_closing, PM, subjects=one(ready)),
    Sample(actions.close_contract, SPONSOR, subjects=one(requested)),
)  # fmt: skip
