"""Every contract of the project, with what was delivered, paid and varied, and how the supplier was evaluated."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.closing.choices import AccessClass
from milepost.closing.collectors import Collector, Item, together, whole, written
from milepost.closing.rules import LONG_YEARS
from milepost.kernel.canonical import Json
from milepost.projects.models import Project
from milepost.suppliers.models import Contract

PARTS = ("deliverables", "deliverables.handed_in", "payments", "variations", "reports", "evaluation")


def collect(project: Project) -> Iterator[Item]:
    """Yield each contract; restricted, because other suppliers may read what is internal."""
    for each in Contract.objects.filter(project=project).select_related("supplier").order_by("pk"):
        supplier: Json = {name: value for name, value in whole(each.supplier).items() if name in {"id", "code", "name"}}
        yield Item(
            path=f"contracts/{each.pk:06}.json",
            title=f"Contract {each.code}, {each.name}",
            content=written(together(each, PARTS) | {"supplier": supplier}),
            access=AccessClass.RESTRICTED.value,
            years=LONG_YEARS,
            words=f"{each.code} {each.name} {each.supplier.name}",
        )


CONTRACTS = Collector("contracts", "Contracts and evaluations of their suppliers", collect)
