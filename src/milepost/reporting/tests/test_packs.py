"""A pack is built once, told by digests, handed out as it was built, and built again to the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from milepost.documents.renderers.catalogue import render
from milepost.kernel import clock, jobs
from milepost.kernel.errors import Refusal
from milepost.kernel.jobs import Cancelled
from milepost.kernel.models import Job
from milepost.kernel.policy import Actor
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.projects.choices import RoleOnProject
from milepost.reporting.bridge.bodies import body_of
from milepost.reporting.bridge.pack_files import kept
from milepost.reporting.jobs import PACK_FORMATS
from milepost.reporting.models import Pack, Period, PeriodSnapshot
from milepost.reporting.queries.choosing import chosen_period
from milepost.reporting.reports.producing import Order, produced
from milepost.reporting.tests.story import ON_TIME, SLIPPED, Story, tell
from tests.suites.ground.laying import ground

pytestmark = pytest.mark.django_db
OnCommit = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _files_of_its_own(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def two_projects() -> Story:
    told = tell()
    told.add_project("P-2")
    return told


story = ground(two_projects)


@pytest.fixture
def locked(story: Story) -> Period:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    story.submit(period)
    story.lock(period)
    return Period.objects.get(pk=period.pk)


def signed_in(story: Story, role: str) -> Client:
    with clock.at(story.tick()):
        account = people.open_account(
            story.world.actor(PostRole.ADMINISTRATOR), story.world.people[role], email=f"{role}@example.org"
        )
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def built(story: Story, locked: Period, django_capture_on_commit_callbacks: OnCommit) -> tuple[Client, Pack]:
    client = signed_in(story, PostRole.DIRECTOR)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/periods/{locked.pk}/pack/")
    job = Job.objects.get()
    assert answer["Location"] == f"/jobs/{job.pk}/"
    assert job.state == Job.State.DONE, job.problem
    return client, Pack.objects.get()


def test_a_pack_is_built_in_four_formats_with_digests_and_told_on_its_page(built: tuple[Client, Pack]) -> None:
    client, pack = built
    assert set(pack.files) == set(PACK_FORMATS)
    assert pack.snapshot_sha256 == PeriodSnapshot.objects.get().sha256
    page = client.get(f"/packs/{pack.pk}/").content.decode()
    assert all(told["sha256"] in page for told in pack.files.values())
    assert "Pack 1" in client.get(f"/periods/{pack.period_id}/").content.decode()
    job = Job.objects.get()
    assert (job.done, job.due) == (job.due, job.due)
    assert job.due == 4 * len(json.loads(_report(client, "board-pack"))["sections"])


def _report(client: Client, name: str, **asked: str) -> bytes:
    answer = client.get(f"/api/v1/reports/{name}", asked)
    assert answer.status_code == 200, answer.content
    return answer.content


@pytest.mark.parametrize(
    ("name", "start"), [("pdf", b"%PDF"), ("pptx", b"PK"), ("xlsx", b"PK"), ("html", b"<!doctype html>")]
)
def test_a_file_comes_with_its_type_its_name_and_a_policy(built: tuple[Client, Pack], name: str, start: bytes) -> None:
    client, pack = built
    answer = client.get(f"/packs/{pack.pk}/files/{name}/")
    assert answer.content.startswith(start)
    assert len(answer.content) == pack.files[name]["size"]
    assert answer["Content-Disposition"] == f'attachment; filename="board-pack-monthly-2026-01.{name}"'
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    opened = client.get(f"/packs/{pack.pk}/files/{name}/?open=1")["Content-Disposition"]
    assert opened.startswith("inline") == (name == "html")


def test_building_again_from_the_ledger_gives_the_same_bytes(
    built: tuple[Client, Pack], django_capture_on_commit_callbacks: OnCommit
) -> None:
    client, pack = built
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/packs/{pack.pk}/compare/")
    job = Job.objects.latest("id")
    assert job.result["label"] == "Identical in all 4 formats", job.problem
    assert "PDF: identical" in client.get(f"/jobs/{job.pk}/").content.decode()


def test_the_comparison_names_the_format_that_differs(
    built: tuple[Client, Pack], django_capture_on_commit_callbacks: OnCommit
) -> None:
    client, pack = built
    files = {**pack.files, "pptx": {**pack.files["pptx"], "sha256": "0" * 64}}
    Pack.objects.filter(pk=pack.pk).update(files=files)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/packs/{pack.pk}/compare/")
    assert Job.objects.latest("id").result["differing"] == ["pptx"]


def test_a_file_that_was_changed_on_disk_is_not_handed_out(built: tuple[Client, Pack], settings: Any) -> None:
    client, pack = built
    place = next((Path(settings.MEDIA_ROOT) / "packs" / pack.snapshot_sha256).glob("*.pdf"))
    place.write_bytes(place.read_bytes()[:-1] + b"?")
    answer = client.get(f"/packs/{pack.pk}/files/pdf/")
    assert answer.status_code == 422
    assert "pack_file_is_as_built" in answer.content.decode() or "digest differs" in answer.content.decode()


def test_who_oversees_nothing_neither_sees_nor_builds_nor_fetches_a_pack(
    story: Story, built: tuple[Client, Pack]
) -> None:
    _, pack = built
    pm = signed_in(story, RoleOnProject.PM)
    for address in (f"/packs/{pack.pk}/", f"/packs/{pack.pk}/files/pdf/"):
        assert pm.get(address).status_code == 404
    assert pm.post(f"/periods/{pack.period_id}/pack/").status_code == 403
    assert pm.post(f"/packs/{pack.pk}/compare/").status_code == 404
    assert Client().get(f"/packs/{pack.pk}/files/pdf/").status_code == 302


def test_an_auditor_sees_a_pack_but_cannot_build_one(story: Story, built: tuple[Client, Pack]) -> None:
    _, pack = built
    auditor = signed_in(story, PostRole.AUDITOR)
    assert auditor.get(f"/packs/{pack.pk}/files/xlsx/").status_code == 200
    assert auditor.post(f"/periods/{pack.period_id}/pack/").status_code == 403


def test_a_forged_form_starts_no_pack(story: Story, locked: Period) -> None:
    with clock.at(story.tick()):
        account = people.open_account(
            story.world.actor(PostRole.ADMINISTRATOR), story.world.people[PostRole.DIRECTOR], email="d@example.org"
        )
    client = Client(enforce_csrf_checks=True)
    client.force_login(account)
    assert client.post(f"/periods/{locked.pk}/pack/").status_code == 403
    assert not Job.objects.exists()


def test_an_open_period_has_no_pack(story: Story) -> None:
    period = story.open(1)
    answer = signed_in(story, PostRole.DIRECTOR).post(f"/periods/{period.pk}/pack/")
    assert answer.status_code == 422
    assert not Job.objects.exists()


def test_a_cancelled_pack_leaves_no_file_and_no_record(story: Story, locked: Period, settings: Any) -> None:
    person = story.world.people[PostRole.DIRECTOR]
    job = Job.objects.create(
        kind="reporting.build_pack", title="x", arguments={"period_id": locked.pk}, started_by_id=person.pk,
        cancel_wanted=True, created_at=clock.now(),
    )  # fmt: skip
    run = jobs.JobRun(job, story.director)
    with pytest.raises(Cancelled):
        jobs.JOBS["reporting.build_pack"](run, period_id=locked.pk)
    assert not Pack.objects.exists()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.*"))


def test_a_locked_period_gives_the_same_report_whatever_happens_later(story: Story, locked: Period) -> None:
    first = render(produced(story.director, Order("board-pack", locked.code)), "json")
    story.expect(story.world.project, finish=SLIPPED, cost=5000)
    assert render(produced(story.director, Order("board-pack", locked.code)), "json") == first
    later = locked.locked_at + timedelta(days=3) if locked.locked_at else None
    assert render(produced(story.director, Order("board-pack", locked.code, as_of=later)), "json") == first


def test_before_its_lock_a_period_is_a_draft_of_what_was_known_then(story: Story) -> None:
    story.go_to(date(2026, 1, 28))
    story.expect(story.world.project, finish=ON_TIME, cost=1000)
    period = story.open(1)
    then = story.tick()
    story.expect(story.world.project, finish=SLIPPED, cost=1000)
    story.lock(period)
    period = Period.objects.get(pk=period.pk)
    known = body_of(period, then)
    assert (known.locked, known.live) == (False, {each["project_id"] for each in known.body["reports"]})
    assert known.body["reports"][0]["forecast_finish"] == ON_TIME.isoformat()
    assert body_of(period).body["reports"][0]["computed_overall"] == "grey"
    assert "DRAFT" in produced(story.director, Order("portfolio", as_of=then)).subtitle


def test_an_as_of_before_the_period_was_opened_is_refused(story: Story, locked: Period) -> None:
    with pytest.raises(Refusal) as refused:
        produced(story.director, Order("portfolio", as_of=datetime(2025, 12, 1, tzinfo=UTC)))
    assert refused.value.rule == "period_is_known"


def test_the_latest_locked_period_is_meant_where_none_is_named(story: Story, locked: Period) -> None:
    newer = story.open(2)
    assert chosen_period() == locked
    assert chosen_period(newer.code) == newer
    with pytest.raises(Refusal):
        chosen_period("1999-01")


def test_a_project_manager_gets_a_report_of_her_own_projects_only(story: Story, locked: Period) -> None:
    assert (
        len(json.loads(render(produced(story.pm, Order("movements")), "json"))["sections"][0]["blocks"][1]["rows"]) == 2
    )
    nobody = story.world.actor("nobody")
    assert produced(nobody, Order("movements")).generated_from.startswith("part of")
    assert _finishes(nobody) == []


def _finishes(reader: Actor) -> list[Any]:
    made = json.loads(render(produced(reader, Order("movements")), "json"))
    rows: list[Any] = made["sections"][0]["blocks"][1]["rows"]
    return rows


def test_the_api_lists_and_makes_reports_and_refuses_what_it_does_not_know(story: Story, locked: Period) -> None:
    client = signed_in(story, PostRole.EXECUTIVE)
    names = [each["name"] for each in client.get("/api/v1/reports").json()]
    assert {"board-pack", "late", "watermelons"} <= set(names)
    same = render(produced(story.director, Order("late", locked.code)), "csv")
    assert _report(client, "late", period=locked.code, format="csv") == same
    assert client.get("/api/v1/reports/no-such").status_code == 422
    assert client.get("/api/v1/reports/late", {"format": "exe"}).status_code == 422
    assert client.get("/api/v1/reports/late", {"as_of": "soon"}).status_code == 422
    assert Client().get("/api/v1/reports").status_code in (401, 403, 404)


def test_nobody_reads_a_pack_file_by_a_name_that_is_no_format(built: tuple[Client, Pack]) -> None:
    client, pack = built
    assert client.get(f"/packs/{pack.pk}/files/secret/").status_code == 404
    with pytest.raises(ValueError, match="named by digests"):
        kept("../../etc", "pdf", "passwd")
