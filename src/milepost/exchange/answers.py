"""What an import came to, as JSON for scripts and pages: the shape that docs/reference/import-json.md tells."""

from __future__ import annotations

from typing import Any

from milepost.exchange.actions import Outcome
from milepost.exchange.importers.sheet.plan import SheetPlan
from milepost.exchange.importers.sheet.plan_json import plan_content
from milepost.exchange.importers.sheet.profile import ProfileInvalid
from milepost.exchange.importers.sheet.refusal import SheetRefused
from milepost.kernel.errors import Refusal

SCHEMA = "milepost.import/1"


def import_content(plan: SheetPlan, outcome: Outcome, seconds: float) -> dict[str, Any]:
    """Return what an import did, ready for a JSON writer."""
    planned = plan_content(plan)
    told = {name: planned[name] for name in ("source", "profile", "columns", "missing_fields", "periods")}
    return {
        "schema": SCHEMA,
        "outcome": outcome_word(outcome),
        "dry_run": outcome.dry_run,
        **told,
        "cycle": outcome.cycle,
        "portfolio": outcome.portfolio,
        "currency": outcome.currency,
        "counts": outcome.counts,
        "created": outcome.created,
        "problems": outcome.problems,
        "problems_by_code": outcome.problems_by_code,
        "problems_omitted": sum(outcome.problems_by_code.values()) - len(outcome.problems),
        "seconds": round(seconds, 3),
    }


def outcome_word(outcome: Outcome) -> str:
    """Say in one word what an import came to."""
    if outcome.changed:
        return "imported"
    kept_out = outcome.counts["refused"] > 0 and not outcome.counts["unchanged"]
    return "refused" if kept_out else "unchanged"


def refusal_content(error: SheetRefused | ProfileInvalid | Refusal) -> dict[str, Any]:
    """Return why nothing of a sheet was taken, in the same shape."""
    if isinstance(error, SheetRefused):
        told = [{"code": error.code, "sentence": error.sentence, "cure": error.cure}]
    elif isinstance(error, ProfileInvalid):
        told = [
            {"code": "profile_invalid", "sentence": each, "cure": "Correct the profile."} for each in error.problems
        ]
    else:
        told = [
            {"code": each.rule, "sentence": f"{each.sentence} {each.missing}".strip(), "cure": each.path}
            for each in error.unmet
        ]
    return {"schema": SCHEMA, "outcome": "refused", "refusal": told[0], "refusals": told}
