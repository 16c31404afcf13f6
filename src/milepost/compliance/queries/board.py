"""The obligations of many projects in one list, as its address arranges it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from milepost.compliance.choices import DutyState
from milepost.compliance.queries.accounts import Account, accounts
from milepost.compliance.rules.shapes import Item
from milepost.kernel.policy import Actor
from milepost.projects.choices import Standing
from milepost.projects.models import Project
from milepost.projects.queries import visible_to

SHOWS: dict[str, tuple[str, Callable[[Item], bool]]] = {
    "open": ("Still to be done", lambda item: item.is_unmet and item.state != DutyState.MISSED),
    "breached": ("Breached", lambda item: item.state == DutyState.BREACHED),
    "verify": ("To be verified", lambda item: item.waits_for_verification),
    "waived": ("Waived", lambda item: item.state == DutyState.WAIVED),
    "done": ("Performed", lambda item: item.performed_on is not None),
    "all": ("All that apply", lambda item: item.state != DutyState.NOT_APPLICABLE),
    "everything": ("All, those that do not apply too", bool),
}
FIRST = "open"


@dataclass(frozen=True, slots=True)
class Line:
    """One obligation of one project."""

    project: Project
    item: Item


@dataclass(frozen=True, slots=True)
class Board:
    """The obligations that were asked for, and the accounts that they come from."""

    lines: tuple[Line, ...]
    accounts: dict[int, Account]


def board(reader: Actor, *, show: str = FIRST, project_id: int | None = None, words: str = "") -> Board:
    """Return the obligations of the projects that `reader` sees, the most pressing first; ended ones when asked for."""
    seen = visible_to(reader)
    seen = seen.exclude(standing=Standing.ENDED) if project_id is None else seen.filter(pk=project_id)
    told = accounts(list(seen.order_by("code")))
    keeps = SHOWS[show if show in SHOWS else FIRST][1]
    found = (
        Line(each.project, item)
        for each in told.values()
        for item in each.items
        if keeps(item) and _says(item, each.project, words)
    )
    return Board(tuple(sorted(found, key=_order)), told)


def _says(item: Item, project: Project, words: str) -> bool:
    return words.casefold() in f"{item.name} {item.code} {project}".casefold()


def _order(line: Line) -> tuple[bool, date, bool, str, str, int]:
    item = line.item
    return item.due is None, item.due or date.max, not item.mandatory, line.project.code, item.code, item.occurrence


def counted(lines: Iterable[Line]) -> dict[str, int]:
    """Return how many obligations stand in each state."""
    found: dict[str, int] = {}
    for each in lines:
        found[each.item.state.value] = found.get(each.item.state.value, 0) + 1
    return found
