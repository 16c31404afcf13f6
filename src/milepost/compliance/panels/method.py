"""The panel of a method version: what it would change for the projects that go on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse

from milepost.compliance.queries.preview import impact
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.methods.choices import UNPUBLISHED
from milepost.methods.models import MethodVersion
from milepost.people.queries import local_date, oversees
from milepost.projects.models import Project
from milepost.projects.queries import earliest_move

MOST_AT_ONCE = 200
"""From so many projects on the sentence is asked for on its own page: it is computed, not stored."""


def impact_panel(version: MethodVersion, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the effect of a version that is not published yet in one sentence; else only where it is found."""
    if moment is not None or not oversees(actor):
        return {"url": ""}
    url = reverse("compliance:impact", args=[version.pk])
    if version.state not in UNPUBLISHED or Project.objects.count() > MOST_AT_ONCE:
        return {"url": url}
    day = max(earliest_move(local_date(clock.now())), version.effective_from or date.min)
    return {"url": url, "told": impact(version.pk, day, actor)}
