"""Who sees which suppliers, contracts and evaluations: a partner their own, those who select what is published."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Q, QuerySet

from milepost.kernel import clock
from milepost.kernel.models import Record
from milepost.kernel.policy import Actor
from milepost.people.models import Person
from milepost.people.queries import in_force, oversees
from milepost.projects.choices import LEADS, SEE_DIRECTIONS, RoleOnProject
from milepost.projects.models import ProjectRole
from milepost.suppliers.choices import EvaluationState
from milepost.suppliers.models import Contract, Supplier, SupplierEvaluation

P = TypeVar("P", bound=Record)
SEE_CONTRACTS = SEE_DIRECTIONS
"""Who leads, sponsors or oversees a project. A member of the team may come from another supplier."""
SELECTORS = LEADS | {RoleOnProject.SPONSOR.value}


def _held(actor: Actor, *roles: str) -> QuerySet[ProjectRole]:
    now = clock.now()
    return ProjectRole.objects.filter(in_force(now), person_id=actor.person_id or 0, starts_at__lte=now, role__in=roles)


def contracts_visible_to(actor: Actor) -> QuerySet[Contract]:
    """Return the contracts that `actor` sees: those of projects they lead or steer, the one that names them, or all."""
    if oversees(actor):
        return Contract.objects.all()
    if actor.person_id is None:
        return Contract.objects.none()
    parts = _held(actor, *SEE_CONTRACTS).values("project_id")
    as_partner = _held(actor, RoleOnProject.PARTNER.value).values("project_id")
    return Contract.objects.filter(
        Q(project_id__in=parts)
        | Q(partner_id=actor.person_id, project_id__in=as_partner)
        | Q(warranty_owner_id=actor.person_id)
    )


def parts_visible_to(actor: Actor, model: type[P]) -> QuerySet[P]:
    """Return what belongs to the contracts that `actor` sees."""
    if oversees(actor):
        return model._default_manager.all()
    return model._default_manager.filter(contract__in=contracts_visible_to(actor))


def selects_suppliers(actor: Actor) -> bool:
    """Return whether `actor` may choose a supplier: a colleague who leads or sponsors, and works for no supplier."""
    if oversees(actor):
        return True
    if actor.person_id is None or _held(actor, RoleOnProject.PARTNER.value).exists():
        return False
    inside = Person.objects.filter(pk=actor.person_id, unit__isnull=False).exists()
    return inside and _held(actor, *SELECTORS).exists()


def suppliers_visible_to(actor: Actor) -> QuerySet[Supplier]:
    """Return every supplier to whoever may choose one; to others, none."""
    return Supplier.objects.all() if selects_suppliers(actor) else Supplier.objects.none()


def evaluations_visible_to(actor: Actor) -> QuerySet[SupplierEvaluation]:
    """Return the evaluations of the contracts that `actor` sees, and the published ones to whoever may choose."""
    if oversees(actor):
        return SupplierEvaluation.objects.all()
    seen = Q(contract__in=contracts_visible_to(actor))
    if selects_suppliers(actor):
        seen |= Q(state=EvaluationState.PUBLISHED)
    return SupplierEvaluation.objects.filter(seen)


def all_suppliers() -> QuerySet[Supplier]:
    """Return every supplier by name, to be chosen from."""
    return Supplier.objects.order_by("name")
