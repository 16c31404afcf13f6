"""The account of obligations of many projects at once, now or as known at a moment, in a bounded number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from milepost.compliance.choices import WaiverState
from milepost.compliance.models import Duty, Waiver
from milepost.compliance.queries.deeds import deeds
from milepost.compliance.queries.lives import house_zone, lives
from milepost.compliance.queries.plans import Methods, plans
from milepost.compliance.rules.account import account
from milepost.compliance.rules.shapes import Facts, Item, Permit, Plan, Recorded
from milepost.kernel import clock
from milepost.kernel.history import records
from milepost.methods.definition import Method
from milepost.projects.choices import Origin
from milepost.projects.models import Project

DECIDED = (WaiverState.GRANTED.value, WaiverState.REVOKED.value)


@dataclass(frozen=True, slots=True)
class Account:
    """The obligations of one project on a day, with the facts on which they rest."""

    project: Project
    items: list[Item]
    facts: Facts
    today: date

    def item(self, key: str) -> Item | None:
        """Return the time of an obligation that `key` names."""
        return next((each for each in self.items if each.key == key), None)

    def method(self, item: Item) -> Method | None:
        """Return the method, tailored, that asks for an obligation; None where only its record is left."""
        return next((each.method for each in self.facts.plans if each.version_id == item.version_id), None)

    def on(self, day: date) -> list[Item]:
        """Return how the same facts stand on another day."""
        return account(self.facts, day)

    def after_moving(self, plan: Plan) -> Facts:
        """Return the facts as they would be if `plan` bound the project too."""
        return replace(self.facts, plans=[*self.facts.plans, plan])


def accounts(projects: Collection[Project], moment: datetime | None = None) -> dict[int, Account]:
    """Return the account of each project that follows a method; imported history is bound by none."""
    bound = [each for each in projects if each.origin != Origin.IMPORTED and each.method_version_id is not None]
    if not bound:
        return {}
    ids, zone = [each.pk for each in bound], house_zone()
    told = lives(bound, moment)
    bind = plans(bound, told, zone, moment)
    recorded, permits = _recorded(ids, moment), _permits(ids, moment)
    done = deeds(ids, zone, moment)
    today = (moment or clock.now()).astimezone(zone).date()
    found = {}
    for each in bound:
        facts = Facts(told[each.pk], bind[each.pk], recorded[each.pk], done[each.pk], permits[each.pk])
        found[each.pk] = Account(each, account(facts, today), facts, today)
    return found


def account_of(project: Project, moment: datetime | None = None) -> Account | None:
    """Return the account of one project, None where no method binds it."""
    return accounts([project], moment).get(project.pk)


def plan_of(version_id: int, project_class: str, from_day: date) -> Plan:
    """Return what a version would ask of a class from a day on."""
    return Plan(from_day, version_id, Methods([version_id]).of(version_id, project_class))


def _recorded(ids: list[int], moment: datetime | None) -> dict[int, list[Recorded]]:
    found: dict[int, list[Recorded]] = defaultdict(list)
    for row in records(Duty, moment, project_id__in=ids):
        found[row.project_id].append(
            Recorded(
                id=row.pk,
                code=row.code,
                occurrence=row.occurrence,
                name=row.name,
                mandatory=row.mandatory,
                critical=row.critical,
                weight=row.weight,
                clause=row.clause,
                due=row.due_date,
                performed_on=row.performed_on,
                performed_by_id=row.performed_by_id,
                sent_back_on=row.sent_back_on,
                rework_by=row.rework_by_date,
                verified=row.verified_at is not None,
                breached_on=row.breached_on,
            )
        )
    return found


def _permits(ids: list[int], moment: datetime | None) -> dict[int, list[Permit]]:
    """Return the waivers that were granted; each holds from its decision at the earliest, until it was ended."""
    found: dict[int, list[Permit]] = defaultdict(list)
    for row in records(Waiver, moment, project_id__in=ids, state__in=DECIDED):
        begins = max(row.from_date, row.decided_on or row.from_date)
        ends = min(row.to_date, row.ended_on or row.to_date)
        found[row.project_id].append(Permit(row.pk, row.code, row.occurrence, begins, ends, row.dispensation))
    return found
