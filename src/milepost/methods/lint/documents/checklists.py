"""A checklist asks something, once, and what is critical leaves evidence."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.parts import placed


def _empty(method: Method) -> Iterator[Spot]:
    for path, checklist in placed(method.checklists, "checklists"):
        if not checklist.items:
            yield Spot(
                f"{path}.items", f"The checklist `{checklist.code}` asks nothing.", "Add a question, or remove it."
            )


def _unproven(method: Method) -> Iterator[Spot]:
    for path, checklist in placed(method.checklists, "checklists"):
        for place, item in placed(checklist.items, f"{path}.items"):
            if item.critical and item.evidence == "none":
                yield Spot(
                    f"{place}.evidence",
                    f"`{item.code}` of `{checklist.code}` is critical, and nothing shows that it was answered.",
                    "Name the evidence: a record, a document, a link or a signature.",
                )


def _repeated(method: Method) -> Iterator[Spot]:
    for path, checklist in placed(method.checklists, "checklists"):
        seen: set[str] = set()
        for place, item in placed(checklist.items, f"{path}.items"):
            text = " ".join(item.text.casefold().split())
            if text and text in seen:
                yield Spot(f"{place}.text", f"`{checklist.code}` asks this twice.", "Remove one of the two.")
            seen.add(text)


CHECKLIST_HAS_ITEMS = Rule("checklist_has_items", "Every checklist asks something.", ERROR, _empty)
CRITICAL_ITEM_LEAVES_EVIDENCE = Rule(
    "critical_item_leaves_evidence", "Every critical question of a checklist leaves evidence.", ERROR, _unproven
)
CHECKLIST_ASKS_ONCE = Rule("checklist_asks_once", "A checklist asks no question twice.", WARNING, _repeated)
