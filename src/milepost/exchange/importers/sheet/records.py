"""Read one row of the table into a planned return, with everything that was not understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from milepost.exchange.importers.sheet.fields import FieldKind
from milepost.exchange.importers.sheet.headers import PERIOD, ColumnMatch, normal_header, scale_in_header
from milepost.exchange.importers.sheet.keys import Identities
from milepost.exchange.importers.sheet.periods import PlannedPeriod, period_of
from milepost.exchange.importers.sheet.profile import FieldRule, Profile
from milepost.exchange.importers.sheet.source.reading import SheetRow
from milepost.exchange.importers.sheet.values.amounts import parse_integer, parse_money
from milepost.exchange.importers.sheet.values.cell import Cell, CellProblem, Severity
from milepost.exchange.importers.sheet.values.colours import parse_colour
from milepost.exchange.importers.sheet.values.dates import DateOptions, DateOrder, parse_date
from milepost.exchange.importers.sheet.values.numbers import DecimalMark
from milepost.exchange.importers.sheet.values.texts import parse_line, parse_text

SHOWN_RAW = 200
_NOTE_WIDTH = 4
_TOTALS = frozenset({"total", "totals", "grand total", "sub total", "subtotal", "sum", "overall total"})


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One problem: the row as the sheet numbers it, the column's header, the field, a code and a sentence."""

    row: int
    column: str
    field: str
    code: str
    severity: Severity
    sentence: str
    raw: str


@dataclass(frozen=True, slots=True)
class PlannedReturn:
    """What one row of a sheet says about one project in one period."""

    row: int
    natural_key: str
    keys: tuple[str, ...]
    period: PlannedPeriod | None
    fields: Mapping[str, Cell[Any]]
    extras: Mapping[str, str]
    problems: tuple[RowProblem, ...]

    @property
    def importable(self) -> bool:
        """Tell whether nothing keeps the row out."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class ColumnEvidence:
    """What the cells of a column tell about all of them; `auto` where they tell nothing or disagree."""

    order: DateOrder = "auto"
    decimal: DecimalMark = "auto"

    @classmethod
    def of(cls, votes: Mapping[tuple[str, str], int], field: str) -> ColumnEvidence:
        """Return what the votes cast by the cells of a field agree on."""
        day_first, month_first = votes.get((field, "dmy"), 0), votes.get((field, "mdy"), 0)
        points, commas = votes.get((field, "."), 0), votes.get((field, ","), 0)
        return cls(
            order="auto" if bool(day_first) == bool(month_first) else "dmy" if day_first else "mdy",
            decimal="auto" if bool(points) == bool(commas) else "." if points else ",",
        )


Parser = Callable[[str], Cell[Any]]


def parser_of(rule: FieldRule, header: str, evidence: ColumnEvidence) -> Parser:
    """Return how the cells of a column are read, with what its header and its cells tell."""
    kind = rule.target.kind
    if kind is FieldKind.DATE:
        dates = with_evidence(rule.dates, evidence)
        return lambda raw: parse_date(raw, dates)
    if kind is FieldKind.MONEY:
        money = rule.money_options(scale_in_header(header))
        money = replace(money, decimal=evidence.decimal) if money.decimal == "auto" else money
        return lambda raw: parse_money(raw, money)
    if kind is FieldKind.COLOUR:
        return lambda raw: parse_colour(raw, rule.points)
    if kind is FieldKind.DAYS:
        return lambda raw: parse_integer(raw, "days")
    return parse_line if kind is FieldKind.LINE else parse_text


def with_evidence(options: DateOptions, evidence: ColumnEvidence) -> DateOptions:
    """Return the options with the order that the column shows, where the profile leaves it open."""
    return replace(options, order=evidence.order) if options.order == "auto" else options


class RecordReader:
    """Reads the rows of one table; holds what is the same for all of them."""

    def __init__(
        self,
        profile: Profile,
        columns: Sequence[ColumnMatch],
        evidence: Mapping[str, ColumnEvidence],
        period: PlannedPeriod | None,
    ) -> None:
        self._profile = profile
        self._columns = tuple(columns)
        self._given = period
        self._required = tuple(rule.target.name for rule in profile.fields if rule.required)
        self._header = tuple(normal_header(column.header) for column in columns)
        self._extras = tuple(extra_names(columns))
        self._period_options = with_evidence(profile.dates, evidence.get(PERIOD, ColumnEvidence()))
        self._parsers: dict[str, Parser] = {
            column.field: parser_of(
                profile.rule(column.field), column.header, evidence.get(column.field, ColumnEvidence())
            )
            for column in columns
            if column.field and column.field != PERIOD
        }

    def keys_of(self, row: SheetRow) -> tuple[str, ...]:
        """Return the keys of a row without reading the rest of it."""
        texts = {column.field: _at(row, column.index) for column in self._columns if column.field}
        return self._profile.key.keys_of(texts)

    def set_aside(self, row: SheetRow) -> RowProblem | None:
        """Return why a row below the header is no return: a repeated header, a total, a footnote."""
        filled = [text.strip() for text in row.texts if text.strip()]
        if normal_header(filled[0]) in self._header and self._repeats_header(row):
            return self._aside(row, "header_repeated", "The header stands here again.", filled[0])
        texts = {column.field: _at(row, column.index).strip() for column in self._columns if column.field}
        if normal_header(filled[0]) in _TOTALS or normal_header(texts.get("project_name", "")) in _TOTALS:
            return self._aside(row, "total_set_aside", "A row of totals is no project.", filled[0])
        nameless = any(not texts.get(name) for name in self._required)
        if len(self._columns) >= _NOTE_WIDTH and len(filled) <= (2 if nameless else 1):
            return self._aside(row, "note_set_aside", "A row with hardly a cell filled is taken for a note.", filled[0])
        return None

    def _repeats_header(self, row: SheetRow) -> bool:
        pairs = [(normal_header(text), self._header[at]) for at, text in enumerate(row.texts[: len(self._header)])]
        same = sum(1 for text, header in pairs if text and text == header)
        return same > 1 and same * 2 > sum(1 for text, _ in pairs if text)

    @staticmethod
    def _aside(row: SheetRow, code: str, sentence: str, raw: str) -> RowProblem:
        return RowProblem(row.number, "", "", code, Severity.WARNING, sentence, raw[:SHOWN_RAW])

    def read(self, row: SheetRow, identities: Identities) -> PlannedReturn:
        """Return the row as a planned return."""
        problems: list[RowProblem] = []
        fields: dict[str, Cell[Any]] = {}
        period = self._given
        for column in self._columns:
            if column.field == PERIOD:
                period = self._period(row, column, fields, problems)
            elif column.field:
                cell = self._parsers[column.field](_at(row, column.index))
                fields[column.field] = cell
                if cell.problem:
                    problems.append(_problem(row, column, cell.problem, cell.raw))
        problems.extend(self._shape_problems(row, fields))
        keys = self._profile.key.keys_of({name: cell.raw for name, cell in fields.items()})
        if not keys:
            problems.append(self._row_error(row, "key_missing", "Nothing in the row tells which project it is."))
        elif identities.is_ambiguous(keys):
            sentence = "The name belongs to several projects with ids; the row is kept as one without."
            problems.append(self._row_error(row, "key_ambiguous", sentence, Severity.WARNING))
        natural = identities.natural_key(keys) if keys else ""
        extras = {name: _at(row, at) for at, name in self._extras if _at(row, at).strip()}
        return PlannedReturn(row.number, natural, keys, period, fields, extras, tuple(problems))

    def _period(
        self, row: SheetRow, column: ColumnMatch, fields: dict[str, Cell[Any]], problems: list[RowProblem]
    ) -> PlannedPeriod | None:
        raw = _at(row, column.index)
        period = period_of(raw, self._profile.period, self._period_options)
        if period is None:
            sentence = "The text names no period." if raw.strip() else "The row names no period."
            found = CellProblem("period_not_understood", sentence, Severity.ERROR)
            problems.append(_problem(row, column, found, raw))
        elif self._profile.period.kind != "year" and "as_of_date" not in self._parsers:
            fields["as_of_date"] = parse_date(raw, self._period_options)
        return period

    def _shape_problems(self, row: SheetRow, fields: Mapping[str, Cell[Any]]) -> list[RowProblem]:
        problems = [
            replace(self._row_error(row, "required_missing", f"The field {name} is empty."), field=name)
            for name in self._required
            if fields[name].value is None
        ]
        beyond = [text for text in row.texts[len(self._columns) :] if text.strip()]
        if beyond:
            sentence = f"The row has {len(beyond)} filled cells beyond the header; they are not read."
            problems.append(
                replace(self._row_error(row, "row_longer", sentence, Severity.WARNING), raw=beyond[0][:SHOWN_RAW])
            )
        return problems

    @staticmethod
    def _row_error(row: SheetRow, code: str, sentence: str, severity: Severity = Severity.ERROR) -> RowProblem:
        return RowProblem(row.number, "", "", code, severity, sentence, "")


def _at(row: SheetRow, index: int) -> str:
    return row.texts[index] if index < len(row.texts) else ""


def extra_names(columns: Sequence[ColumnMatch]) -> list[tuple[int, str]]:
    """Name every column that is no field, so that columns with the same header do not hide one another."""
    names: dict[str, int] = {}
    for column in columns:
        if column.field is None:
            name = " ".join(column.header.split()) or f"column {column.index + 1}"
            names[name if name not in names else f"{name} ({column.index + 1})"] = column.index
    return [(index, name) for name, index in names.items()]


def _problem(row: SheetRow, column: ColumnMatch, found: CellProblem, raw: str) -> RowProblem:
    header = " ".join(column.header.split())[:SHOWN_RAW]
    return RowProblem(
        row.number, header, column.field or "", found.code, found.severity, found.sentence, raw[:SHOWN_RAW]
    )
