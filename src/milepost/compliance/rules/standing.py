"""How one time of an obligation stands: from its day, what is recorded, what was approved, and what was waived."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from milepost.compliance.choices import DutyState
from milepost.compliance.rules.deeds import Deed
from milepost.compliance.rules.life import Dated
from milepost.compliance.rules.occurrences import Occurrence
from milepost.compliance.rules.shapes import Facts, Item, Outcome, Permit, Recorded
from milepost.methods.definition import Obligation

ONE_DAY = timedelta(days=1)


def open_item(
    duty: Obligation, occurrence: Occurrence, version_id: int, deed: Deed | None, facts: Facts, today: date
) -> Item:
    """Return how a time of an obligation stands of which nothing is recorded, but which a deed may have met."""
    due = occurrence.due
    told: dict[str, Any] = {
        **_terms(duty, facts, occurrence.number, version_id),
        "due": due.day if due else None,
        "asked_for": due.day if due else None,
        "is_fact": due is None or due.is_fact,
    }
    if deed is not None:
        permits = _permits(facts, duty.code, occurrence.number)
        return Item(**told, **_met(deed, due, permits, mandatory=duty.verb == "shall"))
    if occurrence.reason:
        told |= {"due": None, "asked_for": None}
        state, outcome = DutyState.NOT_APPLICABLE, Outcome.NOT_APPLICABLE
        return Item(**told, state=state, outcome=outcome, reason=occurrence.reason)
    if due is None:
        return Item(**told, state=DutyState.UNDATED)
    if not due.is_fact:
        return Item(**told, state=DutyState.EXPECTED)
    held = _held(due.day, _permits(facts, duty.code, occurrence.number), recurring=duty.recurrence is not None)
    told["due"] = held.due
    return Item(**told, **_unmet(held, today, mandatory=duty.verb == "shall"))


def recorded_item(
    row: Recorded, facts: Facts, today: date, duty: Obligation | None, version_id: int, deed: Deed | None
) -> Item:
    """Return how a time of an obligation stands of which something is recorded: its own terms hold for good.

    `deed` is what met it by itself, if something did: that meets it though nobody recorded it.
    """
    deed = deed if row.performed_on is None else None
    if deed is not None:
        row = replace(row, performed_on=deed.on)
    permits = _permits(facts, row.code, row.occurrence)
    told: dict[str, Any] = {
        "project_id": facts.life.project_id,
        "code": row.code,
        "occurrence": row.occurrence,
        "name": row.name,
        "mandatory": row.mandatory,
        "critical": row.critical,
        "weight": row.weight,
        "clause": row.clause,
        "terms": duty,
        "version_id": version_id,
        "duty_id": row.id,
        "due": row.due,
        "asked_for": row.due,
        "performed_on": row.performed_on,
        "deed": deed,
        "rework_by": row.rework_by,
        "dispensed": any(each.dispensation for each in permits),
    }
    return Item(**told, **_recorded(row, permits, today))


def _recorded(row: Recorded, permits: list[Permit], today: date) -> dict[str, Any]:
    told: dict[str, Any] = {"breached_on": row.breached_on, "is_recorded_breach": row.breached_on is not None}
    if row.performed_on is not None:
        late = row.breached_on is not None or (row.due is not None and row.performed_on > row.due)
        outcome = Outcome.LATE if late else Outcome.ON_TIME
        state = DutyState.VERIFIED if row.verified else DutyState.PERFORMED
        if late and row.breached_on is None and _covers(permits, row.performed_on):
            outcome = Outcome.WAIVED
        return {**told, "state": state, "outcome": outcome if row.mandatory else None}
    if row.breached_on is not None:
        return {**told, "state": DutyState.BREACHED, "outcome": Outcome.BREACHED}
    last = max((day for day in (row.due, row.rework_by) if day is not None), default=None)
    if row.rework_by is not None and (last is None or last >= today):
        return {"state": DutyState.REWORK}
    if not row.mandatory:
        return {"state": DutyState.MISSED}
    return {
        "state": DutyState.BREACHED,
        "outcome": Outcome.BREACHED,
        "breached_on": last + ONE_DAY if last else None,
        "reason": "It was not done again by the day set.",
    }


class _Held:
    """A day after the waivers that hold, the last of them, and whether the time is not asked again after it."""

    def __init__(self, due: date) -> None:
        self.due = due
        self.permit: int | None = None
        self.for_good = False


def _held(due: date, permits: Iterable[Permit], *, recurring: bool) -> _Held:
    """Return the day after the waivers that hold.

    A single obligation falls due when its waiver ends; one that comes round is not asked again for a time that passed.
    """
    held = _Held(due)
    for each in sorted(permits, key=lambda permit: (permit.from_day, permit.id)):
        if not each.dispensation and each.from_day <= held.due <= each.to_day:
            held.due, held.permit, held.for_good = each.to_day, each.id, recurring
    return held


def _covers(permits: Iterable[Permit], day: date) -> bool:
    return any(each.from_day <= day <= each.to_day for each in permits if not each.dispensation)


def _unmet(held: _Held, today: date, *, mandatory: bool) -> dict[str, Any]:
    if held.permit is not None and (held.for_good or today <= held.due):
        return {"state": DutyState.WAIVED, "outcome": Outcome.WAIVED, "permit_id": held.permit}
    if held.due >= today:
        return {"state": DutyState.DUE}
    if not mandatory:
        return {"state": DutyState.MISSED, "permit_id": held.permit}
    return {
        "state": DutyState.BREACHED,
        "outcome": Outcome.BREACHED,
        "breached_on": held.due + ONE_DAY,
        "permit_id": held.permit,
    }


def _met(deed: Deed, due: Dated | None, permits: list[Permit], *, mandatory: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"state": DutyState.PERFORMED, "performed_on": deed.on, "deed": deed}
    late = due is not None and due.is_fact and deed.on > due.day
    outcome = Outcome.LATE if late else Outcome.ON_TIME
    if late and _covers(permits, deed.on):
        outcome = Outcome.WAIVED
    return {**told, "outcome": outcome if mandatory else None}


def _terms(duty: Obligation, facts: Facts, number: int, version_id: int) -> dict[str, Any]:
    return {
        "project_id": facts.life.project_id,
        "code": duty.code,
        "occurrence": number,
        "name": duty.action,
        "mandatory": duty.verb == "shall",
        "critical": duty.critical,
        "weight": duty.weight,
        "clause": duty.clause,
        "terms": duty,
        "version_id": version_id,
    }


def _permits(facts: Facts, code: str, number: int) -> list[Permit]:
    return [each for each in facts.permits if each.code == code and each.occurrence == number]
