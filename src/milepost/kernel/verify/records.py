"""Records against their present versions, and versions against the next of the same record."""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import Lead

from milepost.kernel.canonical import state_of
from milepost.kernel.models import Record, RecordVersion
from milepost.kernel.verify.findings import Finding

AT_ONCE = 2000
MOST_TOLD = 10


def check_records() -> tuple[int, list[Finding]]:
    """Compare every stored record with the version that the ledger says is present."""
    checked, findings = 0, [_drift(version, "its end was dated anew behind it") for version in misdated()]
    nouns = [model for model in apps.get_models() if issubclass(model, Record)]
    held, told = stored(nouns), set(RecordVersion.objects.values_list("noun", flat=True).distinct())
    for noun in (each for each in nouns if each in held or each._meta.label_lower in told):
        read, drifted = _check_noun(noun)
        checked += read
        findings += drifted
    return checked, findings


def stored(nouns: list[type[Record]]) -> set[type[Record]]:
    """Return the nouns of which a record is stored, with one query."""
    tables = [connection.ops.quote_name(noun._meta.db_table) for noun in nouns]
    asked = (f"SELECT {at} WHERE EXISTS (SELECT 1 FROM {table})" for at, table in enumerate(tables))  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        return {nouns[at] for (at,) in cursor.fetchall()}


def misdated() -> QuerySet[RecordVersion]:
    """Return the versions that do not end at the instant at which the next of their record begins.

    They are sought by their times alone: states and bodies need not be carried through the sort.
    """
    following = Window(
        Lead("recorded_at"), partition_by=[F("noun"), F("record_id")], order_by=[F("recorded_at"), F("id")]
    )
    ended_early = Q(following=None, superseded_at__isnull=False)
    not_ended = Q(following__isnull=False, superseded_at=None)
    ended_elsewhere = Q(following__isnull=False, superseded_at__isnull=False) & ~Q(superseded_at=F("following"))
    versions = RecordVersion.objects.annotate(following=following)
    found = versions.filter(ended_early | not_ended | ended_elsewhere).order_by("id").values_list("pk", flat=True)
    return RecordVersion.objects.filter(pk__in=list(found[:MOST_TOLD])).select_related("entry__stream").order_by("id")


def _check_noun(model: type[Record]) -> tuple[int, list[Finding]]:
    noun, checked, findings = model._meta.label_lower, 0, list[Finding]()
    added_later = state_of(model())  # what a field holds in records that nobody wrote since the field was added
    present = RecordVersion.objects.filter(noun=noun, superseded_at=None, gone=False).select_related("entry__stream")
    versions = present.order_by("record_id").iterator(chunk_size=AT_ONCE)
    version = next(versions, None)
    for record in model._base_manager.order_by("pk").iterator(chunk_size=AT_ONCE):
        checked += 1
        while version is not None and version.record_id < record.pk:
            findings.append(_drift(version, "was deleted behind it"))
            version = next(versions, None)
        if version is None or version.record_id != record.pk:
            findings.append(Finding(noun, record.pk, "is stored but no ledger entry says so"))
            continue
        if {**added_later, **version.state} != state_of(record):
            findings.append(_drift(version, "was changed behind it"))
        version = next(versions, None)
    while version is not None:
        findings.append(_drift(version, "was deleted behind it"))
        version = next(versions, None)
    return checked, findings


def _drift(version: RecordVersion, what: str) -> Finding:
    entry = version.entry
    return Finding(entry.stream.name, entry.seq, f"{version.noun} {version.record_id} {what}")
