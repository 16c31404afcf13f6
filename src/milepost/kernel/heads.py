"""The heads of the ledger outside the database: a dated file that tells whether the end of a chain was cut off."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from milepost.kernel import clock
from milepost.kernel.canonical import plain
from milepost.kernel.errors import LedgerBroken
from milepost.kernel.ledger import heads

PATTERN = "milepost-heads-*.json"
FORMAT = 1
STAMP = "%Y%m%dT%H%M%S%fZ"


def export_heads(folder: Path) -> Path:
    """Write the head of every stream to a dated file in `folder`; it appears whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    moment = clock.now()
    told: dict[str, Any] = {
        "format": FORMAT,
        "at": plain(moment),
        "heads": {name: {"seq": seq, "hash": value} for name, seq, value in heads() if seq},
    }
    file = folder / f"milepost-heads-{moment.strftime(STAMP)}.json"
    beginning = file.with_suffix(".part")
    with beginning.open("w", encoding="utf-8") as stream:
        json.dump(told, stream, indent=1, sort_keys=True)
        stream.flush()
        os.fsync(stream.fileno())
    beginning.replace(file)
    return file


def latest_export(folder: Path) -> datetime | None:
    """Return when heads were last exported to `folder`, read off the name of the file."""
    names = sorted(file.stem.removeprefix("milepost-heads-") for file in folder.glob(PATTERN))
    return datetime.strptime(names[-1], STAMP).replace(tzinfo=UTC) if names else None


def read_heads(folder: Path) -> Mapping[str, tuple[int, str]]:
    """Return the heads of the latest file in `folder`, none when nothing was exported yet."""
    files = sorted(folder.glob(PATTERN))
    if not files:
        return {}
    try:
        return _heads_in(json.loads(files[-1].read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LedgerBroken(f"{files[-1].name} is not a file of exported heads: {error}") from error


def _heads_in(told: dict[str, Any]) -> dict[str, tuple[int, str]]:
    if told["format"] != FORMAT:
        raise ValueError(f"its format is {told['format']!r}")
    return {str(name): (int(head["seq"]), str(head["hash"])) for name, head in told["heads"].items()}
