"""A whole sheet is imported in one transaction: all of it or nothing, and a trial is the real run rolled back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from milepost.exchange.actions.book import Book, Progress
from milepost.exchange.actions.filing import Filing
from milepost.exchange.actions.placing import Wanted, open_book, open_periods
from milepost.exchange.actions.stating import Origin, main_currency, tell
from milepost.exchange.importers.sheet.plan import SheetPlan
from milepost.exchange.importers.sheet.records import PlannedReturn
from milepost.exchange.models import ImportRun
from milepost.exchange.policies import IMPORTERS
from milepost.exchange.rules import shortened
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import MilepostError, refuse
from milepost.kernel.policy import Actor

HELD_ROWS = 5_000
PROBLEMS_OF_A_RUN = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, or in a trial would have done."""

    counts: dict[str, int]
    created: dict[str, list[str]]
    problems: list[dict[str, Any]]
    problems_by_code: dict[str, int]
    portfolio: str
    cycle: str
    currency: str
    changed: bool
    dry_run: bool = False


class _TakeBack(MilepostError):
    """Roll the import back: it was a trial, or it changed nothing."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__("The import is rolled back.")
        self.outcome = outcome


def import_sheet(
    actor: Actor,
    plan: SheetPlan,
    *,
    name: str = "",
    wanted: Wanted | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Import a planned sheet; a second run of the same sheet, like a trial, leaves no trace."""
    try:
        return write_sheet(
            actor,
            plan=plan,
            name=name or plan.source,
            wanted=wanted or Wanted(),
            dry_run=dry_run,
            progress=progress or (lambda _done, _due: None),
        )
    except _TakeBack as taken_back:
        return taken_back.outcome


@action("exchange.import_sheet", allowed=IMPORTERS, path="Ask the PMO to import the sheet.")
def write_sheet(act: Act, *, plan: SheetPlan, name: str, wanted: Wanted, dry_run: bool, progress: Progress) -> Outcome:
    """Write every row of a plan through the actions of the floors below, and keep what came of it."""
    machine = Actor(
        None,
        act.actor.name if act.actor.person_id is None else f"import for {act.actor.name}",
        channel="import",
        on_behalf_of=act.actor.person_id,
        correlation=act.actor.correlation,
    )
    currency = _currency(plan)
    book = open_book(machine, plan.profile, Origin(name, plan.fingerprint, plan.profile.name), currency, wanted)
    open_periods(book, plan.periods)
    rows = _rows_of(plan)
    _look_ahead(plan.rows if plan.counts.returns > HELD_ROWS else rows, book)
    _write_rows(plan, rows, book, progress)
    outcome = _outcome(book, dry_run=dry_run)
    if dry_run or not outcome.changed:
        raise _TakeBack(outcome)
    _keep(act, plan, book)
    return outcome


def _currency(plan: SheetPlan) -> str:
    currency = main_currency(plan.profile)
    if not currency:
        raise refuse(
            "sheet_has_a_currency",
            "Amounts have a currency.",
            missing="Neither the profile nor the import names one.",
            cure="You",
            path="Name the currency of the sheet as its three-letter code.",
            field_name="currency",
        )
    return currency


def _look_ahead(rows: Iterable[PlannedReturn], book: Book) -> None:
    """See which weaker keys several projects share, and which row is the last word on each project."""
    stands_for: dict[str, set[str]] = {}
    last: dict[str, tuple[date, int]] = {}
    for row in rows:
        if not row.importable or row.period is None:
            continue
        for key in row.keys:
            stands_for.setdefault(key, set()).add(row.natural_key)
        last[row.natural_key] = max(last.get(row.natural_key, (row.period.end, row.row)), (row.period.end, row.row))
    book.shared = frozenset(key for key, naturals in stands_for.items() if len(naturals) > 1)
    book.last_rows = {book.keys_of(natural, ())[0]: row for natural, (_, row) in last.items()}


def _rows_of(plan: SheetPlan) -> Iterable[PlannedReturn]:
    """Return the rows of a plan, earlier periods first; a large sheet is read once a period instead of being held."""
    if plan.counts.returns > HELD_ROWS:
        return _OnePeriodAfterTheOther(plan)
    return sorted(plan.rows, key=lambda row: (row.period.end if row.period else date.max, row.row))


@dataclass(frozen=True, slots=True)
class _OnePeriodAfterTheOther:
    """The rows of a large sheet; each pass reads it once a period."""

    plan: SheetPlan

    def __iter__(self) -> Iterator[PlannedReturn]:
        for period in self.plan.periods:
            yield from (row for row in self.plan.rows if row.period is not None and row.period.code == period.code)
        yield from (row for row in self.plan.rows if row.period is None)


def _write_rows(plan: SheetPlan, rows: Iterable[PlannedReturn], book: Book, progress: Progress) -> None:
    tally, due = book.tally, plan.counts.returns
    tally.counts["rows"] = plan.counts.rows
    tally.counts["set_aside"] = plan.counts.set_aside
    for problem in plan.problems:
        tally.note(problem)
    tally.by_code.update({code: count - tally.by_code[code] for code, count in plan.problems_by_code.items()})
    filing = Filing(book)
    for done, row in enumerate(rows):
        progress(done, due)
        if not row.importable or row.period is None:
            tally.counts["refused"] += 1
            continue
        told = tell(row, row.period, book.profile, book.currency, book.origin)
        for doubt in told.doubts:
            tally.note(doubt)
        filing.take(told)
    filing.file()
    progress(due, due)


def _outcome(book: Book, *, dry_run: bool) -> Outcome:
    tally = book.tally
    names = ("rows", "imported", "unchanged", "refused", "set_aside")
    return Outcome(
        counts={name: tally.counts[name] for name in names},
        created={noun: list(found) for noun, found in sorted(tally.created.items())},
        problems=tally.problems,
        problems_by_code=dict(sorted(tally.by_code.items())),
        portfolio=book.portfolio.code,
        cycle=book.cycle.code,
        currency=book.currency,
        changed=tally.counts["imported"] > 0,
        dry_run=dry_run,
    )


def _keep(act: Act, plan: SheetPlan, book: Book) -> ImportRun:
    outcome = _outcome(book, dry_run=False)
    told = [{**problem, "raw": str(problem["raw"])[:80]} for problem in outcome.problems[:PROBLEMS_OF_A_RUN]]
    return act.add(
        ImportRun(
            source_name=shortened(book.origin.name, 200),
            sha256=plan.fingerprint,
            profile=plan.profile.name,
            attribution=shortened(plan.profile.attribution, 400),
            counts=outcome.counts,
            created={noun: len(found) for noun, found in outcome.created.items()},
            problems=told,
            imported_at=act.at,
            imported_by_id=act.actor.person_id,
        )
    )
