"""Which projects a reader looks at: the policy, and what they drilled down to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from django.db.models import Q

from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.models import Unit
from milepost.people.queries import in_force, oversees
from milepost.projects.choices import ProjectClass, RoleOnProject
from milepost.projects.models import Project, ProjectRole
from milepost.projects.queries import visible_to


@dataclass(frozen=True, slots=True)
class Scope:
    """What a reader drilled down to; a unit counts with every unit below it, and nothing chosen means everything."""

    portfolio: int | None = None
    programme: int | None = None
    unit: int | None = None
    project_class: str = ""
    pm: int | None = None

    @property
    def chosen(self) -> dict[str, str]:
        """Return what is chosen, as the address writes it."""
        return {each.name: str(value) for each in fields(self) if (value := getattr(self, each.name))}


EVERYTHING = Scope()


def read_scope(address: Mapping[str, str]) -> Scope:
    """Read the drill-down off an address; what is no number or no class is left out, never an error."""
    wanted = address.get("project_class", "")
    return Scope(
        portfolio=_number(address.get("portfolio", "")),
        programme=_number(address.get("programme", "")),
        unit=_number(address.get("unit", "")),
        project_class=wanted if wanted in ProjectClass.values else "",
        pm=_number(address.get("pm", "")),
    )


@dataclass(frozen=True, slots=True)
class Sight:
    """What one reader looks at: decided once a page, so that no query asks again who they are.

    `condition` is on a report, or any part of a project: its project is seen and in scope.
    """

    actor: Actor
    scope: Scope
    everything: bool
    condition: Q


def look(actor: Actor, scope: Scope = EVERYTHING) -> Sight:
    """Return what `actor` sees of what they drilled down to."""
    everything = oversees(actor)
    condition = _drill_down(scope)
    if not everything:
        condition &= Q(project__in=visible_to(actor))
    return Sight(actor, scope, everything, condition)


def _drill_down(scope: Scope) -> Q:
    condition = Q()
    if scope.portfolio:
        condition &= Q(project__portfolio_id=scope.portfolio)
    if scope.programme:
        condition &= Q(project__programme_id=scope.programme)
    if scope.unit:
        condition &= Q(project__unit_id__in=units_below(scope.unit, Unit.objects.values_list("pk", "parent_id")))
    if scope.project_class:
        condition &= Q(project__project_class=scope.project_class)
    if scope.pm:
        now = clock.now()
        led = ProjectRole.objects.filter(
            in_force(now), person_id=scope.pm, role=RoleOnProject.PM.value, starts_at__lte=now
        )
        condition &= Q(project__in=led.values("project_id"))
    return condition


def keeps(scope: Scope, project: Project, pm: int | None, units: set[int]) -> bool:
    """Say the same as the condition of a sight, of a project of the past; `units` is the chosen one and those below."""
    return (
        scope.portfolio in {None, project.portfolio_id}
        and scope.programme in {None, project.programme_id}
        and (scope.unit is None or project.unit_id in units)
        and scope.project_class in {"", project.project_class}
        and scope.pm in {None, pm}
    )


def units_below(unit: int, parents: Iterable[tuple[int, int | None]]) -> set[int]:
    """Return a unit and every unit below it, of (unit, parent) pairs."""
    children: dict[int | None, list[int]] = {}
    for child, parent in parents:
        children.setdefault(parent, []).append(child)
    found, ahead = set[int](), [unit]
    while ahead:
        each = ahead.pop()
        if each not in found:
            found.add(each)
            ahead.extend(children.get(each, ()))
    return found


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
