"""How green outside and red inside a set of reports is, by the engine's index: per project, PM, unit, and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from milepost.kernel.measure import Result
from milepost.reporting.queries.board_shapes import Board, BoardRow
from milepost_engine.choose.rag import Colour, watermelon_index


class By(StrEnum):
    """By whom the index is told."""

    PORTFOLIO = "portfolio"
    PROGRAMME = "programme"
    UNIT = "unit"
    PM = "pm"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Watermelons:
    """The index of one group: over `reports` in `periods`, of which `better` were declared better than computed."""

    key: int | None
    name: str
    index: Result[float]
    reports: int
    better: int


_KEYS: dict[By, Callable[[BoardRow], tuple[int | None, str]]] = {
    By.PORTFOLIO: lambda row: (row.portfolio_id, row.portfolio),
    By.PROGRAMME: lambda row: (row.programme_id, row.programme),
    By.UNIT: lambda row: (row.unit_id, row.unit),
    By.PM: lambda row: (row.pm_id, row.pm),
    By.PROJECT: lambda row: (row.project_id, row.name),
}


def index_of(pairs: Iterable[tuple[str, str]]) -> Result[float]:
    """Return the watermelon index of (counted, declared) colours; an empty declared colour is none."""
    return watermelon_index(
        (Colour(counted), Colour(declared) if declared else None) for counted, declared in pairs if counted
    )


def watermelons(board: Board, by: By, *, over_trend: bool = False) -> tuple[Watermelons, ...]:
    """Return the index of every group on a board, the worst first; of this period or over all periods shown."""
    pairs: dict[tuple[int | None, str], list[tuple[str, str]]] = defaultdict(list)
    for row in board.rows:
        own = [(point.counted, point.declared) for point in row.trend if point is not None]
        pairs[_KEYS[by](row)] += own if over_trend else [(row.counted, row.declared)]
    groups = [
        Watermelons(key, name, index_of(own), len(own), sum(_is_better(*pair) for pair in own))
        for (key, name), own in pairs.items()
    ]
    return tuple(sorted(groups, key=lambda each: (-each.better, each.name)))


def _is_better(counted: str, declared: str) -> bool:
    if not counted or not declared or counted == Colour.NOT_APPLICABLE:
        return False
    return Colour(declared).level < Colour(counted).level
