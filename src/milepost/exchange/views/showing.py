"""What the pages of an import show: suggestions, the preview of a reading, a refusal, and the result of a job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.urls import reverse

from milepost.exchange import uploads
from milepost.exchange.forms import COLUMN, ReadingForm
from milepost.exchange.importers.sheet.headers import ColumnMatch
from milepost.exchange.importers.sheet.plan import SheetPlan
from milepost.exchange.importers.sheet.profile import ProfileInvalid
from milepost.exchange.importers.sheet.refusal import SheetRefused
from milepost.exchange.importers.sheet.values.colours import Colour
from milepost.exchange.uploads import Choice, Upload
from milepost.kernel.models import Job
from milepost.surface.colours import colour_markup
from milepost.surface.resource import RESOURCES
from milepost.surface.templatetags import values

SHOWN_PROBLEMS, SHOWN_ROWS, SHOWN_RECORDS = 50, 5, 100
PREVIEW_FIELDS = ("project_name", "unit", "delivery_confidence", "finish_date", "forecast_cost", "baseline_cost")


@dataclass(frozen=True, slots=True)
class SuggestedReading:
    """The profiles to choose from, the one proposed, and what it makes of each column."""

    profile: str
    profiles: list[tuple[str, str]]
    columns: Sequence[ColumnMatch]

    def chosen_columns(self) -> dict[str, str]:
        """Return the columns that the proposal takes for a field."""
        return {column.header: column.field for column in self.columns if column.field and column.header.strip()}


def reading_of(upload: Upload, wanted: str) -> SuggestedReading:
    """Return the reading that fits best, or the one of the profile asked for."""
    found = uploads.suggestions(upload)
    profiles = [(each.profile.name, f"{each.profile.title} ({round(each.confidence * 100)} % alike)") for each in found]
    chosen = next((each for each in found if each.profile.name == wanted), found[0])
    return SuggestedReading(chosen.profile.name, profiles, chosen.columns)


def preview_of(upload: Upload, form: ReadingForm, choice: Choice | None) -> dict[str, Any]:
    """Return what would come of a reading, or why the sheet cannot be read so."""
    shown = uploads.samples(upload, [column.header for column in form.columns])
    context: dict[str, Any] = {
        "columns": [
            {"field": form[f"{COLUMN}{each.index}"], "samples": shown.get(" ".join(each.header.split()), [])}
            for each in form.columns
        ],
        "refusal": None,
        "small": uploads.can_be_previewed(upload),
    }
    if choice is None or not context["small"]:
        return context
    try:
        return {**context, **_planned(uploads.plan_of(upload, choice))}
    except SheetRefused as refused:
        return {**context, "refusal": refusal_of_sheet(refused)}
    except ProfileInvalid as invalid:
        return {
            **context,
            "refusal": refusal_of_sheet(SheetRefused("profile_invalid", str(invalid), "Choose another.")),
        }


def _planned(plan: SheetPlan) -> dict[str, Any]:
    counts = plan.counts
    figures = (
        ("Rows", counts.rows), ("Can be imported", counts.importable), ("Projects", counts.projects),
        ("Periods", len(plan.periods)), ("Kept out", counts.returns - counts.importable),
        ("Set aside", counts.set_aside),
    )  # fmt: skip
    names = [name for name in PREVIEW_FIELDS if name in plan.table.matched()]
    return {
        "figures": [{"label": label, "value": str(value)} for label, value in figures],
        "problems": plan.problems[:SHOWN_PROBLEMS],
        "more_problems": sum(plan.problems_by_code.values()) - min(SHOWN_PROBLEMS, len(plan.problems)),
        "sample_names": [name.replace("_", " ") for name in names],
        "sample_rows": [
            {
                "row": row.row,
                "period": row.period.name if row.period else "",
                "cells": [
                    {"raw": cell.raw, "value": _written(cell.value)} for cell in (row.fields[name] for name in names)
                ],
            }
            for row in islice(plan.rows, SHOWN_ROWS)
        ],
    }


def _written(value: Any) -> str:
    """Return a value as a reader sees it; nothing where there is none."""
    if isinstance(value, Colour):
        return colour_markup(value.value, short=True)
    if isinstance(value, Decimal):
        return values.number(value)
    if isinstance(value, date):
        return values.day_short(value)
    return "" if value is None else str(value)[:60]


def refusal_of_sheet(refused: SheetRefused | None) -> dict[str, Any] | None:
    """Return why a sheet cannot be read at all, as the part of a page draws it."""
    if refused is None:
        return None
    return {"rule": refused.code, "sentence": refused.sentence, "cure": "You", "path": refused.cure}


def result_of(job: Job) -> dict[str, Any]:
    """Return what an import came to, with the addresses of what it created."""
    content: Mapping[str, Any] = job.result["content"]
    projects = RESOURCES["projects"]
    codes = [] if content["dry_run"] else content["created"].get("projects", [])
    return {
        "content": content,
        "figures": [
            {"label": name.replace("_", " ").capitalize(), "value": str(count)}
            for name, count in content["counts"].items()
        ],
        "created": [
            {"label": noun.capitalize(), "value": str(len(names))} for noun, names in content["created"].items()
        ],
        "projects": [
            {"code": code, "url": reverse(f"{projects.slug}:detail", args=[code])} for code in codes[:SHOWN_RECORDS]
        ],
        "problems": content["problems"][:SHOWN_PROBLEMS],
        "more_problems": sum(content["problems_by_code"].values()) - min(SHOWN_PROBLEMS, len(content["problems"])),
        "projects_url": projects.url(),
        "again_url": reverse("exchange:reading", args=[job.arguments["sha256"]]),
    }
