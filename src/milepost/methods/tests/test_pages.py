"""What the PMO and everybody else see of a method, and how a version is brought in and out as a file."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from milepost.kernel import clock
from milepost.methods.models import MethodVersion
from milepost.methods.notation import method_from_yaml, plain_of
from milepost.methods.packs import pack, pack_text
from tests.suites.ground.lived_in import signed_in, story  # noqa: F401 - fixtures
from tests.suites.samples.methods import text

pytestmark = pytest.mark.django_db

IMPORT = reverse("method-versions:start", args=["import"])


def the_version() -> MethodVersion:
    return MethodVersion.objects.get(method__code="pm2", code="1.0.0")


def detail(version: MethodVersion) -> str:
    return reverse("method-versions:detail", args=[version.pk])


def test_a_member_reads_all_that_a_published_version_lays_down(story: Any) -> None:  # noqa: F811 - the fixture
    page = signed_in(story, "member").get(detail(the_version())).content.decode()
    method = pack()
    for part in (*method.phases, *method.gates, *method.artefact_types, *method.roles, *method.policies):
        assert part.name.split("&")[0] in page, part.code
    assert method.artefact_types[0].fields[0].help in page
    assert "10 days after the project begins" in page
    assert "Published, to come" in page or "Effective" in page


def test_nobody_but_the_pmo_sees_a_draft_or_its_file(story: Any) -> None:  # noqa: F811
    draft = MethodVersion.objects.get(method__code="house")
    for address in (detail(draft), reverse("methods-at-large:yaml", args=[draft.pk])):
        assert signed_in(story, "pm").get(address).status_code == 404
        assert signed_in(story, "pmo_analyst").get(address).status_code == 200


def test_a_version_is_handed_out_as_the_yaml_that_it_was_read_from(story: Any) -> None:  # noqa: F811
    answer = signed_in(story, "pm").get(reverse("methods-at-large:yaml", args=[the_version().pk]))
    assert answer.content.decode() == pack_text("pm2")
    assert answer["Content-Disposition"] == 'attachment; filename="pm2-1.0.0.yaml"'


def test_a_file_is_imported_as_a_draft(story: Any) -> None:  # noqa: F811
    sent = SimpleUploadedFile("own.yaml", ("\ufeff" + text("2.0.0")).replace("\n", "\r\n").encode())
    answer = signed_in(story, "pmo_director").post(IMPORT, {"file": sent, "changelog": "Ours"})
    kept = MethodVersion.objects.get(code="2.0.0")
    assert answer.url == detail(kept)
    assert kept.content == plain_of(method_from_yaml(text("2.0.0")))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": ""}, "Send a file or type the text."),
        ({"text": "code: M"}, "version: "),
        ({"text": text().replace("left", "x") + "sumary: x\n"}, "sumary: "),
        ({"file": SimpleUploadedFile("a.yaml", b"\xff\xfe\x00")}, "no text in UTF-8"),
        ({"file": SimpleUploadedFile("a.yaml", b"x" * 1_000_001)}, "one megabyte"),
    ],
    ids=["nothing", "problems", "unknown", "bytes", "huge"],
)
def test_what_cannot_be_read_is_told_and_what_was_typed_stays(story: Any, typed: dict, said: str) -> None:  # noqa: F811
    before = MethodVersion.objects.count()
    answer = signed_in(story, "pmo_director").post(IMPORT, typed)
    assert answer.status_code in {403, 422}
    page = answer.content.decode()
    assert said in page
    assert str(typed.get("text", "")).strip()[:20] in page
    assert MethodVersion.objects.count() == before


def test_the_pack_is_taken_by_one_button_once(story: Any) -> None:  # noqa: F811
    answer = signed_in(story, "pmo_director").post(reverse("method-versions:start", args=["start"]), {})
    assert answer.status_code == 422
    assert "never changes" in answer.content.decode()


def test_a_draft_is_changed_on_its_page(story: Any) -> None:  # noqa: F811
    draft = MethodVersion.objects.get(method__code="house")
    address = reverse("method-versions:verb", args=[draft.pk, "rewrite"])
    analyst = signed_in(story, "pmo_analyst")
    assert "side: delivery" in analyst.get(address).content.decode()
    answer = analyst.post(address, {"text": text(summary="Said anew"), "version": draft.version})
    assert answer.status_code == 302
    assert "Said anew" in analyst.get(answer.url).content.decode()


def test_a_page_of_the_past_says_that_a_draft_was_replaced_since(story: Any) -> None:  # noqa: F811
    draft = MethodVersion.objects.get(method__code="house")
    then = clock.now().isoformat().replace("+00:00", "Z")
    analyst = signed_in(story, "pmo_analyst")
    assert "PM" in analyst.get(detail(draft), {"as_of": then}).content.decode()
    address = reverse("method-versions:verb", args=[draft.pk, "rewrite"])
    analyst.post(address, {"text": text(summary="Said anew"), "version": draft.version})
    assert "was replaced later" in analyst.get(detail(draft), {"as_of": then}).content.decode()


def test_content_that_was_tampered_with_is_not_shown(story: Any) -> None:  # noqa: F811
    version = the_version()
    MethodVersion.objects.filter(pk=version.pk).update(content={**version.content, "summary": "Slipped in"})
    answer = signed_in(story, "pm").get(detail(version))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "changed behind the ledger" in page
    assert "Slipped in" not in page
