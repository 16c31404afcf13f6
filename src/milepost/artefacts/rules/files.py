"""Which files may hang on a document: told by their first bytes, never by their name alone, and of bearable size."""

from __future__ import annotations

import zipfile
from io import BytesIO

from milepost.kernel.errors import Unmet

LARGEST = 10 * 1024 * 1024
LONGEST_NAME = 150
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
SIGNED = {
    "pdf": (b"%PDF-", "application/pdf"),
    "png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
    "jpeg": (b"\xff\xd8\xff", "image/jpeg"),
}
PACKED = {
    "docx": ("word/document.xml", f"{_OFFICE}.wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", f"{_OFFICE}.spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", f"{_OFFICE}.presentationml.presentation"),
    "odt": ("content.xml", f"{_OPEN}.text"),
    "ods": ("content.xml", f"{_OPEN}.spreadsheet"),
}
WRITTEN = {"txt": "text/plain", "csv": "text/csv", "md": "text/markdown"}
KINDS = tuple(sorted({*SIGNED, *PACKED, *WRITTEN}))
_PACKED = b"PK\x03\x04"
_RUNS = ("vbaProject.bin", "/activeX/", "Basic/")
_UNPRINTABLE = set(range(32)) - {9, 10, 13}


def media_type_of(name: str, content: bytes) -> str:
    """Return the media type of a file whose content is what its name promises; nothing where it is not."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending in SIGNED:
        signature, media_type = SIGNED[ending]
        return media_type if content.startswith(signature) else ""
    if ending in PACKED:
        return _packed(content, *PACKED[ending])
    return WRITTEN.get(ending, "") if _is_text(content) else ""


def plain_name(name: str) -> str:
    """Return the last part of a file's name, on one line."""
    return " ".join(name.replace("\\", "/").rpartition("/")[2].split())


def file_is_allowed(name: str, content: bytes) -> Unmet | None:
    """Require a readable name, a bearable size, and a kind of file that is what it says and runs nothing."""
    missing = ""
    if not 0 < len(content) <= LARGEST:
        missing = f"A file with content, of at most {LARGEST // 1024 // 1024} MiB."
    elif not name.isprintable() or len(name) > LONGEST_NAME:
        missing = f"A name of at most {LONGEST_NAME} readable characters."
    elif not media_type_of(name, content):
        missing = f"One of these kinds, and content that is what the name says: {', '.join(KINDS)}; no macros."
    if not missing:
        return None
    return Unmet(
        rule="file_is_allowed",
        sentence="A file that hangs on a document is read by others: only known kinds are taken.",
        missing=missing,
        cure="You",
        path="Save it as PDF, or as one of the named kinds, and attach that.",
        field="file",
    )


def file_hangs_once(*, hangs: bool) -> Unmet | None:
    """Require that the same bytes do not hang on the document already."""
    if not hangs:
        return None
    return Unmet(
        rule="file_hangs_once",
        sentence="This very file hangs on the document already.",
        missing="Another file.",
        cure="You",
        path="Open the one that is there.",
        field="file",
    )


def file_still_hangs(*, hangs: bool) -> Unmet | None:
    """Require that the file was not taken off before."""
    if hangs:
        return None
    return Unmet(
        rule="file_still_hangs",
        sentence="This file was taken off the document.",
        missing="A file that hangs on it.",
        cure="You",
        path="Attach it again where it is needed after all.",
    )


def _packed(content: bytes, holds: str, media_type: str) -> str:
    if not content.startswith(_PACKED):
        return ""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            told = archive.read("mimetype")[:100].decode("ascii", "replace") if _has_mimetype(archive) else ""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return ""
    runs = any(mark in name for name in names for mark in _RUNS)
    named = told.strip() == media_type if media_type.startswith(_OPEN) else True
    return media_type if holds in names and named and not runs else ""


def _has_mimetype(archive: zipfile.ZipFile) -> bool:
    return any(each.filename == "mimetype" and each.file_size <= 100 for each in archive.infolist())


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not _UNPRINTABLE & set(content)
