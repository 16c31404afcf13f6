"""The comparison of any two periods: what turned worse or better, came or went, and moved by how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from milepost.kernel.policy import Actor
from milepost.reporting.choices import LEVELS
from milepost.reporting.models import Period
from milepost.reporting.queries.board import CONFIDENCE, board
from milepost.reporting.queries.board_shapes import Board, BoardRow


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One project in two periods; a period in which it did not report has no row.

    `colour_steps` and `confidence_steps` are levels, above zero when it turned worse; `finish_days` and `cost` are the
    later forecast less the earlier one. None means that one side is unknown.
    """

    code: str
    name: str
    earlier: BoardRow | None
    later: BoardRow | None
    colour_steps: int | None
    confidence_steps: int | None
    finish_days: int | None
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two boards side by side."""

    earlier: Board
    later: Board
    rows: tuple[ComparedRow, ...]


def compare(actor: Actor, one: Period, other: Period, *, moment: datetime | None = None) -> Comparison:
    """Compare two periods, of one cycle or of two, in the order of their data dates."""
    first, second = sorted((one, other), key=lambda each: each.end_date)
    earlier = board(actor, first, periods_back=1, moment=moment)
    later = board(actor, second, periods_back=1, moment=moment)
    before = {row.project_id: row for row in earlier.rows}
    after = {row.project_id: row for row in later.rows}
    rows = [_compared(before.get(each), after.get(each)) for each in before.keys() | after.keys()]
    return Comparison(earlier, later, tuple(sorted(rows, key=lambda row: row.code)))


def _compared(before: BoardRow | None, after: BoardRow | None) -> ComparedRow:
    known = after or before
    if known is None:
        raise ValueError("A compared project reports in one of the periods")
    if before is None or after is None:
        return ComparedRow(known.code, known.name, before, after, None, None, None, None)
    finish = None
    if before.forecast_finish and after.forecast_finish:
        finish = (after.forecast_finish - before.forecast_finish).days
    cost = None
    if before.forecast_cost is not None and after.forecast_cost is not None and before.currency == after.currency:
        cost = after.forecast_cost - before.forecast_cost
    return ComparedRow(
        code=known.code,
        name=known.name,
        earlier=before,
        later=after,
        colour_steps=_steps(LEVELS, before.counted, after.counted),
        confidence_steps=_steps(CONFIDENCE, before.confidence, after.confidence),
        finish_days=finish,
        cost=cost,
    )


def _steps(levels: dict[str, int], before: str, after: str) -> int | None:
    return levels[after] - levels[before] if before in levels and after in levels else None
