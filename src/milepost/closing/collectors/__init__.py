"""What an archive holds: one collector a kind, listed here; a new one is one file and one line.

Documents, files, and what floors above this one keep are added through `provide_collector`, in `config`.
"""

from milepost.closing.collectors.records import RECORDS
from milepost.closing.collectors.shape import Collector, Item, of_records, together, whole, written
from milepost.kernel.registry import Catalogue

COLLECTORS: Catalogue[Collector] = Catalogue("collector")
for each in RECORDS:
    COLLECTORS.add(each.kind, each)


def provide_collector(collector: Collector) -> None:
    """Let a floor above add a kind of thing that an archive holds."""
    if collector.kind not in COLLECTORS:
        COLLECTORS.add(collector.kind, collector)


__all__ = ["COLLECTORS", "Collector", "Item", "of_records", "provide_collector", "together", "whole", "written"]
