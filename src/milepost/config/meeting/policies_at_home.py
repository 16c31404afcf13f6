"""The policies of the method on the homes: what the reader has to read, and for the director who has not."""

from __future__ import annotations

from milepost.projects import queries
from milepost.reporting.panels.home.parts import HomePanel, Reader
from milepost.surface.resource import RESOURCES

TEMPLATE = "projects/home_policies.html"
MOST = 6


def to_read(reader: Reader) -> list[HomePanel]:
    """Return the policies that bind the reader and that they have not acknowledged; no panel without any."""
    owed = queries.owed_by(reader.actor.person_id or 0)
    rows = [
        {
            "name": each.policy.name,
            "url": RESOURCES["method-versions"].url(each.version) + "#policies",
            "day": each.effective,
            "late": each.late,
            "why": each.policy.objective,
        }
        for each in owed[:MOST]
    ]
    facts = {"anchor": "policies-to-read", "title": "Policies to read and acknowledge", "count": len(owed)}
    return [HomePanel(TEMPLATE, {**facts, "rows": rows}, 6)] if owed else []


def not_read(reader: Reader) -> list[HomePanel]:
    """Return for the director which policies somebody has not acknowledged, and which are past their review."""
    del reader
    told = [each for each in queries.binds_of() if each.missing or each.binding.review_passed]
    rows = [
        {
            "name": each.binding.policy.name,
            "url": RESOURCES["method-versions"].url(each.binding.version) + "#read",
            "day": each.binding.review_by if each.binding.review_passed else each.binding.effective,
            "late": each.binding.review_passed or (each.binding.late and bool(each.missing)),
            "why": _why(each),
        }
        for each in told[:MOST]
    ]
    facts = {"anchor": "policies-not-read", "title": "Policies not read by everybody", "count": len(told)}
    return [HomePanel(TEMPLATE, {**facts, "rows": rows}, 6)] if told else []


def _why(each: queries.Binds) -> str:
    lacking = f"{len(each.missing)} of {len(each.people)} have not acknowledged it" if each.missing else ""
    overdue = "its review is overdue" if each.binding.review_passed else ""
    return "; ".join(text for text in (lacking, overdue) if text)
