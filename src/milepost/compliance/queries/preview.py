"""What a version of the method would change for the projects that are going on, if they moved to it on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from milepost.compliance.choices import DutyState
from milepost.compliance.queries.accounts import Account, accounts, plan_of
from milepost.compliance.rules.account import account
from milepost.compliance.rules.shapes import Item, Outcome
from milepost.kernel.policy import Actor
from milepost.projects.choices import Origin, Standing
from milepost.projects.models import Project
from milepost.projects.queries import visible_to

HOUR = 60


@dataclass(frozen=True, slots=True)
class MovedDay:
    """An obligation that stays, with the day on which it is due before and after."""

    item: Item
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class ProjectImpact:
    """What a project gains and loses, what is due on another day, and what it would have breached on the day."""

    project: Project
    gained: tuple[Item, ...]
    lost: tuple[Item, ...]
    moved: tuple[MovedDay, ...]
    breached: tuple[Item, ...]
    after: tuple[Item, ...]

    @property
    def is_touched(self) -> bool:
        """Return whether anything is different for the project."""
        return bool(self.gained or self.lost or self.moved or self.breached)

    @property
    def minutes(self) -> int:
        """Return the minutes that one time of everything gained costs, less that of everything lost."""
        return _minutes(self.gained) - _minutes(self.lost)


@dataclass(frozen=True, slots=True)
class Impact:
    """What a version changes for every project, and the sentence that says it."""

    effective_date: date
    projects: tuple[ProjectImpact, ...]

    @property
    def touched(self) -> tuple[ProjectImpact, ...]:
        """Return the projects for which anything is different."""
        return tuple(each for each in self.projects if each.is_touched)

    @property
    def breaching(self) -> tuple[ProjectImpact, ...]:
        """Return the projects that would be in breach on the day by what is new."""
        return tuple(each for each in self.projects if each.breached)

    @property
    def hours(self) -> float:
        """Return the hours of one time of everything gained, less that of everything lost."""
        return round(sum(each.minutes for each in self.projects) / HOUR, 1)

    @property
    def sentence(self) -> str:
        """Return the effect in one sentence, as whoever publishes it reads it first."""
        gaining = [each for each in self.projects if each.gained]
        losing = [each for each in self.projects if each.lost]
        gains, losses = _codes(gaining, lost=False), _codes(losing, lost=True)
        parts = [f"{_count(len(self.projects) - len(self.touched), 'project')} unaffected"]
        if gaining:
            parts.append(f"{len(gaining)} would gain {gains}")
        if losing:
            parts.append(f"{len(losing)} would lose {losses}")
        if moving := sum(bool(each.moved) for each in self.projects):
            parts.append(f"{moving} would have days moved")
        return f"{', '.join(parts)}; {self.hours:g} person-hours; {len(self.breaching)} in breach by it on that day."


def impact(version_id: int, effective_date: date, reader: Actor) -> Impact:
    """Return what a version would change for the projects that `reader` sees, if each moved to it on a day.

    Nothing else is assumed to happen before: what is predicted is what is computed once they have moved.
    """
    live = visible_to(reader).exclude(standing=Standing.ENDED).exclude(origin=Origin.IMPORTED)
    going_on = list(live.exclude(method_version=None).exclude(method_version_id=version_id).order_by("code"))
    return Impact(effective_date, impacts(going_on, version_id, effective_date))


def impacts(projects: Collection[Project], version_id: int, effective_date: date) -> tuple[ProjectImpact, ...]:
    """Return what a version would change for each of these projects."""
    told = accounts(projects)
    return tuple(_impact(told[each.pk], version_id, effective_date) for each in projects if each.pk in told)


def _impact(found: Account, version_id: int, day: date) -> ProjectImpact:
    plan = plan_of(version_id, found.project.project_class, day)
    before = {each.key: each for each in found.on(day) if _applies(each)}
    whole = account(found.after_moving(plan), day)
    after = {each.key: each for each in whole if _applies(each)}
    return ProjectImpact(
        project=found.project,
        gained=tuple(each for key, each in after.items() if key not in before),
        lost=tuple(each for key, each in before.items() if key not in after),
        moved=tuple(
            MovedDay(each, before[key].due, each.due)
            for key, each in after.items()
            if key in before and before[key].due != each.due
        ),
        breached=tuple(
            each
            for key, each in after.items()
            if each.outcome == Outcome.BREACHED and (key not in before or before[key].outcome != Outcome.BREACHED)
        ),
        after=tuple(whole),
    )


def _applies(item: Item) -> bool:
    return item.state != DutyState.NOT_APPLICABLE


def _minutes(items: Collection[Item]) -> int:
    return sum({each.code: each.terms.minutes for each in items if each.terms}.values())


def _codes(projects: Collection[ProjectImpact], *, lost: bool) -> str:
    """Return how many obligations each of several projects gains or loses: one number where it is the same for all."""
    counts = sorted({len({item.code for item in (each.lost if lost else each.gained)}) for each in projects})
    if len(counts) > 1:
        return f"{counts[0]} to {counts[-1]} obligations"
    return _count(counts[0] if counts else 0, "obligation")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
