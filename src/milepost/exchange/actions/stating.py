"""From a planned row to what it states: the return to be filed, with every raw text beside its value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from milepost.exchange.importers.sheet.fields import TARGET_FIELDS, FieldKind
from milepost.exchange.importers.sheet.periods import PlannedPeriod
from milepost.exchange.importers.sheet.profile import Profile
from milepost.exchange.importers.sheet.records import PlannedReturn, RowProblem
from milepost.exchange.importers.sheet.values.amounts import NO_CURRENCY
from milepost.exchange.importers.sheet.values.cell import Cell, Severity
from milepost.kernel.canonical import digest, plain, written
from milepost.reporting.actions import Return
from milepost.reporting.choices import SUMMARY, DeclaredColour

CENT = Decimal("0.01")
NARRATIVES = {
    "narrative_overall": SUMMARY,
    "narrative_schedule": "schedule",
    "narrative_cost": "cost",
    "narrative_benefits": "benefits",
}
KEPT_RAW = frozenset({FieldKind.DATE, FieldKind.MONEY, FieldKind.COLOUR, FieldKind.DAYS})
STATED = (
    "external_id", "project_code", "project_name", "unit", "sub_unit", "programme", "category", "stage", "sponsor",
    "pm", "period_baseline_spend", "period_forecast_spend", "cost_change_latest", "cost_change_total",
    "schedule_change_latest_days", "schedule_change_total_days", "as_of_date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that rows come from."""

    name: str
    sha256: str
    profile: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one row states: texts of the project, the return to be filed, and a digest that tells a change.

    The digest covers everything that the row says, but not the file and the line that it stands in.
    """

    row: PlannedReturn
    period: PlannedPeriod
    texts: Mapping[str, str]
    filed: Return
    digest: str
    doubts: tuple[RowProblem, ...]

    @property
    def end(self) -> date:
        """Return the data date of the row."""
        return self.period.end


@dataclass(slots=True)
class _Reading:
    """One row being read: its cells, in the currency of the series."""

    row: PlannedReturn
    profile: Profile
    currency: str
    doubts: list[RowProblem] = field(default_factory=list)

    def value(self, name: str) -> Any:
        cell = self.row.fields.get(name)
        return None if cell is None else cell.value

    def text(self, name: str) -> str:
        return str(self.value(name) or "")

    def money(self, name: str) -> Decimal | None:
        """Return an amount to the cent; one in another currency than the project's is kept as text only."""
        amount = self.value(name)
        if amount is None:
            return None
        own = self.profile.rule(name).currency
        if own not in (self.currency, NO_CURRENCY):
            self.doubt(name, "currency_differs", f"The amount is in {own}, the project in {self.currency}.")
            return None
        return Decimal(amount).quantize(CENT, ROUND_HALF_EVEN)

    def doubt(self, name: str, code: str, sentence: str) -> None:
        raw = self.row.fields[name].raw[:200] if name in self.row.fields else ""
        self.doubts.append(RowProblem(self.row.row, "", name, code, Severity.WARNING, sentence, raw))


def main_currency(profile: Profile) -> str:
    """Return the currency in which a profile reads most of its amounts, nothing where it names none."""
    named = [
        rule.currency for rule in profile.fields if rule.target.kind is FieldKind.MONEY and rule.currency != NO_CURRENCY
    ]
    return max(dict.fromkeys(named), key=named.count, default="")


def tell(row: PlannedReturn, period: PlannedPeriod, profile: Profile, currency: str, origin: Origin) -> Told:
    """Return what a row states."""
    reading = _Reading(row, profile, currency)
    start, finish = _dates(reading)
    figures: dict[str, Any] = {
        "delivery_confidence": reading.text("delivery_confidence"),
        "declared_overall": _declared(reading),
        "start_date": start,
        "forecast_finish": finish,
        "last_baseline_finish": _promised_finish(reading, finish),
        "forecast_cost": reading.money("forecast_cost"),
        "last_baseline_cost": _promised_cost(reading),
        "benefits_target": reading.money("benefits_target"),
        "benefits_forecast": reading.money("benefits_forecast"),
        "narrative": {part: reading.text(name) for name, part in NARRATIVES.items() if reading.text(name)},
    }
    kept = _kept(reading)
    texts = {name: reading.text(name) for name, target in TARGET_FIELDS.items() if target.kind is FieldKind.LINE}
    texts["description"] = reading.text("description")
    days = {item.name: getattr(period, item.name) for item in fields(period)}
    mark = digest(written({**figures, **kept, "texts": texts, "period": days}))
    source = {"file": origin.name, "sha256": origin.sha256, "profile": origin.profile, "row": row.row, "digest": mark}
    filed = Return(**figures, attributes={**kept, "source": source})
    return Told(row, period, texts, filed, mark, tuple(reading.doubts))


def _dates(reading: _Reading) -> tuple[date | None, date | None]:
    start, finish = reading.value("start_date"), reading.value("finish_date")
    last = finish or reading.value("baseline_finish_date")
    if start is not None and last is not None and last < start:
        reading.doubt("start_date", "finish_before_start", "The start lies after the finish; it is kept as text only.")
        start = None
    return start, finish


def _declared(reading: _Reading) -> str:
    colour = reading.text("declared_colour")
    if colour and colour not in DeclaredColour.values:
        reading.doubt("declared_colour", "colour_off_scale", "A project declares green, amber or red; kept as text.")
        return ""
    return colour


def _promised_finish(reading: _Reading, finish: date | None) -> date | None:
    """Return the baseline finish as stated, else the forecast less its total change up to this return."""
    stated, change = reading.value("baseline_finish_date"), reading.value("schedule_change_total_days")
    if not reading.profile.total_change_is_of_the_return:
        change = None
    if stated is not None or finish is None or change is None:
        return stated if isinstance(stated, date) else None
    try:
        return finish - timedelta(days=int(change))
    except OverflowError:
        reading.doubt("schedule_change_total_days", "change_impossible", "No date is so far away; kept as text only.")
        return None


def _promised_cost(reading: _Reading) -> Decimal | None:
    """Return the baseline cost as stated, else the forecast less its total change up to this return.

    Nothing is concluded the other way round: a promise says nothing of what is expected.
    """
    stated = reading.money("baseline_cost")
    if stated is not None or not reading.profile.total_change_is_of_the_return:
        return stated
    forecast, change = reading.money("forecast_cost"), reading.money("cost_change_total")
    return None if forecast is None or change is None else forecast - change


def _kept(reading: _Reading) -> dict[str, Any]:
    """Return what is kept beside the figures: raw texts, why a value is unknown, and what was not understood."""
    cells = reading.row.fields
    kept: dict[str, Any] = {
        "raw": {name: cell.raw for name, cell in cells.items() if _keeps_raw(name, cell)},
        "unknown": {name: cell.unknown.reason for name, cell in cells.items() if cell.unknown},
        "problems": {name: cell.problem.sentence for name, cell in cells.items() if cell.problem},
        "notes": {name: cell.note for name, cell in cells.items() if cell.note},
        "stated": dict(_stated(reading)),
        "extras": dict(reading.row.extras),
        "derived": _derived(reading),
    }
    return {name: values for name, values in kept.items() if values}


def _keeps_raw(name: str, cell: Cell[Any]) -> bool:
    return bool(cell.raw.strip()) and TARGET_FIELDS[name].kind in KEPT_RAW


def _stated(reading: _Reading) -> Iterator[tuple[str, Any]]:
    for name in STATED:
        value = reading.value(name)
        if value is not None:
            yield name, plain(value)


def _derived(reading: _Reading) -> list[str]:
    """Name the figures that no column states and that were taken from another column."""
    if not reading.profile.total_change_is_of_the_return:
        return []
    sources = (
        ("last_baseline_finish", "baseline_finish_date", "schedule_change_total_days"),
        ("last_baseline_cost", "baseline_cost", "cost_change_total"),
    )
    return [
        name for name, stated, other in sources if reading.value(stated) is None and reading.value(other) is not None
    ]
