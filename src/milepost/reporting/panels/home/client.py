"""The panels of a client's signatory: what waits for their word, with criteria and evidence, and what they signed."""

from __future__ import annotations

from django.urls import reverse

from milepost.closing.queries import decided_by, waits_for
from milepost.planning.choices import CheckResult
from milepost.projects.choices import RoleOnProject
from milepost.reporting.panels import links
from milepost.reporting.panels.home.parts import HomePanel, Reader

MOST = 20
MET = CheckResult.MET.value


def to_accept(reader: Reader) -> list[HomePanel]:
    """Return what waits for the reader's signature and what they signed; no panel for who signs for no client."""
    person = reader.actor.person_id or 0
    waiting = waits_for(person)
    if not waiting and not reader.parts.of(RoleOnProject.CLIENT):
        return []
    rows = [
        {
            "standing": each,
            "url": reverse("closing:account-page", args=[each.acceptance.pk]),
            "criteria": each.acceptance.content.get("criteria", ()),
            "met": sum(one["result"] == MET for one in each.acceptance.content.get("criteria", ())),
            "handed": each.acceptance.content.get("submission") or {},
        }
        for each in waiting
    ]
    signed = [{"acceptance": each, "url": links.record("acceptances", each.pk)} for each in decided_by(person)[:MOST]]
    return [
        HomePanel("reporting/client/to_accept.html", {"rows": rows}, 12),
        HomePanel("reporting/client/signed.html", {"rows": signed, "keys_url": reverse("closing:keys")}, 12),
    ]
