"""What people see of a supplier: whom one speaks to, its contracts, and what was published about it."""

from __future__ import annotations

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.suppliers import actions, queries
from milepost.suppliers.forms import SupplierChangeForm, SupplierForm
from milepost.suppliers.models import Supplier
from milepost.suppliers.panels import PUBLISHED
from milepost.surface.columns import Column
from milepost.surface.fields import as_typed
from milepost.surface.panels import list_panel
from milepost.surface.resource import Resource, Verb, offer, own_version


@offer
class SupplierResource(Resource[Supplier]):
    """The register of suppliers, for whoever selects them."""

    model = Supplier
    noun = "supplier"
    plural = "suppliers"
    purpose = (
        "A supplier delivers under contracts. Its published evaluations stand here, so that whoever selects the next "
        "one knows how the last contract went."
    )
    order = "name"
    columns = (
        Column(name="code", label="Code", path="code", kind="code", search=True),
        Column(name="name", label="Legal name", path="name", search=True),
        Column(name="registration", label="Registered as", path="registration", search=True),
        Column(name="contact", label="Contact", path="contact", search=True),
        Column(name="email", label="E-mail", path="email"),
        Column(name="phone", label="Telephone", path="phone"),
        Column(name="note", label="Note", path="note"),
    )
    shown = ("code", "name", "contact", "email", "phone")
    facts = ("code", "registration", "contact", "email", "phone", "note")
    verbs = (
        Verb(
            name="add", label="Add a supplier", action=actions.add_supplier, form=SupplierForm, on_list=True,
            primary=True,
        ),
        Verb(
            name="change", label="Change", action=actions.change_supplier, form=SupplierChangeForm,
            initial=as_typed(SupplierChangeForm), version=own_version,
        ),
    )  # fmt: skip
    panels = (
        PUBLISHED,
        list_panel("contracts", "Contracts", by="supplier", columns=("name", "project", "state", "value", "end")),
    )

    def visible(self, actor: Actor) -> QuerySet[Supplier]:
        """Return the suppliers that `actor` may see."""
        return queries.suppliers_visible_to(actor)
