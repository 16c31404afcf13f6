"""What waits for whom among contracts: for the partner, the project manager, who holds the money, who reviews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from milepost.kernel import clock
from milepost.kernel.policy import Roles
from milepost.people.choices import PostRole
from milepost.people.queries import in_force
from milepost.projects.choices import LEADS, RoleOnProject
from milepost.projects.models import ProjectRole
from milepost.suppliers.choices import (
    LIVE,
    OVER,
    REVIEWERS,
    TO_HAND_IN,
    ContractState,
    DeliverableState,
    EvaluationState,
    PaymentState,
    VariationState,
)
from milepost.suppliers.models import (
    Contract,
    ContractDeliverable,
    ContractPayment,
    ContractVariation,
    SupplierEvaluation,
)

WARRANTY_NOTICE = timedelta(days=60)
"""Days before its end in which a warranty is brought to whoever owns it."""
WORDS = {
    "deliverable_to_hand_in": ("contract-deliverables", "Hand in"),
    "evaluation_to_comment": ("supplier-evaluations", "Comment on your evaluation"),
    "submission_to_judge": ("contract-deliverables", "Accept or reject what was handed in"),
    "evaluation_due": ("contracts", "Evaluate the supplier"),
    "evaluation_to_publish": ("supplier-evaluations", "Publish the evaluation"),
    "contract_to_close": ("contracts", "Have the contract closed"),
    "contract_to_approve": ("contracts", "Approve the contract"),
    "variation_to_decide": ("contract-variations", "Decide the variation"),
    "payment_to_release": ("contract-payments", "Release the payment"),
    "contract_to_countersign": ("contracts", "Countersign the closing"),
    "evaluation_to_review": ("supplier-evaluations", "Review the contested evaluation"),
    "warranty_to_watch": ("contracts", "Claim what still fails before the warranty ends"),
}
"""By kind: where it is done, and what is to be done."""


class PartsHeld(Protocol):
    """The projects on which somebody holds roles."""

    def of(self, *roles: str) -> set[int]:
        """Return the projects on which one of `roles` is held."""


@dataclass(frozen=True, slots=True)
class WaitingThing:
    """One thing that waits: what is to be done, to what, and by when."""

    kind: str
    words: str
    subject: str
    noun: str
    key: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class _Kind:
    """Things of one kind, and how each is called and dated."""

    kind: str
    things: QuerySet[Any]
    name: str
    contract: str
    due: str = ""


def contracts_waiting(person_id: int, posts: Roles, parts: PartsHeld) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield what waits for a person by kind, to be counted; kinds of which they have no part are left out."""
    for each in _kinds(person_id, posts, parts):
        yield each.kind, each.things


def contract_duties(person_id: int, posts: Roles, parts: PartsHeld) -> list[WaitingThing]:
    """Return each thing that waits for a person, with one query."""
    first, *others = (_told(each) for each in _kinds(person_id, posts, parts))
    rows = first.union(*others, all=True) if others else first
    return [
        WaitingThing(kind, WORDS[kind][1], f"{contract}: {name}", WORDS[kind][0], str(key), due)
        for kind, key, name, contract, due in rows
    ]


def _told(each: _Kind) -> QuerySet[Any]:
    due = F(each.due) if each.due else Cast(Value(None), DateField())
    told: QuerySet[Any] = (
        each.things.order_by()
        .annotate(
            waiting_kind=Value(each.kind, output_field=CharField()),
            waiting_name=Cast(F(each.name), CharField()),
            waiting_contract=Cast(F(each.contract), CharField()),
            waiting_due=due,
        )
        .values_list("waiting_kind", "pk", "waiting_name", "waiting_contract", "waiting_due")
    )
    return told


def _kinds(person_id: int, posts: Roles, parts: PartsHeld) -> Iterator[_Kind]:
    today = clock.today()
    yield from _of_the_partner(person_id, parts.of(RoleOnProject.PARTNER.value), today)
    yield from _of_the_lead(parts.of(*LEADS), today)
    yield from _of_who_holds_the_money(person_id, posts, parts.of(RoleOnProject.SPONSOR.value))
    watched = Contract.objects.filter(warranty_owner=person_id, state__in=OVER)
    ending = watched.filter(warranty_until__range=(today, today + WARRANTY_NOTICE))
    yield _Kind("warranty_to_watch", ending, "name", "code", "warranty_until")
    if posts & REVIEWERS:
        contested = SupplierEvaluation.objects.filter(state=EvaluationState.CONTESTED).exclude(proposed_by=person_id)
        yield _Kind("evaluation_to_review", contested, "contract__supplier__name", "contract__code")


def _of_the_partner(person_id: int, projects: set[int], today: date) -> Iterator[_Kind]:
    if not projects:
        return
    mine = {"contract__partner": person_id, "contract__project__in": projects}
    owed = ContractDeliverable.objects.filter(**mine, contract__state__in=LIVE, state__in=TO_HAND_IN)
    yield _Kind("deliverable_to_hand_in", owed, "name", "contract__code", "due_date")
    heard = SupplierEvaluation.objects.filter(**mine, state=EvaluationState.PROPOSED, comment_by_date__gte=today)
    yield _Kind("evaluation_to_comment", heard, "contract__name", "contract__code", "comment_by_date")


def _of_the_lead(led: set[int], today: date) -> Iterator[_Kind]:
    if not led:
        return
    here = {"contract__project__in": led}
    handed_in = ContractDeliverable.objects.filter(**here, contract__state__in=LIVE, state=DeliverableState.SUBMITTED)
    yield _Kind("submission_to_judge", handed_in, "name", "contract__code")
    contracts = Contract.objects.filter(project__in=led)
    due = contracts.filter(state=ContractState.DELIVERED, evaluation__isnull=True)
    yield _Kind("evaluation_due", due, "supplier__name", "code")
    heard = Q(state=EvaluationState.AGREED) | Q(state=EvaluationState.PROPOSED, comment_by_date__lt=today)
    yield _Kind(
        "evaluation_to_publish",
        SupplierEvaluation.objects.filter(heard, **here),
        "contract__supplier__name",
        "contract__code",
    )
    ready = contracts.filter(state=ContractState.FINAL_ACCOUNT, closing_requested_by=None)
    yield _Kind("contract_to_close", ready, "name", "code")


def _of_who_holds_the_money(person_id: int, posts: Roles, sponsored: set[int]) -> Iterator[_Kind]:
    """Yield what the sponsor decides; an executive is asked where no sponsor is in post."""
    if PostRole.EXECUTIVE.value not in posts and not sponsored:
        return
    contracts, of_contract = _asked_of(posts, sponsored, "project"), _asked_of(posts, sponsored, "contract__project")
    owes = Exists(ContractDeliverable.objects.filter(contract=OuterRef("pk")))
    drafts = Contract.objects.filter(contracts, owes, state=ContractState.DRAFT).exclude(prepared_by=person_id)
    yield _Kind("contract_to_approve", drafts, "name", "code", "start_date")
    variations = ContractVariation.objects.filter(of_contract, state=VariationState.PROPOSED)
    yield _Kind("variation_to_decide", variations, "reason", "contract__code")
    invoiced = ContractPayment.objects.filter(of_contract, state=PaymentState.INVOICED)
    yield _Kind("payment_to_release", invoiced, "name", "contract__code", "due_date")
    asked = Contract.objects.filter(contracts, state__in=LIVE, closing_requested_by__isnull=False)
    yield _Kind("contract_to_countersign", asked, "name", "code")


def _asked_of(posts: Roles, sponsored: set[int], path: str) -> Q:
    mine = Q(**{f"{path}__in": sponsored})
    if PostRole.EXECUTIVE.value not in posts:
        return mine
    now = clock.now()
    held = ProjectRole.objects.filter(
        in_force(now), role=RoleOnProject.SPONSOR, starts_at__lte=now, project=OuterRef(path)
    )
    return mine | Q(~Exists(held))


def contracts_of_partner(person_id: int, projects: set[int]) -> list[Contract]:
    """Return the contracts that name a person as the supplier's project manager and are not over."""
    if not projects:
        return []
    mine = Contract.objects.filter(partner_id=person_id, project_id__in=projects, state__in=LIVE)
    return list(mine.order_by("end_date", "pk"))
