"""Background work of reporting: build the pack of a locked period in every format, or build it again and compare."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from milepost.documents.model import Document
from milepost.documents.renderers.as_html import content_policy
from milepost.documents.renderers.catalogue import FORMATS, render
from milepost.documents.renderers.options import Progress, RenderOptions
from milepost.kernel.jobs import JOBS, JobRun
from milepost.reporting.actions import record_pack
from milepost.reporting.bridge.bodies import PeriodBody, body_of, from_the_ledger
from milepost.reporting.bridge.pack_files import digest_of, keep
from milepost.reporting.models import Pack, Period
from milepost.reporting.reports.board_pack import REPORT
from milepost.reporting.reports.definition import Asked
from milepost.reporting.reports.reading.period import Reading

PACK_FORMATS = ("pdf", "pptx", "xlsx", "html")
BUILD, COMPARE = "reporting.build_pack", "reporting.compare_pack"


def build_pack(run: JobRun, *, period_id: int, base_url: str = "") -> dict[str, Any]:
    """Build the pack of a locked period, store its files and record it; nothing is stored when it is cancelled."""
    period = Period.objects.select_related("cycle__calendar").get(pk=period_id)
    stands_against = record_pack.verdict(run.actor, period)
    if stands_against is not None:
        raise stands_against
    found = body_of(period)
    document = pack_document(found, base_url)
    contents = _rendered(run, document)
    name = f"board-pack-{period.cycle.code}-{period.code}".lower()
    files: dict[str, dict[str, Any]] = {}
    for each, content in contents.items():
        stored = {"sha256": keep(found.sha256, each, content), "size": len(content), "name": f"{name}.{each}"}
        files[each] = {**stored, "base_url": base_url}
    files["html"]["policy"] = content_policy(document)
    pack = record_pack(run.actor, period, files=files)
    run.log(f"Pack {pack.number} is built from snapshot {found.sha256}.")
    return {"label": f"Open pack {pack.number}", "url": _address(pack)}


def compare_pack(run: JobRun, *, pack_id: int) -> dict[str, Any]:
    """Build a pack again from the ledger alone, and say of each format whether it is the same, byte for byte."""
    pack = Pack.objects.select_related("period__cycle__calendar").get(pk=pack_id)
    found = from_the_ledger(pack.period)
    same_snapshot = found.sha256 == pack.snapshot_sha256
    run.log(
        f"The ledger gives snapshot {found.sha256}: "
        + ("the one that was frozen." if same_snapshot else f"NOT the frozen one, {pack.snapshot_sha256}.")
    )
    addresses = {str(told.get("base_url", "")) for told in pack.files.values()}
    contents = _rendered(run, pack_document(found, addresses.pop() if len(addresses) == 1 else ""))
    differing = [each for each, told in sorted(pack.files.items()) if not _same(run, each, told, contents)]
    if not same_snapshot:
        differing.insert(0, "snapshot")
    label = f"Differs: {', '.join(differing)}" if differing else f"Identical in all {len(pack.files)} formats"
    return {"label": label, "url": _address(pack), "differing": differing}


def _same(run: JobRun, name: str, told: Mapping[str, Any], contents: Mapping[str, bytes]) -> bool:
    again = digest_of(contents[name]) if name in contents else "nothing"
    same = bool(again == told["sha256"])
    run.log(
        f"{name.upper()}: " + (f"identical, {again}." if same else f"DIFFERS: built {told['sha256']}, now {again}.")
    )
    return same


def pack_document(found: PeriodBody, base_url: str) -> Document:
    """Return the pack of a period as data: the one definition behind all formats."""
    return REPORT.document(Reading(found), Asked(base_url=base_url))


def _rendered(run: JobRun, document: Document) -> dict[str, bytes]:
    total = len(document.sections)
    contents = {}
    for place, name in enumerate(PACK_FORMATS):
        run.log(f"Rendering {FORMATS[name].title}, {total} sections.")
        options = RenderOptions(progress=_from(run, place * total, len(PACK_FORMATS) * total))
        contents[name] = render(document, name, options)
    return contents


def _from(run: JobRun, done_before: int, total: int) -> Progress:
    def progress(done: int, _due: int) -> None:
        run.progress(done_before + done, total)

    return progress


def _address(pack: Pack) -> str:
    return reverse("packs:detail", args=[pack.pk])


JOBS.add(BUILD, build_pack)
JOBS.add(COMPARE, compare_pack)
