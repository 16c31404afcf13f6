"""What people see of board packs: their files with digests, who built and who approved them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.urls import reverse

from milepost.documents.renderers.catalogue import FORMATS
from milepost.kernel.policy import Actor
from milepost.people.queries import oversees
from milepost.reporting import actions
from milepost.reporting.choices import PackState
from milepost.reporting.models import Pack, Period
from milepost.surface.columns import Column
from milepost.surface.resource import RESOURCES, Panel, Resource, Verb, offer, own_version


def files_of(pack: Pack) -> list[dict[str, Any]]:
    """Return the files of a pack with their addresses, digests and sizes."""
    return [
        {
            "title": FORMATS[name].title,
            "url": reverse("reporting:pack_file", args=[pack.pk, name]),
            "sha256": told["sha256"],
            "size": told["size"],
            "opens": name == "html",
        }
        for name, told in sorted(pack.files.items(), key=lambda each: list(FORMATS).index(each[0]))
    ]


def _files(pack: Pack, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    builder = actions.record_pack.verdict(actor, pack.period)
    compare = {
        "label": "Build again and compare",
        "url": reverse("reporting:compare_pack", args=[pack.pk]),
        "post": True,
    }
    offered = [] if moment is not None else [{**compare, "reason": str(builder) if builder else ""}]
    return {"files": files_of(pack), "snapshot": pack.snapshot_sha256, "actions": offered}


@offer
class PackResource(Resource[Pack]):
    """The packs of locked periods. A pack holds the whole portfolio, so only who oversees it sees one."""

    model = Pack
    noun = "pack"
    plural = "packs"
    purpose = "The board pack of a locked period, in every format, built from its snapshot and approved for the board."
    order = "-built_at"
    related: ClassVar[tuple[str, ...]] = ("period", "built_by", "approved_by")
    group_by: ClassVar[tuple[str, ...]] = ("state",)
    columns = (
        Column(name="number", label="Number", path="number", kind="integer"),
        Column(name="period", label="Period", path="period", kind="related", filter="related", search=True),
        Column(name="state", label="State", path="state", kind="choice", choices=PackState, filter="choice"),
        Column(name="built_at", label="Built", path="built_at", kind="instant"),
        Column(name="built_by", label="Built by", path="built_by", kind="related"),
        Column(name="approved_at", label="Approved", path="approved_at", kind="instant"),
        Column(name="approved_by", label="Approved by", path="approved_by", kind="related"),
        Column(name="snapshot", label="Snapshot, SHA-256", path="snapshot_sha256", kind="code", search=True),
    )
    shown = ("number", "period", "state", "built_at", "built_by", "approved_at", "approved_by")
    facts = ("period", "state", "built_at", "built_by", "approved_at", "approved_by", "snapshot")
    panels = (Panel(name="files", title="Files", template="reporting/packs_files.html", facts=_files),)
    verbs = (
        Verb(
            name="approve", label="Approve", action=actions.approve_pack, form=forms.Form, version=own_version,
            primary=True, help="An approved pack never changes. A later one supersedes it; both are kept.",
        ),
    )  # fmt: skip

    def visible(self, actor: Actor) -> QuerySet[Pack]:
        """Return every pack to whoever oversees the portfolio."""
        return Pack.objects.all() if oversees(actor) else Pack.objects.none()

    def title(self, record: Pack) -> str:
        """Return which pack it is."""
        return f"Board pack {record.number}, {record.period.name}"

    def state(self, record: Pack) -> str:
        """Return whether it was approved."""
        return PackState(record.state).label


def _packs(period: Period, actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return the packs of a period, and what may be done: build one."""
    packs = RESOURCES["packs"]
    seen = packs.visible(actor).filter(period=period).select_related("built_by", "approved_by").order_by("-number")
    shown = [
        {"title": f"Pack {each.number}", "state": PackState(each.state).label, "pack": each, "url": packs.url(each)}
        for each in seen
    ]
    return {"packs": shown, "actions": _building(period, actor) if moment is None else []}


def _building(period: Period, actor: Actor) -> list[dict[str, Any]]:
    if not oversees(actor):
        return []
    refusal = actions.record_pack.verdict(actor, period)
    build = {"label": "Build the board pack", "url": reverse("reporting:build_pack", args=[period.pk]), "post": True}
    return [{**build, "icon": "report", "reason": str(refusal) if refusal else "", "primary": True}]


RESOURCES["periods"].extend(
    panels=(Panel(name="packs", title="Board packs", template="reporting/packs.html", facts=_packs),)
)
