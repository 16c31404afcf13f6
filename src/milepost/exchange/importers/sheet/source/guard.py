"""Look at the first bytes, and at the directory of a zip, before anything is unpacked."""

from __future__ import annotations

import zipfile
from enum import StrEnum

from milepost.exchange.importers.sheet.refusal import MEBIBYTE, Limits, SheetRefused
from milepost.exchange.importers.sheet.source.opened import Source

_CURE = "Save it as XLSX or CSV and send that."
_RATIO_FROM_BYTES = 8 * MEBIBYTE
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = (
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
)
_MARKUP = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta", b"<head")


class SheetKind(StrEnum):
    """The two shapes of a sheet that can be read."""

    DELIMITED = "delimited"
    WORKBOOK = "workbook"


def kind_of(source: Source, limits: Limits) -> SheetKind:
    """Tell a workbook from delimited text by content, never by name, or refuse what is neither."""
    head = source.head(4096)
    if head.startswith(_OLE):
        raise _old_office(source)
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise SheetRefused("not_a_sheet", f"This is {what}, not a sheet.", _CURE)
    if head.startswith(b"PK"):
        check_archive(source, limits)
        return SheetKind.WORKBOOK
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_MARKUP):
        raise SheetRefused("markup", "This is a web page or XML under the name of a sheet.", _CURE)
    return SheetKind.DELIMITED


def _old_office(source: Source) -> SheetRefused:
    with source.open() as stream:
        if _ENCRYPTED_PACKAGE in stream.read():
            return SheetRefused(
                "encrypted", "The workbook is protected by a password.", "Save it without a password and send that."
            )
    return SheetRefused("old_xls", "This is a workbook of the old XLS format.", _CURE)


def check_archive(source: Source, limits: Limits) -> None:
    """Refuse a zip that is no workbook, is protected, or would unpack to more than the limits allow.

    The sizes come from the central directory. They bind: the unpacker never hands out more bytes of an
    entry than its directory line declares.
    """
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise SheetRefused("workbook_broken", "The workbook is damaged: its zip cannot be opened.", _CURE) from error
    _check_bomb(entries, limits)
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise SheetRefused("encrypted", "The zip is protected by a password.", "Send it without a password.")
    if "xl/workbook.bin" in names:
        raise SheetRefused("xlsb", "This is a binary workbook (XLSB).", _CURE)
    if "content.xml" in names:
        raise SheetRefused("ods", "This is an OpenDocument sheet.", _CURE)
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise SheetRefused("not_a_sheet", "This zip is not a workbook.", _CURE)


def _check_bomb(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    cure = "Save the sheet anew, with only the table in it."
    if len(entries) > limits.zip_entries:
        raise SheetRefused("zip_entries", f"The workbook has {len(entries):,} parts inside.", cure)
    total = sum(entry.file_size for entry in entries)
    if total > limits.zip_bytes:
        raise SheetRefused("zip_bomb", f"The workbook would unpack to {total:,} bytes.", cure)
    for entry in entries:
        packed = max(1, entry.compress_size)
        if entry.file_size > _RATIO_FROM_BYTES and entry.file_size // packed > limits.zip_ratio:
            raise SheetRefused("zip_bomb", f"A part of the workbook unpacks {entry.file_size // packed} times.", cure)
        if entry.filename.lower().endswith("sharedstrings.xml") and entry.file_size > limits.shared_strings_bytes:
            raise SheetRefused("zip_bomb", f"The texts of the workbook have {entry.file_size:,} bytes.", cure)
