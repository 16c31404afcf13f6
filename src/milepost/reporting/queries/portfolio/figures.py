"""What the light rows of a period add up to: counts, coverage, money by currency, movement in bands, lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from milepost.kernel.measure import Coverage
from milepost.reporting.choices import LEVELS, ReportState
from milepost.reporting.queries.board import CONFIDENCE
from milepost.reporting.queries.board_shapes import Movement
from milepost.reporting.queries.portfolio.lines import Line, Shade
from milepost.reporting.rules.scores import days_late

BANDS = ("earlier", "as promised", "slightly", "watch", "far", "unknown")
FINISH_LIMITS = (Decimal("0.05"), Decimal("0.15"))
COST_LIMITS = (Decimal("0.05"), Decimal("0.10"))


@dataclass(frozen=True, slots=True)
class Sum:
    """Amounts of one currency, over the projects that know both: never added across currencies."""

    currency: str
    amount: Decimal
    against: Decimal
    known: int
    due: int


@dataclass(frozen=True, slots=True)
class Late:
    """A report or a review that is late, missing, or rests on missing facts."""

    line: Line
    what: str
    side: str
    due_on: date | None
    days: int


@dataclass(frozen=True, slots=True)
class Turned:
    """A project whose colour or confidence differs between two periods; `steps` above zero is worse."""

    before: Shade
    now: Line
    steps: int


def coverage(lines: Sequence[Line]) -> Coverage:
    """Return how many projects have a colour that was computed from known facts."""
    return Coverage(sum(each.computed_overall in ("green", "amber", "red") for each in lines), len(lines))


def colours(lines: Iterable[Line | Shade]) -> Counter[str]:
    """Count projects by computed colour; "" is not computed yet."""
    return Counter(each.computed_overall for each in lines)


def watermelons(lines: Iterable[Line]) -> list[Line]:
    """Return what is declared better than computed, the widest gap first."""
    found = [each for each in lines if each.divergence is not None and each.divergence > 0]
    return sorted(found, key=lambda each: (-(each.divergence or 0), each.code))


def steps(before: Shade, now: Line) -> int:
    """Return by how many levels a project turned worse (above zero) or better, by colour, else by confidence."""
    if before.counted_overall and now.counted_overall:
        by_colour = LEVELS.get(now.counted_overall, 0) - LEVELS.get(before.counted_overall, 0)
        if by_colour:
            return by_colour
    if before.delivery_confidence and now.delivery_confidence:
        return CONFIDENCE[now.delivery_confidence] - CONFIDENCE[before.delivery_confidence]
    return 0


def turned(before: Mapping[int, Shade], lines: Iterable[Line]) -> list[Turned]:
    """Return what turned since the period before, the worst first and what turned better last."""
    pairs = ((before[each.project_id], each) for each in lines if each.project_id in before)
    found = [Turned(then, now, by) for then, now in pairs if (by := steps(then, now))]
    return sorted(found, key=lambda each: (-each.steps, each.now.code))


def late_or_grey(lines: Iterable[Line], today: date, *, locked: bool) -> list[Late]:
    """Return what is late on either side, and what is grey, the latest first."""
    found = [each for line in lines if (each := _late(line, today, locked=locked)) is not None]
    return sorted(found, key=lambda each: (-each.days, each.line.code))


def _late(line: Line, today: date, *, locked: bool) -> Late | None:
    if line.breach:
        return Late(line, "No report", "pm", line.due_on, days_late(line.due_on, line.first_submitted_on, today))
    missing = 0 if locked else days_late(line.due_on, line.first_submitted_on, today)
    if missing and line.first_submitted_on is None:
        return Late(line, "Report overdue", "pm", line.due_on, missing)
    if line.state == ReportState.SUBMITTED and (waiting := days_late(line.review_due_on, None, today)):
        return Late(line, "Review overdue", "pmo", line.review_due_on, waiting)
    if missing:
        return Late(line, "Came late", "pm", line.due_on, missing)
    if line.computed_overall == "grey":
        return Late(line, "Grey", "pm", line.due_on, 0)
    return None


def sums(lines: Iterable[Line], amount: str, against: str) -> list[Sum]:
    """Add up two columns by currency over the projects that know both, the currency of most projects first."""
    known: dict[str, list[tuple[Decimal, Decimal]]] = {}
    due: Counter[str] = Counter()
    for line in lines:
        one, other = getattr(line, amount), getattr(line, against)
        due[line.currency] += 1
        if one is not None and other is not None:
            known.setdefault(line.currency, []).append((one, other))
    totals = [
        Sum(
            currency,
            sum((one for one, _ in pairs), Decimal(0)),
            sum((other for _, other in pairs), Decimal(0)),
            len(pairs),
            due[currency],
        )
        for currency, pairs in known.items()
    ]
    return sorted(totals, key=lambda each: (-each.known, each.currency))


def finish_shift(line: Line, baseline: str) -> tuple[int, int] | None:
    """Return by how many days the forecast finish stands off a baseline, and how many days that baseline planned."""
    finish, start = getattr(line, f"{baseline}_baseline_finish"), getattr(line, f"{baseline}_baseline_start")
    if line.forecast_finish is None or finish is None:
        return None
    return (line.forecast_finish - finish).days, (finish - start).days if start else 0


def cost_shift(line: Line, baseline: str) -> tuple[Decimal, Decimal] | None:
    """Return by how much the forecast cost stands off a baseline, and that baseline's cost."""
    cost = getattr(line, f"{baseline}_baseline_cost")
    return None if line.forecast_cost is None or cost is None else (line.forecast_cost - cost, cost)


def movement(shifted: tuple[int, int] | tuple[Decimal, Decimal] | None) -> Movement:
    """Return a shift as an amount and, where the baseline planned anything, a share of it."""
    if shifted is None:
        return Movement(None, None)
    moved, planned = Decimal(shifted[0]), Decimal(shifted[1])
    return Movement(moved, (moved / planned).quantize(Decimal("0.0001")) if planned > 0 else None)


Shift = Callable[[Line, str], tuple[int, int] | tuple[Decimal, Decimal] | None]


def bands(lines: Iterable[Line], baseline: str, shift: Shift, limits: tuple[Decimal, Decimal]) -> Counter[str]:
    """Count the projects by how far their forecast stands off a baseline, by the limits of the colours."""
    return Counter(_band(shift(line, baseline), limits) for line in lines)


def _band(shifted: tuple[int, int] | tuple[Decimal, Decimal] | None, limits: tuple[Decimal, Decimal]) -> str:
    if shifted is None:
        return "unknown"
    moved, planned = shifted
    if moved <= 0:
        return "earlier" if moved < 0 else "as promised"
    if planned <= 0:
        return "far"
    if moved <= limits[0] * planned:
        return "slightly"
    return "watch" if moved <= limits[1] * planned else "far"


def median_slip(lines: Iterable[Line], baseline: str) -> tuple[int | None, int]:
    """Return the median slip in days and over how many projects; a mean would hide a few very late ones."""
    slips = [shifted[0] for line in lines if (shifted := finish_shift(line, baseline)) is not None]
    return (round(median(slips)) if slips else None), len(slips)
