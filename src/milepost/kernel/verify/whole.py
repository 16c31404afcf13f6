"""The verification of everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from milepost.kernel.ledger import heads
from milepost.kernel.models import LedgerStream
from milepost.kernel.verify.chains import Versions, check_chain
from milepost.kernel.verify.findings import Finding, Head, Report
from milepost.kernel.verify.reading import entries, keeps_the_text, snapshot, versions
from milepost.kernel.verify.records import check_records


def verify(exported: Mapping[str, Head] | None = None, *, with_records: bool = True) -> Report:
    """Check every chain against itself, its head and the `exported` heads, and every record against its versions.

    Without `with_records` only the chains are walked, which is what an auditor needs who trusts the ledger alone.
    """
    with snapshot():
        return _verify(exported or {}, with_records=with_records)


def _verify(exported: Mapping[str, Head], *, with_records: bool) -> Report:
    names = dict(LedgerStream.objects.values_list("pk", "name"))
    own = {name: (seq, value) for name, seq, value in heads()}
    findings: list[Finding] = []
    seen: set[str] = set()
    count = 0
    made = Versions(versions(), keeps_the_text()) if with_records else None
    for stream_id, rows in groupby(entries(), key=itemgetter(0)):
        name = names.get(stream_id, f"stream {stream_id}")
        seen.add(name)
        read, finding = check_chain(name, rows, made, own.get(name), exported.get(name))
        count += read
        findings += [finding] if finding else []
    findings += _missing_streams(seen, own, exported)
    records = 0
    if with_records and not findings:
        records, findings = check_records()
    return Report(count, len(seen), records, tuple(findings))


def _missing_streams(seen: set[str], own: Mapping[str, Head], exported: Mapping[str, Head]) -> Iterator[Finding]:
    for name in sorted({*own, *exported} - seen):
        if own.get(name, (0, ""))[0] or exported.get(name, (0, ""))[0]:
            yield Finding(name, 1, "missing: the whole stream is gone")
