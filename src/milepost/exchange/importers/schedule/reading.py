"""Read a schedule file by what is in it, never by its name: natively, or through the converter."""

from __future__ import annotations

from pathlib import Path

from milepost.exchange.importers.schedule.foreign.conversion import convert
from milepost.exchange.importers.schedule.mspdi.document import root_name
from milepost.exchange.importers.schedule.mspdi.reading import read_mspdi
from milepost.exchange.importers.schedule.plan import SchedulePlan
from milepost.exchange.importers.schedule.pmxml.reading import ROOT as PMXML
from milepost.exchange.importers.schedule.pmxml.reading import read_pmxml
from milepost.exchange.importers.schedule.refusal import Limits, ScheduleRefused
from milepost.exchange.importers.schedule.xer.reading import read_xer

_MSPDI = "{http://schemas.microsoft.com/project}Project"
_CURE = "Send a file of a scheduling tool, such as XML, MPP or XER."


def read_schedule(path: Path, limits: Limits | None = None) -> SchedulePlan:
    """Return the plan that a file states.

    Raises
    ------
    ScheduleRefused
        With a stable code, what is wrong and how to cure it.
    """
    limit = limits or Limits()
    native = read_natively(path, limit)
    return native if native is not None else convert(path, limit)


def read_natively(path: Path, limits: Limits) -> SchedulePlan | None:
    """Return the plan of a file that needs no Java, or None; refuse what is no schedule at all."""
    return _native(_content(path, limits), limits)


def _content(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise ScheduleRefused("too_large", f"The file has {size:,} bytes.", "Send a part of the plan.")
        content = path.read_bytes()
    except OSError as error:
        raise ScheduleRefused("not_readable", f"{path.name} cannot be read: {error.strerror}.", "Check it.") from error
    if not content.strip():
        raise ScheduleRefused("empty", "The file is empty.", _CURE)
    if content.startswith((b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"Rar!", b"7z\xbc\xaf")):
        raise ScheduleRefused(
            "archive", "This is a packed archive, not a schedule.", "Unpack it and send what is in it."
        )
    return content


def _native(content: bytes, limits: Limits) -> SchedulePlan | None:
    """Return the plan of a file that needs no Java, or None."""
    if content.startswith(b"ERMHDR") or _marked(content).startswith("ERMHDR"):
        return read_xer(content, limits)
    root = root_name(content)
    if root == _MSPDI:
        return read_mspdi(content, limits)
    if root.rpartition("}")[2] == PMXML:
        return read_pmxml(content, limits)
    return None


def _marked(content: bytes) -> str:
    """Return the first letters of a file that begins with a byte order mark."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[:64].decode("utf-16", errors="replace")
    return content[:64].decode("utf-8-sig", errors="replace")
