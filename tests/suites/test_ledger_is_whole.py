"""Whatever is done to the ledger or behind it, verification finds it and names the first bad entry."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import F

from milepost.kernel import clock
from milepost.kernel.canonical import digest
from milepost.kernel.errors import LedgerBroken
from milepost.kernel.heads import export_heads, read_heads
from milepost.kernel.models import LedgerEntry, LedgerStream, RecordVersion
from milepost.kernel.verify import verify
from milepost.people.models import Person
from milepost.projects.models import Project
from milepost.risks import actions as risks
from milepost.risks.models import Risk
from tests.suites.ground.world import World
from tests.suites.samples.risks import cared_for

pytestmark = [pytest.mark.django_db, pytest.mark.data_layer]


@pytest.fixture(autouse=True)
def some_risks(world: World) -> None:
    for number in range(3):
        risk = risks.raise_risk(world.actor("pm"), world.project, **{**cared_for(world), "title": f"Risk {number}"})
    risks.close_risk(world.actor("pm"), risk, state="closed", reason="It passed")


def chain(world: World) -> list[LedgerEntry]:
    return list(LedgerEntry.objects.filter(stream__name=f"project:{world.project.pk}").order_by("seq"))


def found(exported: dict[str, tuple[int, str]] | None = None) -> tuple[str, int]:
    report = verify(exported)
    assert report.findings, "nothing was found"
    return report.findings[0].stream, report.findings[0].seq


def rewrite(entry: LedgerEntry, change: Callable[[dict[str, object]], None]) -> None:
    body = json.loads(entry.body)
    change(body)
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    LedgerEntry.objects.filter(pk=entry.pk).update(body=text, hash=digest(text))


def test_an_untouched_ledger_is_whole(world: World) -> None:
    report = verify()
    assert report.findings == ()
    assert report.entries == LedgerEntry.objects.count()
    assert report.streams == LedgerStream.objects.count()
    assert report.records == RecordVersion.objects.filter(superseded_at=None, gone=False).count()


@pytest.mark.parametrize("place", [0, 3, -1])
def test_one_flipped_byte_is_found_and_its_entry_named(world: World, place: int) -> None:
    entry = chain(world)[place]
    middle = len(entry.body) // 2
    flipped = entry.body[:middle] + chr(ord(entry.body[middle]) ^ 1) + entry.body[middle + 1 :]
    LedgerEntry.objects.filter(pk=entry.pk).update(body=flipped)
    assert found() == (entry.stream.name, entry.seq)


def test_an_edit_that_carries_a_new_hash_breaks_the_link_to_the_next_entry(world: World) -> None:
    entry = chain(world)[3]
    rewrite(entry, lambda body: body.update(reason="Another reason"))
    assert found() == (entry.stream.name, entry.seq + 1)


def test_an_edit_of_the_last_entry_contradicts_the_head(world: World) -> None:
    entry = chain(world)[-1]
    rewrite(entry, lambda body: body.update(reason="Another reason"))
    assert found() == (entry.stream.name, entry.seq)


@pytest.mark.parametrize(
    "values",
    [{"actor_id": 999}, {"verb": "risks.other"}, {"refused": True}, {"correlation": "x"}],
    ids=lambda values: next(iter(values)),
)
def test_an_edit_of_a_column_is_found(world: World, values: dict[str, object]) -> None:
    entry = chain(world)[2]
    LedgerEntry.objects.filter(pk=entry.pk).update(**values)
    assert found() == (entry.stream.name, entry.seq)


def test_an_entry_that_was_dated_anew_is_found(world: World) -> None:
    entry = chain(world)[2]
    LedgerEntry.objects.filter(pk=entry.pk).update(at=entry.at - timedelta(days=1))
    assert found() == (entry.stream.name, entry.seq)


def test_a_deleted_entry_is_found(world: World) -> None:
    entry = chain(world)[4]
    RecordVersion.objects.filter(entry=entry).delete()
    entry.delete()
    assert found() == (entry.stream.name, entry.seq)


def test_two_entries_that_changed_places_are_found(world: World) -> None:
    first, second = chain(world)[2:4]
    LedgerEntry.objects.filter(pk=first.pk).update(seq=10_000)
    LedgerEntry.objects.filter(pk=second.pk).update(seq=first.seq)
    LedgerEntry.objects.filter(pk=first.pk).update(seq=second.seq)
    assert found() == (first.stream.name, first.seq)


def test_an_entry_moved_to_another_stream_is_found(world: World) -> None:
    entry = chain(world)[-1]
    other = LedgerStream.objects.get(name="organisation")
    LedgerEntry.objects.filter(pk=entry.pk).update(stream=other, seq=other.head_seq + 1)
    assert {finding.stream for finding in verify().findings} == {"organisation", entry.stream.name}


def test_a_cut_end_is_found_by_the_head_of_the_stream(world: World) -> None:
    entry = chain(world)[-1]
    cut_off(entry)
    assert found() == (entry.stream.name, entry.seq)


def cut_off(entry: LedgerEntry) -> None:
    RecordVersion.objects.filter(entry=entry).delete()
    entry.delete()


def test_a_cut_end_with_its_head_set_back_is_found_by_the_exported_heads_only(world: World, tmp_path: Path) -> None:
    export_heads(tmp_path)
    *_, before, last = chain(world)
    (changed,) = RecordVersion.objects.filter(entry=last)
    cut_off(last)
    LedgerStream.objects.filter(pk=before.stream_id).update(head_seq=before.seq, head_hash=before.hash)
    RecordVersion.objects.filter(record_id=changed.record_id, noun=changed.noun).update(superseded_at=None)
    Risk.objects.filter(pk=changed.record_id).update(state="open", version=F("version") - 1)
    assert verify().findings == (), "without exported heads nobody can know"
    assert found(dict(read_heads(tmp_path))) == (last.stream.name, last.seq)


def test_a_chain_written_anew_from_the_middle_is_found_by_the_exported_heads(world: World, tmp_path: Path) -> None:
    export_heads(tmp_path)
    entries = chain(world)
    previous = entries[3].hash
    for entry in entries[4:]:
        told = {"reason": "Written anew", "previous": previous}
        rewrite(entry, lambda body, told=told: body.update(told))  # type: ignore[misc]
        previous = LedgerEntry.objects.get(pk=entry.pk).hash
    LedgerStream.objects.filter(pk=entries[0].stream_id).update(head_hash=previous)
    assert verify().findings == (), "without exported heads nobody can know"
    assert found(dict(read_heads(tmp_path))) == (entries[-1].stream.name, entries[-1].seq)


def test_a_stream_that_is_gone_is_found_by_its_head_and_by_the_exported_one(world: World, tmp_path: Path) -> None:
    export_heads(tmp_path)
    stream = LedgerStream.objects.get(name=f"project:{world.project.pk}")
    RecordVersion.objects.filter(entry__stream=stream).delete()
    LedgerEntry.objects.filter(stream=stream).delete()
    assert found() == (stream.name, 1)
    stream.delete()
    assert (stream.name, 1) in {(each.stream, each.seq) for each in verify(read_heads(tmp_path)).findings}


def test_a_record_changed_behind_the_ledger_is_found(world: World) -> None:
    Project.objects.filter(pk=world.project.pk).update(name="Changed by hand")
    assert "was changed behind it" in verify().findings[0].problem


def test_a_record_changed_together_with_its_version_is_found(world: World) -> None:
    Project.objects.filter(pk=world.project.pk).update(name="Changed by hand")
    version = RecordVersion.objects.get(noun="projects.project", record_id=world.project.pk, superseded_at=None)
    version.state["name"] = "Changed by hand"
    version.save()
    assert found() == (version.entry.stream.name, version.entry.seq)


def test_a_past_version_that_was_changed_or_dated_anew_is_found(world: World) -> None:
    version = RecordVersion.objects.filter(noun="risks.risk", superseded_at__isnull=False).get()
    RecordVersion.objects.filter(pk=version.pk).update(superseded_at=clock.now())
    assert "its end was dated anew" in verify().findings[0].problem
    RecordVersion.objects.filter(pk=version.pk).update(
        superseded_at=version.superseded_at, recorded_at=version.recorded_at - timedelta(hours=1)
    )
    assert found() == (version.entry.stream.name, version.entry.seq)


def test_a_version_that_is_missing_or_was_added_is_found(world: World) -> None:
    version = RecordVersion.objects.filter(noun="risks.risk", superseded_at=None).first()
    assert version is not None
    entry = version.entry
    RecordVersion.objects.filter(pk=version.pk).update(record_id=999_999)
    assert found() == (entry.stream.name, entry.seq)
    RecordVersion.objects.filter(pk=version.pk).delete()
    assert "is missing" in verify().findings[0].problem


def test_a_record_deleted_or_inserted_behind_the_ledger_is_found(world: World) -> None:
    risk = Risk.objects.order_by("pk")[0]
    Risk.objects.filter(pk=risk.pk).delete()
    assert "was deleted behind it" in verify().findings[0].problem
    risk.save(force_insert=True)
    Person.objects.create(name="Slipped In")
    assert verify().findings[0].problem == "is stored but no ledger entry says so"


def test_exported_heads_are_read_back_and_a_broken_file_is_named(world: World, tmp_path: Path) -> None:
    assert read_heads(tmp_path) == {}
    file = export_heads(tmp_path)
    stream = LedgerStream.objects.get(name="organisation")
    assert read_heads(tmp_path)["organisation"] == (stream.head_seq, stream.head_hash)
    assert [each.name for each in tmp_path.iterdir()] == [file.name], "nothing half-written is left"
    file.write_text('{"format": 1, "heads": {"organisation": 7}}', encoding="utf-8")
    with pytest.raises(LedgerBroken, match=file.name):
        read_heads(tmp_path)


def test_the_latest_export_counts(world: World, tmp_path: Path) -> None:
    with clock.at(clock.now() - timedelta(days=1)):
        export_heads(tmp_path)
    risks.raise_risk(world.actor("pm"), world.project, **cared_for(world))
    export_heads(tmp_path)
    name = f"project:{world.project.pk}"
    assert read_heads(tmp_path)[name][0] == LedgerStream.objects.get(name=name).head_seq
