"""From score sheets to the engine's weighted scoring and back: the only door of this floor to the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from milepost.demand.models import ScoreSheet, ScoringModel
from milepost.kernel.measure import Coverage, Known, Result, Unknown, map_known
from milepost_engine.choose.scoring import (
    Criterion,
    CriterionScore,
    ItemScore,
    Sensitivity,
    rank,
    rank_stability,
    score_item,
    sensitivity,
)

TENTH = Decimal("0.1")
Answers = dict[str, list[Result[int]]]


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """What the scorers said under one criterion on 0 to 100, and how far they are apart."""

    code: str
    label: str
    weight: Decimal
    utility: Result[Decimal]
    dispersion: Result[Decimal]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of a request on 0 to 100 with its range, and where the scorers differ most."""

    score: Result[Decimal]
    low: Decimal
    high: Decimal
    dispersion: Result[Decimal]
    apart_on: str
    lines: tuple[CriterionLine, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a request in the ranking, and under which changed weights it crosses the cut line."""

    key: str
    number: int
    scored: Scored
    above: bool
    crosses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """All places in order, and the share of changed weights under which no place changes."""

    places: tuple[Place, ...]
    stability: Result[float]
    changes: int


def scored(model: ScoringModel, sheets: Sequence[ScoreSheet]) -> Scored:
    """Return the score of one request by what its scorers said."""
    return _scored(model, score_item("the request", _criteria(model), _answers(model, sheets)))


def ranking(model: ScoringModel, sheets: Mapping[str, Sequence[ScoreSheet]], cut_line: int) -> Ranking:
    """Return the ranking of requests by code, with the places that hang on a weight which moves by a fifth."""
    criteria = _criteria(model)
    answers = {code: _answers(model, given) for code, given in sheets.items()}
    items = {code: score_item(code, criteria, given) for code, given in answers.items()}
    order = rank(list(items.values()))
    moved = sensitivity(criteria, answers, cut_line) if items else []
    labels = {each["code"]: str(each["label"]) for each in model.criteria}
    places = tuple(
        Place(
            key=code,
            number=number,
            scored=_scored(model, items[code]),
            above=number <= cut_line,
            crosses=tuple(_told(each, labels) for each in moved if code in {*each.swapped_in, *each.swapped_out}),
        )
        for number, code in enumerate(order, start=1)
    )
    return Ranking(places, rank_stability(moved), len(moved))


def _told(changed: Sensitivity, labels: Mapping[str, str]) -> str:
    sign = "+" if changed.factor > 1 else "−"
    return f"{labels[changed.criterion]} {sign}{abs(changed.factor - 1):.0%}"


def _criteria(model: ScoringModel) -> list[Criterion]:
    return [
        Criterion(each["code"], Decimal(each["weight"]), reversed_scale=each["direction"] == "down")
        for each in model.criteria
    ]


def _answers(model: ScoringModel, sheets: Sequence[ScoreSheet]) -> Answers:
    return {each["code"]: [_answer(sheet.answers.get(each["code"], {})) for sheet in sheets] for each in model.criteria}


def _answer(told: Mapping[str, object]) -> Result[int]:
    value = told.get("value")
    return Known(value) if isinstance(value, int) else Unknown(str(told.get("rationale", "")) or "Not told.")


def _scored(model: ScoringModel, item: ItemScore) -> Scored:
    lines = tuple(_line(each, item.criteria[each["code"]]) for each in model.criteria)
    apart = [(line.dispersion.value, line.label) for line in lines if isinstance(line.dispersion, Known)]
    most = max(apart, default=None)
    return Scored(
        score=map_known(item.score, _tenths),
        low=_tenths(item.low),
        high=_tenths(item.high),
        dispersion=Known(most[0]) if most else Unknown("No criterion was scored by two."),
        apart_on=most[1] if most and most[0] > 0 else "",
        lines=lines,
    )


def _line(criterion: Mapping[str, Any], told: CriterionScore) -> CriterionLine:
    return CriterionLine(
        code=criterion["code"],
        label=str(criterion["label"]),
        weight=Decimal(criterion["weight"]),
        utility=map_known(told.utility, _tenths),
        dispersion=map_known(told.dispersion, lambda value: _tenths(Decimal(repr(value)))),
        coverage=told.coverage,
    )


def _tenths(value: Decimal) -> Decimal:
    return value.quantize(TENTH, ROUND_HALF_EVEN)
