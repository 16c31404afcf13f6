"""Verbs of the register of suppliers."""

from __future__ import annotations

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.suppliers import rules
from milepost.suppliers.models import Supplier
from milepost.suppliers.policies import KEEPERS

ASK = "Ask the PMO, which keeps the register of suppliers."


@action("suppliers.add_supplier", allowed=KEEPERS, path=ASK)
def add_supplier(
    act: Act,
    *,
    code: str,
    name: str,
    registration: str = "",
    contact: str = "",
    email: str = "",
    phone: str = "",
    note: str = "",
) -> Supplier:
    """Enter a supplier by its legal name, with whom one speaks to."""
    act.require(rules.text_is_written(code, "code", "The code"), rules.text_is_written(name, "name", "The legal name"))
    told = {"registration": registration, "contact": contact, "email": email, "phone": phone, "note": note}
    return act.add(Supplier(code=code, name=name, **told))


@action("suppliers.change_supplier", allowed=KEEPERS, path=ASK)
def change_supplier(
    act: Act,
    supplier: Supplier,
    *,
    name: str,
    registration: str = "",
    contact: str = "",
    email: str = "",
    phone: str = "",
    note: str = "",
    version: int | None = None,
) -> Supplier:
    """Correct the name of a supplier, or whom one speaks to."""
    act.expect(supplier, version)
    act.require(rules.text_is_written(name, "name", "The legal name"))
    told = {"registration": registration, "contact": contact, "email": email, "phone": phone, "note": note}
    return act.change(supplier, name=name, **told)
