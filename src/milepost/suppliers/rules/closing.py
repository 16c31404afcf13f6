"""What stands between a contract and its end: nine items, each read off what is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from milepost.kernel.errors import Unmet
from milepost.suppliers.choices import Handback


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """What is recorded of a contract, as far as its end asks for it."""

    open_deliverables: tuple[str, ...]
    open_variations: int
    evaluation_published: bool
    account_agreed: bool
    unpaid: tuple[str, ...]
    retains: bool
    retention_settled: bool
    rights_returned: bool
    warranty_owned: bool
    access_revoked: bool


@dataclass(frozen=True, slots=True)
class ClosingItem:
    """One line of the checklist: what must be so, whether it is, and who can bring it about."""

    code: str
    label: str
    done: bool
    missing: str
    cure: str
    path: str


def closing_checklist(facts: ClosingFacts) -> tuple[ClosingItem, ...]:
    """Return the nine items in their order."""
    pm = "The project manager"
    told = (
        ("deliverables_settled", "Every deliverable is accepted or settled", not facts.open_deliverables,
         f"Open: {', '.join(facts.open_deliverables)}.", pm, "Judge what was handed in, or settle what will not come."),
        ("variations_agreed", "Every variation is decided", not facts.open_variations,
         f"{facts.open_variations} waiting for a decision.", "The sponsor or an executive", "Decide them."),
        ("evaluation_published", "The supplier is evaluated", facts.evaluation_published,
         "The evaluation is not published.", pm, "Propose the evaluation, hear the supplier, publish."),
        ("account_agreed", "The final account is agreed", facts.account_agreed,
         "No final account.", pm, "Agree the final account with the supplier and record it."),
        ("invoices_paid", "Every invoice is paid", not facts.unpaid,
         f"Not paid: {', '.join(facts.unpaid)}.", "The sponsor or an executive",
         "Release what is invoiced; cancel what will not be paid."),
        ("retention_settled", "Retained money is released or scheduled", facts.retention_settled or not facts.retains,
         "No day on which it is released.", pm, "Record the day of its release, past or to come."),
        ("rights_returned", "Rights and data are returned", facts.rights_returned,
         "Not recorded.", pm, "Record what came back, and what the supplier may keep."),
        ("warranty_owned", "Somebody owns the warranty", facts.warranty_owned,
         "Nobody is named.", pm, "Name who calls the supplier when something fails, and until when."),
        ("access_revoked", "The supplier's access is revoked", facts.access_revoked,
         "Not recorded.", pm, "Record which passes and accounts were taken back."),
    )  # fmt: skip
    return tuple(
        ClosingItem(code, label, done, "" if done else missing, cure, path)
        for code, label, done, missing, cure, path in told
    )


def still_open(items: Iterable[ClosingItem]) -> Iterator[Unmet]:
    """Yield every item that stands between a contract and its end."""
    for each in items:
        if not each.done:
            yield Unmet(rule=each.code, sentence=f"{each.label}.", missing=each.missing, cure=each.cure, path=each.path)


def handback_is_known(item: str) -> Unmet | None:
    """Require that what is confirmed is one of the things that a supplier gives back."""
    if item in Handback.values:
        return None
    return Unmet(
        rule="handback_is_known",
        sentence="A supplier gives back rights and data, and access to sites and systems.",
        missing="One of the two.",
        cure="You",
        path="Choose it from the list.",
        field="item",
    )
