"""Entries a second that `milepost verify` checks, with and without records and their versions.

The chains are written straight into the tables, as the wrapper writes them: an outlook of each project, changed
again and again. Wanted: at least 30,000 entries a second on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from datetime import timedelta
from typing import Any

import ground


def main() -> int:
    asked = _arguments()
    with ground.database(postgresql=asked.postgresql) as kind:
        _prepare(asked.entries, asked.streams)
        chains = [_measure(with_records=False) for _ in range(asked.runs)]
        whole = [_measure(with_records=True) for _ in range(asked.runs)]
    told = {
        "database": kind,
        "entries": asked.entries,
        "chains_per_second": round(statistics.median(chains)),
        "chains_versions_and_records_per_second": round(statistics.median(whole)),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(told))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--streams", type=int, default=20)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--postgresql", action="store_true", help="start a server for this measurement")
    return parser.parse_args()


def _prepare(entries: int, streams: int) -> None:
    from django.db import connection, transaction

    from tests.suites.ground.world import build, register

    world = build()
    with transaction.atomic():
        for number in range(streams):
            _fill(register(world, f"V-{number}"), entries // streams)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _fill(project: Any, count: int) -> None:
    from milepost.kernel.canonical import state_of
    from milepost.kernel.ledger import Made, supersede, write
    from milepost.kernel.models import LedgerEntry, LedgerStream
    from milepost.planning.models import Outlook

    stream = LedgerStream.objects.get(name=f"project:{project.pk}")
    last = LedgerEntry.objects.filter(stream=stream).order_by("-seq")[0]
    outlook = Outlook.objects.create(project=project, updated_on=last.at.date())
    written, states, before = [], [], None
    for number in range(count):
        at = last.at + timedelta(seconds=number + 1)
        outlook.version, outlook.forecast_finish = number + 1, (at + timedelta(days=number)).date()
        after = state_of(outlook)
        written.append(_follow(written[-1] if written else last, stream, at, before, after))
        states.append(after)
        before = after
    LedgerEntry.objects.bulk_create(written, batch_size=2000)
    for state, entry in zip(states, written, strict=True):
        supersede("planning.outlook", [outlook.pk], entry.at)
        write(entry.pk, [Made("planning.outlook", outlook.pk, state)], entry.at)
    outlook.save()
    LedgerStream.objects.filter(pk=stream.pk).update(head_seq=written[-1].seq, head_hash=written[-1].hash)


def _follow(previous: Any, stream: Any, at: Any, before: dict[str, Any] | None, after: dict[str, Any]) -> Any:
    from milepost.kernel.canonical import canonical, digest
    from milepost.kernel.ledger import Entry
    from milepost.kernel.models import LedgerEntry

    names = [name for name in after if before is None or before[name] != after[name]]
    change = {
        "noun": "planning.outlook",
        "id": after["id"],
        "state": digest(canonical(after)),
        "before": before and {name: before[name] for name in names},
        "after": {name: after[name] for name in names},
    }
    verb, seq = "planning.update_outlook", previous.seq + 1
    body = Entry(at, 1, "The pm", "pm", "web", None, verb, "", "", [change]).body(stream.name, seq, previous.hash)
    return LedgerEntry(stream=stream, seq=seq, hash=digest(body), at=at, actor_id=1, verb=verb, body=body)


def _measure(*, with_records: bool) -> float:
    from milepost.kernel.verify import verify

    began = time.perf_counter()
    report = verify(with_records=with_records)
    took = time.perf_counter() - began
    if report.findings:
        raise SystemExit(f"Does not verify: {report.findings[:3]}")
    return report.entries / took


if __name__ == "__main__":
    sys.exit(main())
