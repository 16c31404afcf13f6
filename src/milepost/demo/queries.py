"""Questions about the demonstration: whether this database is one, and who may be entered without a password."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from milepost.demo.cast import people as cast
from milepost.kernel.models import LedgerEntry
from milepost.people.models import Account
from milepost.people.queries import organisation


@dataclass(frozen=True, slots=True)
class Part:
    """A role that a visitor can play, and whom of the cast they play it as."""

    key: str
    label: str
    name: str


PARTS = (
    Part("director", "PMO director", cast.DIRECTOR),
    Part("analyst", "PMO analyst", cast.ANALYSTS[0]),
    Part("pm", "Project manager", "Amara Okonjo"),
    Part("deputy", "Deputy project manager", "Aoife Brennan"),
    Part("executive", "Executive", cast.EXECUTIVE),
    Part("sponsor", "Sponsor", "Yusuf Demirel"),
    Part("member", "Team member", "Lena Hartwig"),
    Part("partner", "Partner", cast.PARTNER),
    Part("client", "Client signatory", cast.CLIENT),
    Part("resource_manager", "Resource manager", cast.RESOURCE_MANAGER),
    Part("auditor", "Auditor", cast.AUDITOR),
    Part("administrator", "Administrator", cast.ADMINISTRATOR),
)


def is_empty() -> bool:
    """Return whether nothing was ever done in this database."""
    return organisation() is None and not LedgerEntry.objects.exists()


def is_demonstration() -> bool:
    """Return whether the organisation in this database was founded as a demonstration."""
    found = organisation()
    return found is not None and found.demonstration


def is_offered() -> bool:
    """Return whether visitors may sign in without a password: the flag allows it and the organisation is invented."""
    return bool(settings.DEMO) and is_demonstration()


def open_parts() -> list[tuple[Part, Account]]:
    """Return the parts that can be played now, each with its account; none outside of a demonstration."""
    if not is_offered():
        return []
    addresses = {cast.address(part.name): part for part in PARTS}
    accounts = Account.objects.filter(email__in=addresses, is_active=True).select_related("person")
    found = {account.email: account for account in accounts}
    return [(part, found[address]) for address, part in addresses.items() if address in found]


def account_for(key: str) -> Account | None:
    """Return the account behind a part, none where it is not offered."""
    return next((account for part, account in open_parts() if part.key == key), None)
