"""A file is told by its content; what it is not, what runs and what is too large is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from django.core.files.storage import default_storage

from milepost.artefacts import actions, rules
from milepost.artefacts.bridge.files import keep, kept
from milepost.kernel.errors import Refusal
from tests.suites.ground.world import World
from tests.suites.samples.artefacts import PDF, draft_of


def packed(**members: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


WORD = packed(word__document_xml="<w/>")
ODT = packed(mimetype="application/vnd.oasis.opendocument.text", content_xml="<c/>")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", PDF),
        ("PLAN.PDF", PDF),
        ("photo.jpeg", b"\xff\xd8\xff\xe0more"),
        ("photo.png", b"\x89PNG\r\n\x1a\nmore"),
        ("letter.docx", WORD),
        ("letter.odt", ODT),
        ("list.csv", "a;b\r\n1;ü\r\n".encode()),
    ],
)
def test_a_known_kind_is_taken(name: str, content: bytes) -> None:
    assert rules.file_is_allowed(name, content) is None
    assert rules.media_type_of(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", b"<html><script>"),
        ("plan.html", b"<html>"),
        ("plan", PDF),
        ("drawing.svg", b"<svg onload='x()'>"),
        ("run.exe", b"MZ"),
        ("letter.docx", packed(word__document_xml="<w/>", word__vbaProject_bin="x")),
        ("letter.docx", packed(xl__workbook_xml="<w/>")),
        ("letter.odt", packed(content_xml="<c/>")),
        ("letter.docx", b"PK\x03\x04 broken"),
        ("list.csv", b"a\x00b"),
        ("list.txt", b"\xff\xfe"),
        ("empty.txt", b""),
        ("a" * 150 + ".txt", b"x"),
        ("right\u202eto-left.txt", b"x"),
        ("large.txt", b"x" * (rules.LARGEST + 1)),
    ],
)
def test_everything_else_is_refused_and_told_why(name: str, content: bytes) -> None:
    unmet = rules.file_is_allowed(name, content)
    assert unmet is not None
    assert unmet.missing
    assert unmet.path


def test_a_name_is_its_last_part() -> None:
    assert rules.plain_name("C:\\fakepath\\..\\my  plan.pdf") == "my plan.pdf"
    assert rules.plain_name("../../etc/passwd") == "passwd"


def test_the_same_bytes_are_one_file_and_a_changed_file_is_not_handed_out() -> None:
    digest = keep(b"%PDF-kept once")
    assert keep(b"%PDF-kept once") == digest
    place = f"attachments/{digest[:2]}/{digest}"
    assert kept(digest) == b"%PDF-kept once"
    with open(default_storage.path(place), "r+b") as stream:  # noqa: PTH123 - the file of the storage, changed in place
        stream.write(b"%PDF-forged")
    with pytest.raises(Refusal) as refused:
        kept(digest)
    assert refused.value.rule == "file_is_as_attached"
    assert keep(b"%PDF-kept once") == digest
    assert kept(digest) == b"%PDF-kept once", "who attaches it anew mends it"
    default_storage.delete(place)
    with pytest.raises(Refusal):
        kept(digest)


@pytest.mark.django_db
@pytest.mark.data_layer
def test_the_same_file_hangs_once_and_again_after_it_was_taken_off(world: World) -> None:
    artefact, pm = draft_of(world), world.actor("pm")
    first = actions.attach_file(pm, artefact, name="plan.pdf", content=PDF)
    with pytest.raises(Refusal) as refused:
        actions.attach_file(pm, artefact, name="copy.pdf", content=PDF)
    assert refused.value.rule == "file_hangs_once"
    first = actions.remove_attachment(pm, first, reason="The wrong one")
    with pytest.raises(Refusal) as refused:
        actions.remove_attachment(pm, first, reason="Again")
    assert refused.value.rule == "file_still_hangs"
    actions.attach_file(pm, artefact, name="plan.pdf", content=PDF)
