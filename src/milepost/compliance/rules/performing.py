"""What must hold when an obligation is recorded as met, verified, or sent back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from milepost.compliance.choices import DutyState, Verdict
from milepost.compliance.rules.deeds import KINDS
from milepost.compliance.rules.shapes import Item
from milepost.documents.wording import day
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Roles

LONGEST_REWORK = timedelta(days=30)
"""Calendar days: how far ahead an obligation that is sent back may be due again; `duty.rework.max`."""


def obligations_are_named(wanted: Sequence[str], found: Sequence[Item | None]) -> Unmet | None:
    """Require at least one obligation, each one that the project owes."""
    strange = [key for key, item in zip(wanted, found, strict=True) if item is None]
    if wanted and not strange:
        return None
    return Unmet(
        rule="obligation_is_owed",
        sentence="It is said of which obligations of this project it is meant, by code and number.",
        missing=f"This project owes nothing by the name of {', '.join(strange)}." if strange else "The obligation.",
        cure="You",
        path="Choose from the obligations on the page of the project.",
        field="obligations",
    )


def is_still_to_be_done(item: Item) -> Unmet | None:
    """Require that an obligation applies and was not met before."""
    if item.is_unmet or (item.state == DutyState.WAIVED and item.performed_on is None):
        return None
    met = item.performed_on is not None
    return Unmet(
        rule="obligation_is_open",
        sentence=f"{_named(item)} stands at: {item.state.label.lower()}.",
        missing="An obligation that is still to be met.",
        cure="The PMO, who may send it back" if met else "Nobody",
        path="What was recorded stays. Record the next time when it is due."
        if met
        else f"Nothing is to be done. {item.reason}",
        field="obligations",
    )


def who_owes_it_performs_it(item: Item, held: Roles, players: Roles, leads: Roles, role: str) -> Unmet | None:
    """Require that who records that it was met is who owes it; whoever leads may for the delivery, the PMO never."""
    if held & players or (held & leads and item.terms is not None and not players & {"pmo_director"}):
        return None
    return Unmet(
        rule="who_owes_it_performs_it",
        sentence=f"{_named(item)} is owed by the {role}; nobody of the PMO meets it for them (E-AUTH-DELIVERY).",
        missing="The word of who owes it, or of the project manager.",
        cure=", ".join(sorted(name.replace("_", " ") for name in players)) or role,
        path="Ask the project manager, issue a direction, or raise a finding in an audit. You verify afterwards.",
        field="obligations",
    )


def document_is_not_replaced_by_words(item: Item, document: str) -> Unmet | None:
    """Require that an obligation to have a document is met by its approval and not by somebody's word."""
    if not document:
        return None
    return Unmet(
        rule="document_is_not_replaced_by_words",
        sentence=f"{_named(item)} is met by the approval of its document, on that day, by itself.",
        missing=f"The approved document: {document}.",
        cure="Who writes and who approves it",
        path="Write it, hand it in and have it approved; or request a waiver.",
        field="obligations",
    )


def deed_is_not_replaced_by_words(item: Item) -> Unmet | None:
    """Require that an obligation which a deed meets is met by it and not by somebody's word."""
    kind = KINDS[item.terms.deed] if item.terms is not None and item.terms.deed else None
    if kind is None:
        return None
    return Unmet(
        rule="deed_is_not_replaced_by_words",
        sentence=f"{_named(item)} is met by {kind.words}, on that day, by itself.",
        missing=f"A record of {kind.words}.",
        cure="Who owes it",
        path=f"{kind.path} Or request a waiver.",
        field="obligations",
    )


def evidence_is_given(items: Sequence[Item], evidence: str, link: str) -> Unmet | None:
    """Require that what was done can be seen somewhere, unless the method asks for no evidence."""
    if evidence.strip() or link or all(each.terms is not None and each.terms.evidence == "none" for each in items):
        return None
    return Unmet(
        rule="evidence_is_given",
        sentence="An obligation is met with evidence.",
        missing="What was done, and where that can be seen.",
        cure="You",
        path="Say it in a sentence, or give the address of the record.",
        field="evidence",
    )


def was_performed(item: Item) -> Unmet | None:
    """Require that an obligation was performed and not verified yet."""
    if item.waits_for_verification:
        return None
    return Unmet(
        rule="obligation_was_performed",
        sentence=f"{_named(item)} stands at: {item.state.label.lower()}.",
        missing="An obligation that was performed and that nobody verified yet.",
        cure="Who owes it" if item.performed_on is None else "Nobody",
        path="It is verified once it was performed.",
        field="obligations",
    )


def verifier_did_not_perform(item: Item, actor_id: int | None, performers: Collection[int]) -> Unmet | None:
    """Require that nobody verifies what they performed (E-SOD-VERIFY, SOD-04)."""
    done_by = {*performers, item.deed.by_id} if item.deed is not None else {*performers}
    if actor_id is None or actor_id not in done_by:
        return None
    return Unmet(
        rule="verifier_did_not_perform",
        sentence=f"Nobody verifies what they performed themselves (E-SOD-VERIFY): {_named(item)}.",
        missing="The word of somebody else.",
        cure="Another person of the PMO, or an executive",
        path="Ask one of them.",
        field="obligations",
    )


def verifier_is_named(item: Item, held: Roles, verifiers: Roles, role: str) -> Unmet | None:
    """Require the role that the method names to verify it; where it names none, the PMO."""
    if held & verifiers:
        return None
    return Unmet(
        rule="verifier_is_named",
        sentence=f"{_named(item)} is verified by the {role}.",
        missing=f"One of these roles: {', '.join(sorted(each.replace('_', ' ') for each in verifiers))}.",
        cure=role,
        path="Ask one of them.",
        field="obligations",
    )


def rework_is_told(result: str, note: str, by: date | None, today: date) -> Iterator[Unmet]:
    """Yield what is missing when something is sent back: what, and by when it is done again."""
    if result not in Verdict.values:
        yield Unmet(
            rule="verdict_is_one_of_two",
            sentence="Who verifies says that it was done, or that it is to be done again.",
            missing=" or ".join(label for _, label in Verdict.choices),
            cure="You",
            path="Choose one of the two.",
            field="result",
        )
    if result != Verdict.REWORK:
        return
    if not note.strip():
        yield Unmet(
            rule="rework_says_what_is_missing",
            sentence="Who sends something back says what is missing.",
            missing="What is to be done again.",
            cure="You",
            path="Say it in a sentence.",
            field="note",
        )
    if by is None or not today < by <= today + LONGEST_REWORK:
        yield Unmet(
            rule="rework_has_its_day",
            sentence=f"What is sent back is due again within {LONGEST_REWORK.days} days.",
            missing=f"A day from {day(today + timedelta(days=1))} to {day(today + LONGEST_REWORK)}.",
            cure="You",
            path="Give that day.",
            field="rework_by_date",
        )


def something_is_breached(items: Sequence[Item]) -> Unmet | None:
    """Require a breach that is not recorded yet."""
    if items:
        return None
    return Unmet(
        rule="something_is_breached",
        sentence="There is no breach to be recorded.",
        missing="An obligation past its day, neither met nor waived, whose breach is not recorded.",
        cure="Nobody",
        path="Nothing is to be done.",
    )


def _named(item: Item) -> str:
    return f"“{item.name}”" + (f" (no. {item.occurrence})" if item.occurrence > 1 else "")
