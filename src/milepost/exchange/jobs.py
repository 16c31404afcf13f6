"""Background work of exchange: import a sheet that was sent through a page, or try it and roll it back."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from milepost.exchange.actions import Wanted, import_sheet
from milepost.exchange.answers import import_content
from milepost.exchange.importers.sheet.profile import ProfileInvalid
from milepost.exchange.importers.sheet.refusal import SheetRefused
from milepost.exchange.uploads import Choice, Upload, plan_of
from milepost.kernel import clock
from milepost.kernel.errors import refuse
from milepost.kernel.jobs import JOBS, JobRun

IMPORT = "exchange.import_sheet"
STEPS = 3


def import_uploaded_sheet(
    run: JobRun, *, sha256: str, name: str, choice: dict[str, Any], dry_run: bool
) -> dict[str, Any]:
    """Read and import a sheet.

    The rows are written in one transaction, so that a broken run leaves nothing; what it has written so far, and how
    far it is, cannot be seen by others before it is done.
    """
    began = clock.now()
    run.progress(0, STEPS)
    run.log(f"Reading {name}")
    chosen = Choice(**choice)
    try:
        plan = plan_of(Upload(sha256, name), chosen)
    except SheetRefused as refused:
        raise refuse(refused.code, refused.sentence, cure="You", path=refused.cure) from refused
    except ProfileInvalid as invalid:
        raise refuse("profile_can_be_used", str(invalid), cure="You", path="Choose another profile.") from invalid
    run.progress(1, STEPS)
    run.log(f"Read {plan.counts.rows} rows: {plan.counts.importable} can be imported")
    run.log("Trying all of them, to be rolled back" if dry_run else "Writing all of them in one transaction")
    outcome = import_sheet(run.actor, plan, name=name, wanted=Wanted(chosen.portfolio), dry_run=dry_run)
    run.progress(STEPS, STEPS)
    content = import_content(plan, outcome, (clock.now() - began).total_seconds())
    label = "See what would be imported" if dry_run else "See what was imported"
    return {"label": label, "url": reverse("exchange:result", args=[run.job.pk]), "content": content}


JOBS.add(IMPORT, import_uploaded_sheet)
