"""Questions about what a project gives back: what is held, what waits for whom, and what still keeps it open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from milepost.closing.choices import (
    GIVEN_BACK,
    MONEY_KINDS,
    RETURN_OWNER,
    RETURNABLE_ROLES,
    UNDER_WAY,
    ReturnKind,
    ReturnState,
)
from milepost.closing.models import HeldAsset, ResourceReturn
from milepost.closing.policies import RETURN
from milepost.closing.rules import Held, unspent
from milepost.finance.choices import CostKind
from milepost.finance.queries import CostFacts, costs_of
from milepost.kernel.history import records
from milepost.kernel.measure import Known, NotApplicable, Result, Unknown
from milepost.kernel.policy import Actor, Roles, Scope
from milepost.people.queries import oversees, people
from milepost.planning.queries import plans_of
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project, ProjectRole
from milepost.projects.queries import held_roles, visible_to
from milepost.suppliers.queries import contracts_standing

NOTHING = Decimal(0)
LEAVES_NOTHING = frozenset({ReturnState.WITHDRAWN.value})


def return_roles(person_id: int, scope: Scope, moment: datetime) -> Roles:
    """Return the role of an owner to whoever a return goes to, on that return alone."""
    del moment
    if scope.kind != RETURN or scope.id is None:
        return frozenset()
    owns = ResourceReturn.objects.filter(pk=scope.id, owner_id=person_id).exists()
    return frozenset({RETURN_OWNER}) if owns else frozenset()


def assets_visible_to(actor: Actor) -> QuerySet[HeldAsset]:
    """Return what was handed out to the projects that `actor` sees, and what they own."""
    if oversees(actor):
        return HeldAsset.objects.all()
    return HeldAsset.objects.filter(Q(project__in=visible_to(actor)) | Q(owner_id=actor.person_id or 0))


def returns_visible_to(actor: Actor) -> QuerySet[ResourceReturn]:
    """Return what the projects that `actor` sees give back, and what goes back to them."""
    if oversees(actor):
        return ResourceReturn.objects.all()
    return ResourceReturn.objects.filter(Q(project__in=visible_to(actor)) | Q(owner_id=actor.person_id or 0))


def returns_to_acknowledge(person_id: int) -> QuerySet[ResourceReturn]:
    """Return what waits for a person to count and acknowledge."""
    return ResourceReturn.objects.filter(owner_id=person_id, state=ReturnState.PROPOSED)


def disputes_to_settle(person_id: int, sponsored: set[int]) -> QuerySet[ResourceReturn]:
    """Return the disputed returns of the projects that a person sponsors, but for those in which they are a party."""
    disputed = ResourceReturn.objects.filter(state=ReturnState.DISPUTED, project__in=sponsored)
    return disputed.exclude(Q(owner_id=person_id) | Q(proposed_by_id=person_id))


@dataclass(frozen=True, slots=True)
class ReturnsStanding:
    """Everything that a project holds, and what of it keeps the project open."""

    project_id: int
    lines: tuple[Held, ...]

    @property
    def complete(self) -> bool:
        """Say whether everything was given back and acknowledged, and no dispute is open."""
        return not self.open_lines

    @property
    def open_lines(self) -> tuple[Held, ...]:
        """Return what keeps the project open."""
        return tuple(each for each in self.lines if each.open)

    @property
    def plan_ready(self) -> bool:
        """Say whether it is known of everything how much is left to give back: `return_plan_ready` at a gate."""
        return all(each.known and not each.disputed for each in self.lines)


def returns_standing(project_id: int, moment: datetime | None = None) -> ReturnsStanding:
    """Return what a project holds and has given back, now or as known at `moment`."""
    by_kind: dict[str, list[ResourceReturn]] = defaultdict(list)
    for each in records(ResourceReturn, moment, project_id=project_id):
        if each.state not in LEAVES_NOTHING:
            by_kind[each.kind].append(each)
    lines = (
        *_people(project_id, by_kind[ReturnKind.PEOPLE], moment),
        *_money(project_id, by_kind, moment),
        *_assets(project_id, [*by_kind[ReturnKind.ASSET], *by_kind[ReturnKind.LICENCE]], moment),
    )
    return ReturnsStanding(project_id, lines)


def left_of(project: Project, kind: str) -> Result[Decimal]:
    """Return how much of one kind of money a project has left to give back."""
    line = next(each for each in returns_standing(project.pk).lines if each.kind == kind)
    return line.left


def pieces_left(asset: HeldAsset) -> Result[Decimal]:
    """Return how many pieces were neither given back nor are on the way."""
    returned = ResourceReturn.objects.filter(asset=asset).exclude(state__in=LEAVES_NOTHING)
    total = returned.aggregate(total=Sum("quantity"))["total"] or NOTHING
    return Known(Decimal(asset.quantity) - total)


def team_roles(project_id: int, person_id: int) -> list[ProjectRole]:
    """Return the roles of a person that end when they are given back."""
    return [each for each in held_roles([project_id], roles=RETURNABLE_ROLES) if each.person_id == person_id]


def is_on_the_way(project_id: int, person_id: int) -> bool:
    """Return whether the return of a person waits or is disputed."""
    return ResourceReturn.objects.filter(project_id=project_id, person_id=person_id, state__in=UNDER_WAY).exists()


def money_given_back(portfolio_id: int, moment: datetime | None = None) -> dict[str, Decimal]:
    """Return what projects of a portfolio gave back of their money, acknowledged, by currency."""
    projects = {each.pk: each for each in records(Project, moment, portfolio_id=portfolio_id)}
    found: dict[str, Decimal] = defaultdict(lambda: NOTHING)
    for each in records(ResourceReturn, moment, project_id__in=list(projects)):
        if each.kind in MONEY_KINDS and each.state in GIVEN_BACK:
            found[projects[each.project_id].currency] += each.counted or NOTHING
    return dict(found)


def _held(kind: str, name: str, left: Result[Decimal], returns: list[ResourceReturn], path: str) -> Held:
    """Return what is held of one thing, with what of it waits for its owner and what is disputed."""

    def total(state: ReturnState) -> Decimal:
        return sum((each.quantity for each in returns if each.state == state), NOTHING)

    return Held(kind, name, left, total(ReturnState.PROPOSED), total(ReturnState.DISPUTED), path=path)


def _people(project_id: int, returns: list[ResourceReturn], moment: datetime | None) -> Iterator[Held]:
    held = held_roles([project_id], moment, RETURNABLE_ROLES)
    known = people({each.person_id for each in held}, moment)
    roles: dict[int, list[str]] = defaultdict(list)
    for each in held:
        roles[each.person_id].append(RoleOnProject(each.role).label.lower())
    for person_id, labels in roles.items():
        mine = [each for each in returns if each.person_id == person_id and each.state in UNDER_WAY]
        name = known[person_id].name if person_id in known else ""
        left: Result[Decimal] = Known(NOTHING if mine else Decimal(1))
        yield _held(ReturnKind.PEOPLE, f"{name} ({', '.join(labels)})", left, mine, "Give this person back.")


def _money(project_id: int, by_kind: Mapping[str, list[ResourceReturn]], moment: datetime | None) -> Iterator[Held]:
    costs = costs_of([project_id], moment)[project_id]
    budget, reserve = by_kind[ReturnKind.BUDGET], by_kind[ReturnKind.CONTINGENCY]
    bound = contracts_standing(project_id, moment).open_commitment
    left = unspent(_authorised(project_id, moment), _spent(costs), bound, _proposed(budget))
    yield _held(ReturnKind.BUDGET, "Unspent budget", left, budget, "Give back what is unspent.")
    kept: Result[Decimal] = Unknown("Nobody said how much contingency is held; where there is none, say 0.")
    if costs.outlook is not None and costs.outlook.contingency is not None:
        kept = Known(max(costs.outlook.contingency - _proposed(reserve), NOTHING))
    yield _held(ReturnKind.CONTINGENCY, "Contingency", kept, reserve, "Give back what is held.")


def _authorised(project_id: int, moment: datetime | None) -> Result[Decimal]:
    """Return the cost of the latest baseline: what was authorised last."""
    latest = plans_of([project_id], moment)[project_id].latest
    if latest is None:
        return NotApplicable("No baseline was approved, so no budget was authorised.")
    if latest.cost is None:
        return Unknown("The latest baseline says no cost.")
    return Known(latest.cost)


def _spent(costs: CostFacts) -> Result[Decimal]:
    """Return what was spent: as told for the whole project, else the actual amounts by month."""
    if costs.outlook is not None and costs.outlook.actual_cost is not None:
        return Known(costs.outlook.actual_cost)
    months = costs.months.get(CostKind.ACTUAL)
    return Known(sum(months.values(), NOTHING)) if months else Unknown("Nobody said what was spent.")


def _proposed(returns: list[ResourceReturn]) -> Decimal:
    return sum((each.quantity for each in returns), NOTHING)


def _assets(project_id: int, returns: list[ResourceReturn], moment: datetime | None) -> Iterator[Held]:
    for asset in records(HeldAsset, moment, project_id=project_id):
        mine = [each for each in returns if each.asset_id == asset.pk]
        left: Result[Decimal] = Known(Decimal(asset.quantity) - _proposed(mine))
        yield _held(asset.kind, asset.name, left, mine, "Give back what was handed out.")


def handed_out_and_returned(
    project_id: int, moment: datetime | None = None
) -> tuple[list[HeldAsset], list[ResourceReturn]]:
    """Return what was handed out to a project and what it gave or gives back, with two queries."""
    return records(HeldAsset, moment, project_id=project_id), records(ResourceReturn, moment, project_id=project_id)
