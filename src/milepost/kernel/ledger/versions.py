"""The versions of records: what is present is superseded, and what comes is written, with one statement each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from milepost.kernel.canonical import State, canonical
from milepost.kernel.models import RecordVersion

Key = tuple[str, int]
TABLE = RecordVersion._meta.db_table
SUPERSEDE = (
    f"UPDATE {TABLE} SET superseded_at = %s WHERE superseded_at IS NULL AND noun = %s "  # noqa: S608 - own table name
    "AND record_id IN ({ids}) RETURNING record_id, gone, state"
)
WRITE = f"INSERT INTO {TABLE} (noun, record_id, entry_id, recorded_at, gone, state) VALUES {{rows}}"  # noqa: S608
# SQLite takes some thirty thousand parameters in a statement; a row has six.
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Made:
    """The state that an act gave a record; None when it took the record away."""

    noun: str
    record_id: int
    state: State | None


def supersede(noun: str, ids: Sequence[int], at: datetime) -> dict[Key, State]:
    """End the present versions of some records and return their states: what each was before this act."""
    before: dict[Key, State] = {}
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            cursor.execute(SUPERSEDE.format(ids=", ".join(["%s"] * len(some))), (moment, noun, *some))
            before |= {(noun, record_id): json.loads(state) for record_id, gone, state in cursor.fetchall() if not gone}
    return before


def write(entry_id: int, made: Sequence[Made], at: datetime) -> None:
    """Write the versions that an entry made."""
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        for start in range(0, len(made), AT_ONCE):
            some = made[start : start + AT_ONCE]
            rows: list[Any] = []
            for each in some:
                state = canonical(each.state or {})
                rows += (each.noun, each.record_id, entry_id, moment, each.state is None, state)
            cursor.execute(WRITE.format(rows=", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(some))), rows)
