"""Sheets that were sent through a page: kept aside until they are imported, and read as the sender chooses."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from milepost.exchange.importers.sheet.plan import SheetPlan, read_plan
from milepost.exchange.importers.sheet.profile import Profile, ProfileInvalid
from milepost.exchange.importers.sheet.refusal import Limits, SheetRefused
from milepost.exchange.importers.sheet.source.opened import source_of
from milepost.exchange.importers.sheet.source.reading import SheetRow, open_sheet
from milepost.exchange.importers.sheet.suggest import Suggestion, suggest
from milepost.exchange.importers.sheet.table import FoundTable, find_table
from milepost.exchange.profiles import named_profile, names, usable_profiles
from milepost.kernel import clock

KEPT = timedelta(days=7)
SEARCHED, SHOWN = 30, 3
PREVIEWED_BYTES = 8 * 1024 * 1024
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A sheet that was sent: its digest, under which it is kept, and the name that it came with."""

    sha256: str
    name: str

    @property
    def path(self) -> Path:
        """Return where it is kept; the name that was sent is no part of it."""
        if not _DIGEST.fullmatch(self.sha256):
            raise SheetRefused("file_missing", "There is no such sheet here.", "Send it again.")
        return folder() / self.sha256


@dataclass(frozen=True, slots=True)
class Choice:
    """How the sender wants a sheet to be read, and where its projects go."""

    profile: str
    columns: Mapping[str, str] = field(default_factory=dict)
    period: str = ""
    currency: str = ""
    portfolio: str = ""

    def stored(self) -> dict[str, Any]:
        """Return the choice as a job keeps it."""
        return {**asdict(self), "columns": dict(self.columns)}

    def chosen_profile(self) -> Profile:
        """Return the profile with the columns and the currency that were chosen by hand."""
        profile = named_profile(self.profile)
        if self.columns:
            profile = profile.with_columns(dict(self.columns))
        return profile.with_currency(self.currency.upper()) if self.currency else profile


def folder() -> Path:
    """Return the folder of the sheets that were sent."""
    home: Path = settings.HOME.files
    return home / "imports"


def keep(sent: UploadedFile[Any]) -> Upload:
    """Keep a sheet that was sent, and let go of those that nobody imported for a week."""
    limit = Limits().file_bytes
    if (sent.size or 0) > limit:
        raise SheetRefused("file_too_large", f"The file has {sent.size:,} bytes.", f"At most {limit:,} are read.")
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    _forget_old()
    digest = hashlib.sha256()
    descriptor, draft = tempfile.mkstemp(dir=folder(), suffix=".draft")
    with os.fdopen(descriptor, "wb") as stream:
        for chunk in sent.chunks():
            digest.update(chunk)
            stream.write(chunk)
    upload = Upload(digest.hexdigest(), Path(sent.name or "sheet").name[:200])
    Path(draft).replace(upload.path)
    return upload


def _forget_old() -> None:
    for path in folder().iterdir():
        if clock.now() - datetime.fromtimestamp(path.stat().st_mtime, UTC) > KEPT:
            path.unlink(missing_ok=True)


def suggestions(upload: Upload) -> tuple[Suggestion, ...]:
    """Return how well each profile fits the sheet, the best first."""
    return suggest(headers(upload), usable_profiles())


def headers(upload: Upload) -> tuple[str, ...]:
    """Return the header of the table that any profile finds, else of the fullest of the first rows."""
    found = [table for table in (table_of(upload, Choice(name)) for name in names()) if table is not None]
    if found:
        best = max(found, key=lambda table: len(table.matched()))
        return tuple(column.header for column in best.columns)
    return max(first_rows(upload), key=lambda row: sum(1 for text in row.texts if text.strip())).texts


def first_rows(upload: Upload) -> list[SheetRow]:
    """Return the first rows of the first sheet, or refuse what has none."""
    opened = open_sheet(upload.path)
    rows = list(islice(opened.rows(opened.names[0] if opened.names else None), SEARCHED))
    if not rows:
        raise SheetRefused("header_not_found", "The sheet has no rows.", "Send the sheet that holds the table.")
    return rows


def table_of(upload: Upload, choice: Choice) -> FoundTable | None:
    """Return the table as a choice reads it, or nothing where it finds no header."""
    try:
        return find_table(open_sheet(upload.path), choice.chosen_profile())
    except SheetRefused as refused:
        if refused.code != "header_not_found":
            raise
        return None
    except ProfileInvalid:
        return None


def samples(upload: Upload, header: Iterable[str]) -> dict[str, list[str]]:
    """Return a few filled cells below each header, so that a person recognises the column."""
    wanted = [" ".join(each.split()) for each in header]
    shown: dict[str, list[str]] = {each: [] for each in wanted}
    for row in first_rows(upload)[1:]:
        for name, text in zip(wanted, row.texts, strict=False):
            if text.strip() and len(shown[name]) < SHOWN:
                shown[name].append(" ".join(text.split())[:40])
    return shown


def can_be_previewed(upload: Upload) -> bool:
    """Say whether a sheet is small enough to be read while its sender waits."""
    return source_of(upload.path, Limits()).size <= PREVIEWED_BYTES


def plan_of(upload: Upload, choice: Choice) -> SheetPlan:
    """Read a sheet as its sender chose."""
    return read_plan(upload.path, choice.chosen_profile(), period=choice.period or None)
