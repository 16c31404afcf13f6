"""Find the character encoding of delimited text, and say how it was found."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from milepost.exchange.importers.sheet.refusal import SheetRefused
from milepost.exchange.importers.sheet.source.opened import Source

_CHUNK = 1 << 20
_SAMPLE = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """The codec to read with, and the evidence for it as a phrase."""

    name: str
    evidence: str


def encoding_of(source: Source) -> Encoding:
    """Return the encoding by its mark, by validity as UTF-8, else by the best guess at a legacy code page."""
    head = source.head(_SAMPLE)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return Encoding(name, "by its byte order mark")
    unmarked = _utf16_without_mark(head)
    if unmarked:
        return Encoding(unmarked, "by the pattern of its zero bytes")
    if len(_CONTROL.findall(head)) * 50 > len(head):
        raise SheetRefused(
            "not_a_sheet", "This is not text: it is full of control bytes.", "Save the sheet as XLSX or CSV."
        )
    if _is_utf8(source):
        return Encoding("utf-8", "it is valid UTF-8")
    return _legacy(_telling_sample(source))


def _utf16_without_mark(head: bytes) -> str | None:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half >= 4 and odd * 2 > half and even * 20 < half:
        return "utf-16-le"
    if half >= 4 and even * 2 > half and odd * 20 < half:
        return "utf-16-be"
    return None


def _chunks(source: Source) -> Iterator[bytes]:
    with source.open() as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _is_utf8(source: Source) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        for chunk in _chunks(source):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _telling_sample(source: Source) -> bytes:
    """Return up to 64 KiB around bytes that are not ASCII: the rest tells nothing about a code page."""
    parts: list[bytes] = []
    size = 0
    for chunk in _chunks(source):
        end = 0
        for run in _HIGH_RUN.finditer(chunk):
            start, end = max(end, run.start() - 20), max(end, run.end() + 20)
            parts.append(chunk[start:end])
            size += end - start
            if size > _SAMPLE:
                return b"".join(parts)
    return b"".join(parts)


def _legacy(sample: bytes) -> Encoding:
    """Prefer Windows-1252 where its letters stand alone among ASCII, as in western text, else ask the library."""
    runs = _HIGH_RUN.findall(sample)
    high = sum(len(run) for run in runs)
    in_long_runs = sum(len(run) for run in runs if len(run) > 2)
    if in_long_runs * 5 < high:
        try:
            sample.decode("cp1252")
        except UnicodeDecodeError:
            return Encoding("latin-1", "it is not UTF-8 and has bytes that Windows-1252 lacks")
        return Encoding("cp1252", "it is not UTF-8 and reads as western text")
    best = from_bytes(sample).best()
    if best is None:
        return Encoding("latin-1", "no better guess could be made")
    return Encoding(best.encoding, "it is not UTF-8 and this is the likeliest code page")
