"""Which deed met which time of an obligation: the approval of its document, or what was done elsewhere in the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from milepost.methods.definition import Obligation
from milepost.methods.definition.vocabulary import DEEDS_OF_A_GATE, DEEDS_WITH_A_DOCUMENT


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done on a day and meets an obligation by itself, by whom, and the sentence that says it."""

    on: date
    by_id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a deed is called, and how it is done."""

    words: str
    path: str


KINDS: Mapping[str, Kind] = {
    "archive_sealed": Kind("the sealing of its archive", "Have the PMO seal the archive of the project."),
    "gate_requested": Kind("the request of that gate", "Ask for the gate on the page of the project."),
    "manager_appointed": Kind(
        "the appointment of a project manager", "Have the PMO director appoint one on the page of the project."
    ),
    "outlook_updated": Kind("the update of the outlook", "Update the outlook on the page of the project."),
    "plan_baselined": Kind("a baseline, with its document approved", "Have the plan approved as the baseline."),
    "project_accepted": Kind("the acceptance of the project", "Ask the mandated client to accept the project."),
    "project_closed": Kind("the closing of the project", "Close the project once every condition is met."),
    "review_scheduled": Kind("the scheduling of the review", "Schedule the review on the page of the project."),
    "status_reported": Kind("a status report that was submitted", "Submit the report of the period."),
}
"""Every deed that a method may name; what tells it is connected where all floors are known."""


def key_of(duty: Obligation) -> str:
    """Return the name under which that which meets an obligation is told; empty where nothing meets it by itself."""
    if duty.deed is None:
        return duty.artefact
    return named(duty.deed, duty.anchor.of if duty.deed in DEEDS_OF_A_GATE else "")


def named(deed: str, of: str = "") -> str:
    """Return the name of a deed, of one gate where it is about one; no document can have this name."""
    return f"{deed}:{of}"


def deeds_for(duty: Obligation, told: Mapping[str, Sequence[Deed]]) -> list[Deed]:
    """Return what meets an obligation, the earliest first; one that needs its document counts once both are there."""
    found = sorted(told.get(key_of(duty), ()), key=lambda each: each.on) if key_of(duty) else []
    if duty.deed not in DEEDS_WITH_A_DOCUMENT or not duty.artefact:
        return found
    approved = min((each.on for each in told.get(duty.artefact, ())), default=None)
    if approved is None:
        return []
    return [Deed(max(each.on, approved), each.by_id, each.text) for each in found]


class Meeting:
    """The deeds that are there, each of which meets one time of an obligation.

    A time is met by the first deed after the day of the time before it: a report for February is not met by the
    report that was late for January. `since` is the day from which deeds count at all.
    """

    def __init__(self, deeds: Sequence[Deed], since: date | None = None) -> None:
        self._deeds = [each for each in deeds if since is None or each.on >= since]
        self._next = 0
        self._after: date | None = None

    def meets(self, due: date | None, until: date | None = None) -> Deed | None:
        """Return what met the next time, due on `due`; nothing that was done after `until`; None where it was not."""
        while self._next < len(self._deeds) and self._after is not None and self._deeds[self._next].on <= self._after:
            self._next += 1
        self._after = due
        if self._next >= len(self._deeds):
            return None
        found = self._deeds[self._next]
        if until is not None and found.on > until:
            return None
        self._next += 1
        return found
