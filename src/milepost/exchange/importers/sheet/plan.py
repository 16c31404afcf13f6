"""From a file and a profile to a plan: what would be imported, and all that was not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from milepost.exchange.importers.sheet.fields import FieldKind
from milepost.exchange.importers.sheet.headers import PERIOD, ColumnMatch
from milepost.exchange.importers.sheet.keys import Identities
from milepost.exchange.importers.sheet.periods import PlannedPeriod, period_of
from milepost.exchange.importers.sheet.profile import Profile
from milepost.exchange.importers.sheet.records import (
    ColumnEvidence,
    PlannedReturn,
    RecordReader,
    RowProblem,
    extra_names,
)
from milepost.exchange.importers.sheet.refusal import Limits, SheetRefused
from milepost.exchange.importers.sheet.source.reading import OpenedSheet, open_sheet
from milepost.exchange.importers.sheet.table import FoundTable, TableRows, find_table
from milepost.exchange.importers.sheet.values.cell import CellState, Severity
from milepost.exchange.importers.sheet.values.dates import order_vote
from milepost.exchange.importers.sheet.values.numbers import decimal_vote


@dataclass(frozen=True, slots=True)
class ColumnCoverage:
    """A column of the sheet: what it is taken for and why, and what became of its cells."""

    column: ColumnMatch
    known: int
    unknown: int
    empty: int
    not_understood: int


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How many rows were read and what became of them."""

    rows: int
    returns: int
    importable: int
    set_aside: int
    duplicates: int
    projects: int


class PlannedReturns:
    """The returns of a plan; each pass reads them again, so that a plan of any size stays small."""

    def __init__(self, rows: TableRows, reader: RecordReader, identities: Identities) -> None:
        self._rows = rows
        self._reader = reader
        self._identities = identities

    def __iter__(self) -> Iterator[PlannedReturn]:
        return (outcome for outcome in self.outcomes() if isinstance(outcome, PlannedReturn))

    def outcomes(self) -> Iterator[PlannedReturn | RowProblem]:
        """Yield, row by row, a return or the reason why the row is none."""
        seen: dict[tuple[str, str], int] = {}
        for row in self._rows:
            aside = self._reader.set_aside(row)
            if aside is not None:
                yield aside
                continue
            planned = self._reader.read(row, self._identities)
            yield _marked_duplicate(planned, seen)


def _marked_duplicate(planned: PlannedReturn, seen: dict[tuple[str, str], int]) -> PlannedReturn:
    if not planned.natural_key or planned.period is None:
        return planned
    first = seen.setdefault((planned.natural_key, planned.period.code), planned.row)
    if first == planned.row:
        return planned
    sentence = f"Row {first} is already the return of this project for {planned.period.code}."
    problem = RowProblem(planned.row, "", "", "duplicate_return", Severity.ERROR, sentence, planned.natural_key)
    return replace(planned, problems=(*planned.problems, problem))


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """Everything that importing a sheet would do, and everything about it that a person should know."""

    source: str
    fingerprint: str
    opened: OpenedSheet
    table: FoundTable
    profile: Profile
    coverage: tuple[ColumnCoverage, ...]
    missing_fields: tuple[str, ...]
    counts: PlanCounts
    periods: tuple[PlannedPeriod, ...]
    problems: tuple[RowProblem, ...]
    problems_by_code: Mapping[str, int]
    rows: PlannedReturns

    @property
    def problems_omitted(self) -> int:
        """Return how many problems are counted but not listed."""
        return sum(self.problems_by_code.values()) - len(self.problems)


def read_plan(
    source: Path | str | bytes,
    profile: Profile,
    *,
    period: str | None = None,
    sheet_name: str | None = None,
    limits: Limits | None = None,
) -> SheetPlan:
    """Read a sheet as a profile says and return the plan, or refuse the sheet as a whole.

    `period` names the period of all rows when the sheet has no column for it.
    """
    opened = open_sheet(source, limits, encoding=profile.sheet.encoding, delimiter=profile.sheet.delimiter)
    opened.check_limits()
    table = find_table(opened, profile, sheet_name)
    rows = TableRows(opened, table)
    given, notices = _given_period(profile, table, period)
    evidence, keys = _first_pass(rows, profile, table, given)
    notices += _order_notices(profile, table, evidence) + _formula_notices(opened)
    reader = RecordReader(profile, table.columns, evidence, given)
    planned = PlannedReturns(rows, reader, Identities(keys))
    tally = _Tally(opened.limits.problems, notices)
    for outcome in planned.outcomes():
        tally.count(outcome)
    matched, extras = table.matched(), dict(extra_names(table.columns))
    return SheetPlan(
        source=opened.source.name,
        fingerprint=opened.source.fingerprint,
        opened=opened,
        table=table,
        profile=profile,
        coverage=tuple(tally.coverage(column, extras.get(column.index, "")) for column in table.columns),
        missing_fields=tuple(rule.target.name for rule in profile.fields if rule.target.name not in matched),
        counts=tally.counts(),
        periods=tuple(sorted(tally.periods, key=lambda found: (found.end, found.code))),
        problems=tuple(tally.problems),
        problems_by_code=dict(sorted(tally.by_code.items())),
        rows=planned,
    )


def _given_period(
    profile: Profile, table: FoundTable, period: str | None
) -> tuple[PlannedPeriod | None, list[RowProblem]]:
    has_column = PERIOD in table.matched()
    if period is None and not has_column:
        raise SheetRefused(
            "period_missing", "The sheet has no column that names the period.", "Give the period of its rows."
        )
    if period is None:
        return None, []
    given = period_of(period, profile.period, profile.dates)
    if given is None:
        raise SheetRefused("period_not_understood", f"{period!r} names no period.", "Write it as 2022 or 2022-03-31.")
    if has_column:
        sentence = "The rows name their own periods; the period given is not used."
        return None, [RowProblem(0, "", PERIOD, "period_ignored", Severity.WARNING, sentence, period)]
    return given, []


def _first_pass(
    rows: TableRows, profile: Profile, table: FoundTable, given: PlannedPeriod | None
) -> tuple[dict[str, ColumnEvidence], set[tuple[str, ...]]]:
    """Go through all rows once, before any is planned, for what only all of them tell: evidence and keys."""
    dates = [column for column in table.columns if _kind(profile, column) is FieldKind.DATE]
    amounts = [column for column in table.columns if _kind(profile, column) is FieldKind.MONEY]
    votes: Counter[tuple[str, str]] = Counter()
    reader = RecordReader(profile, table.columns, {}, given)
    keys: set[tuple[str, ...]] = set()
    for row in rows:
        if len(found := reader.keys_of(row)) > 1:
            keys.add(found)
        for columns, vote in ((dates, order_vote), (amounts, decimal_vote)):
            for column in columns:
                text = row.texts[column.index] if column.index < len(row.texts) else ""
                if text and (voted := vote(text)):
                    votes[column.field or "", voted] += 1
    return {column.field or "": ColumnEvidence.of(votes, column.field or "") for column in (*dates, *amounts)}, keys


def _kind(profile: Profile, column: ColumnMatch) -> FieldKind | None:
    if column.field is None:
        return None
    return FieldKind.DATE if column.field == PERIOD else profile.rule(column.field).target.kind


def _order_notices(profile: Profile, table: FoundTable, evidence: Mapping[str, ColumnEvidence]) -> list[RowProblem]:
    """Warn of columns whose dates contradict the order that the profile prescribes."""
    notices = []
    for column in table.columns:
        if column.field is None or column.field not in evidence:
            continue
        options = profile.dates if column.field == PERIOD else profile.rule(column.field).dates
        shown = evidence[column.field].order
        if options.order != "auto" and shown not in ("auto", options.order):
            sentence = f"The dates of this column look {shown}; the profile reads them as {options.order}."
            header = " ".join(column.header.split())
            notices.append(RowProblem(0, header, column.field, "date_order_doubtful", Severity.WARNING, sentence, ""))
    return notices


def _formula_notices(opened: OpenedSheet) -> list[RowProblem]:
    count = opened.formulas_without_result
    if not count:
        return []
    sentence = f"The workbook has {count} formulas without a stored result; they read as blank."
    return [RowProblem(0, "", "", "formula_not_computed", Severity.WARNING, sentence, "")]


class _Tally:
    """Counts what becomes of rows and cells, and keeps the first problems."""

    def __init__(self, kept: int, notices: list[RowProblem]) -> None:
        self._kept = kept
        self._cells: Counter[tuple[str, CellState]] = Counter()
        self._extras: Counter[str] = Counter()
        self._rows: Counter[str] = Counter()
        self._projects: set[str] = set()
        self.by_code: Counter[str] = Counter()
        self.problems: list[RowProblem] = []
        self.periods: set[PlannedPeriod] = set()
        for notice in notices:
            self._problem(notice)

    def _problem(self, problem: RowProblem) -> None:
        self.by_code[problem.code] += 1
        if len(self.problems) < self._kept:
            self.problems.append(problem)

    def count(self, outcome: PlannedReturn | RowProblem) -> None:
        self._rows["rows"] += 1
        if isinstance(outcome, RowProblem):
            self._rows["set_aside"] += 1
            self._problem(outcome)
            return
        self._rows["returns"] += 1
        self._rows["importable"] += outcome.importable
        for problem in outcome.problems:
            self._problem(problem)
            self._rows["duplicates"] += problem.code == "duplicate_return"
        for name, cell in outcome.fields.items():
            self._cells[name, cell.state] += 1
        self._extras.update(outcome.extras.keys())
        self._projects.add(outcome.natural_key)
        self._cells[PERIOD, CellState.KNOWN if outcome.period else CellState.NOT_UNDERSTOOD] += 1
        if outcome.period:
            self.periods.add(outcome.period)

    def coverage(self, column: ColumnMatch, extra_name: str) -> ColumnCoverage:
        if column.field is None:
            filled = self._extras[extra_name]
            return ColumnCoverage(column, filled, 0, self._rows["returns"] - filled, 0)
        by_state = [self._cells[column.field, state] for state in CellState]
        return ColumnCoverage(column, *by_state)

    def counts(self) -> PlanCounts:
        rows = self._rows
        return PlanCounts(
            rows["rows"],
            rows["returns"],
            rows["importable"],
            rows["set_aside"],
            rows["duplicates"],
            len(self._projects),
        )
