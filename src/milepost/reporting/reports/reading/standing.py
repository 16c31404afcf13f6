"""Where a set of projects stands: how many of each colour, period after period, and how green it is outside only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from milepost.documents.cells import Number, Value
from milepost.kernel.measure import Known, NotApplicable, Unknown
from milepost.reporting.bridge.watermelon import index_of
from milepost.reporting.choices import DIMENSIONS
from milepost.reporting.reports.reading.lines import Before, Line, level
from milepost.reporting.reports.reading.period import Reading

COLOURS = ("red", "amber", "green", "grey")
CONFIDENCES = ("red", "amber_red", "amber", "amber_green", "green")
CENT = Decimal("0.01")
Shown = Line | Before


def counts(colours: Iterable[str]) -> Counter[str]:
    """Return how many of each colour there are."""
    return Counter(colours)


def shown_in(line: Line, period: str, current: str) -> Shown | None:
    """Return what a project showed in a period, None where it did not report yet."""
    if period == current:
        return line
    return next((each for each in line.before if each.period == period), None)


def over_periods(reading: Reading, colour_of: Callable[[Shown], str], colours: Sequence[str]) -> list[list[Decimal]]:
    """Return per colour how many projects showed it in each period; a project that did not exist counts nowhere."""
    current = reading.period["code"]
    columns = []
    for period in reading.periods:
        shown = (shown_in(line, period, current) for line in reading.lines)
        columns.append(counts(colour_of(each) for each in shown if each is not None))
    return [[Decimal(column[colour]) for column in columns] for colour in colours]


def index(shown: Iterable[Shown]) -> tuple[Value, int, int]:
    """Return the watermelon index of a set, how many of it could be compared, and how many there are."""
    pairs = [(each.counted, each.declared) for each in shown]
    compared = sum(1 for counted, declared in pairs if declared and counted not in ("", "not_applicable"))
    found = index_of(pairs)
    if isinstance(found, Known):
        return Number(Decimal(str(found.value)).quantize(CENT), "", 2), compared, len(pairs)
    return found, compared, len(pairs)


def index_over_periods(reading: Reading) -> tuple[Decimal | Unknown | NotApplicable, ...]:
    """Return the watermelon index of the whole in each period."""
    current = reading.period["code"]
    found: list[Decimal | Unknown | NotApplicable] = []
    for period in reading.periods:
        shown = [shown_in(line, period, current) for line in reading.lines]
        value, _, _ = index(each for each in shown if each is not None)
        found.append(value.value if isinstance(value, Number) else Unknown("Nothing could be compared in this period."))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Worsening:
    """What turned worse on a project since the period before, each change in words."""

    line: Line
    changes: tuple[str, ...]
    days: int | None
    cost: Decimal | None


def worsened(line: Line) -> Worsening | None:
    """Return what turned worse, None when nothing did or there is no period before.

    A colour turned worse when its level rose, or when what was known went grey. A slip of the finish or a rise of
    the cost alone is a movement, not a worsening.
    """
    last = line.last
    if last is None:
        return None
    changes = [*_overall(line, last), *_dimensions(line, last)]
    if not changes:
        return None
    days = (line.forecast_finish - last.finish).days if line.forecast_finish and last.finish else None
    now = line.amount("forecast_cost")
    return Worsening(line, tuple(changes), days, now - last.cost if now is not None and last.cost is not None else None)


def _overall(line: Line, last: Before) -> Iterable[str]:
    if level(line.counted) > level(last.counted) or (line.computed == "grey") > (last.computed == "grey"):
        yield f"Computed {_word(last.computed)} to {_word(line.computed)}"
    if line.declared and last.declared and level(line.declared) > level(last.declared):
        yield f"Declared {_word(last.declared)} to {_word(line.declared)}"
    if line.confidence in CONFIDENCES and last.confidence in CONFIDENCES:
        worse = CONFIDENCES.index(line.confidence) < CONFIDENCES.index(last.confidence)
        if worse:
            yield f"Delivery confidence {_word(last.confidence)} to {_word(line.confidence)}"


def _dimensions(line: Line, last: Before) -> Iterable[str]:
    for name in DIMENSIONS:
        colour, was = line.told["computed"].get(name, ""), last.dimensions.get(name, "")
        if was and (level(colour) > level(was) or (colour == "grey" and was not in ("grey", "not_applicable"))):
            yield f"{name.capitalize()} {_word(was)} to {_word(colour)}"


def _word(colour: str) -> str:
    return "not measured" if colour in ("", "not_applicable") else colour.replace("_", "/")


def worsenings(reading: Reading) -> list[Worsening]:
    """Return everything that turned worse, the worst projects first."""
    return [each for each in map(worsened, reading.lines) if each]


def reports_in(lines: Iterable[Line]) -> int:
    """Return how many projects handed their report in; an imported one is in."""
    return sum(1 for line in lines if line.imported or (line.told["submitted_at"] and not line.told["breach"]))


def by_worst(shown: Iterable[Line], name: str) -> dict[str, list[Line]]:
    """Return projects by a part of their identity, the groups in the order of their names, what has none last."""
    groups: dict[str, list[Line]] = {}
    for line in shown:
        groups.setdefault(str(line.identity.get(name) or ""), []).append(line)
    return dict(sorted(groups.items(), key=lambda each: (each[0] == "", each[0].casefold(), each[0])))
