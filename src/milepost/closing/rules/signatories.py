"""Who may sign for the client: somebody whose mandate holds, and never anybody of the provider's side (SOD-06)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from milepost.closing.choices import Covers
from milepost.documents import wording
from milepost.kernel.errors import Unmet

ASK_FOR_A_MANDATE = "Ask the sponsor or the PMO to record a mandate, with the client's letter as evidence."


def person_is_the_clients_signatory(*, holds_role: bool) -> Unmet | None:
    """Require that a mandate is given to somebody who holds the part of the client's signatory."""
    if holds_role:
        return None
    return Unmet(
        rule="person_is_the_clients_signatory",
        sentence="A mandate is recorded for a client signatory of the project.",
        missing="The role of client signatory.",
        cure="The PMO director or an executive",
        path="Ask one of them to appoint the person as client signatory first.",
        field="person",
    )


def signatory_is_not_of_the_provider(side: str) -> Unmet | None:
    """Require that who signs is not on the provider's side; `side` says in words why they are, or nothing (SOD-06)."""
    if not side:
        return None
    return Unmet(
        rule="signatory_is_not_of_the_provider",
        sentence="Nobody of the provider's side signs the client's acceptance.",
        missing=f"A signatory of the client: this person {side}.",
        cure="The client, by naming somebody else",
        path="Have another person of the client appointed as signatory and their mandate recorded.",
        field="person",
    )


def somebody_else_records(actor_id: int | None, person_id: int) -> Unmet | None:
    """Require that nobody records their own mandate."""
    if actor_id is None or actor_id != person_id:
        return None
    return Unmet(
        rule="somebody_else_records",
        sentence="Nobody records their own mandate.",
        missing="The sponsor or somebody of the PMO who is not the signatory.",
        cure="The sponsor or the PMO",
        path="Ask one of them, with the client's letter as evidence.",
    )


def mandate_ends_after_it_begins(begins: date, ends: date, today: date) -> Unmet | None:
    """Require a stretch of days that has not passed."""
    if begins <= ends and ends >= today:
        return None
    return Unmet(
        rule="mandate_ends_after_it_begins",
        sentence="A mandate holds from a day until a later one that has not passed.",
        missing="A last day that is not before the first day, nor before today.",
        cure="You",
        path="Take both days from the client's letter.",
        field="until_date",
    )


def silence_counts_by_a_clause_only(clause: str, days: int | None) -> Unmet | None:
    """Require that the clause of the contract and its days are both given, or neither."""
    if bool(clause.strip()) == bool(days):
        return None
    return Unmet(
        rule="silence_counts_by_a_clause_only",
        sentence="Silence counts as acceptance only where a clause of the contract says after how many working days.",
        missing="Both: the clause as it is written, and its working days.",
        cure="You",
        path="Quote the clause with its number and give its days, or leave both empty.",
        field="deemed_clause",
    )


def mandate_holds(begins: date, ends: date, *, revoked: bool, today: date) -> Unmet | None:
    """Require that the mandate is in force today."""
    if not revoked and begins <= today <= ends:
        return None
    if revoked:
        missing = "A mandate: this one was revoked."
    elif today < begins:
        missing = f"A mandate that has begun: this one holds from {wording.day(begins)}."
    else:
        missing = f"A mandate that holds today: this one ended on {wording.day(ends)}."
    return Unmet(
        rule="mandate_holds",
        sentence="The client's signatory signs within a mandate that is in force.",
        missing=missing,
        cure="The client, and the sponsor or the PMO who records it",
        path=ASK_FOR_A_MANDATE,
        field="mandate",
    )


def mandate_covers(covers: str, *, whole_project: bool) -> Unmet | None:
    """Require that the mandate is for what is accepted."""
    wanted = Covers.PROJECT.value if whole_project else Covers.DELIVERABLES.value
    if covers in {wanted, Covers.BOTH.value}:
        return None
    return Unmet(
        rule="mandate_covers",
        sentence="A signatory accepts what their mandate covers.",
        missing=f"A mandate for {Covers(wanted).label.lower()}: this one covers {Covers(covers).label.lower()}.",
        cure="The client, and the sponsor or the PMO who records it",
        path=ASK_FOR_A_MANDATE,
        field="mandate",
    )


def one_mandate_is_meant(names: Collection[str], signatory: str) -> Unmet | None:
    """Require that exactly one mandate is meant: the only one, or that of the signatory who is named."""
    if len(names) == 1:
        return None
    told = ", ".join(sorted(set(names)))
    missing = (
        f"Which one: {told}."
        if names
        else f"A mandate of {signatory}."
        if signatory
        else "A mandate: none is recorded."
    )
    return Unmet(
        rule="one_mandate_is_meant",
        sentence="Acceptance is asked of one signatory of the client, within their mandate.",
        missing=missing,
        cure="You, by naming one" if names else "The sponsor or the PMO",
        path="Write the name of the signatory." if names else ASK_FOR_A_MANDATE,
        field="signatory",
    )


def mandate_is_not_revoked(*, revoked: bool) -> Unmet | None:
    """Require that the mandate was not revoked before."""
    if not revoked:
        return None
    return Unmet(
        rule="mandate_is_not_revoked",
        sentence="This mandate was revoked.",
        missing="Nothing: it holds no more.",
        cure="Nobody",
        path="Record a new one where the client gives it again.",
    )
