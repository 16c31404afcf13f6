"""From facts to colours: what the engine is asked, and its answer in the form that a report freezes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from milepost.kernel.canonical import canonical, digest, plain
from milepost.kernel.measure import Known, NotApplicable, Unknown
from milepost.reporting.bridge.measures import Flag, Measure, all_measures
from milepost.reporting.bridge.rule_sets import Rules, rules_for
from milepost.reporting.bridge.staleness import stale_dimensions
from milepost.reporting.models import Period
from milepost.reporting.queries.facts.gathering import gather
from milepost.reporting.queries.facts.shapes import ProjectFacts, RememberedColours
from milepost_engine.choose.rag import (
    Colour,
    Dimension,
    DimensionColour,
    Fact,
    PastColour,
    RagFacts,
    RagResult,
    evaluate,
)

NOT_MEASURED = NotApplicable("Nothing in scope measures this yet.")


@dataclass(frozen=True, slots=True)
class Coloured:
    """The colours of a report beside the facts and the answer of the engine that they came from."""

    facts: ProjectFacts
    result: RagResult
    body: dict[str, Any]

    @property
    def sha256(self) -> str:
        """Return the digest of the body in its canonical form."""
        return digest(canonical(self.body))

    @property
    def shown(self) -> dict[str, str]:
        """Return the shown colour of every dimension."""
        return {name.value: each.shown.value for name, each in self.result.dimensions.items()}

    @property
    def counted(self) -> dict[str, str]:
        """Return what every dimension and the whole count as."""
        whole = {"overall": self.result.overall.counted.value}
        return whole | {name.value: each.counted.value for name, each in self.result.dimensions.items()}

    @property
    def memory(self) -> dict[str, list[Any]]:
        """Return what the next period needs to know of this one."""
        return {
            name.value: [each.raw.value, each.shown.value, each.critical]
            for name, each in self.result.dimensions.items()
        }


def coloured_at(period: Period, project_ids: Iterable[int], at: datetime, *, past: bool = False) -> dict[int, Coloured]:
    """Return facts and colours of projects for a period at an instant, from what is stored or from the ledger."""
    rules = rules_for(period, at if past else None)
    gathered = gather(project_ids, period, rules.parameters, at=at, past=past, method=rules.asks_for_the_method)
    return {project_id: colour(each.facts, each.memory, rules) for project_id, each in gathered.items()}


def colour(facts: ProjectFacts, memory: RememberedColours, rules: Rules) -> Coloured:
    """Colour a project by the rules and what its earlier reports showed."""
    measured = all_measures(facts)
    stale = stale_dimensions(facts, rules.parameters)
    values: dict[str, Fact] = {
        indicator.code: measured.get(indicator.code, NOT_MEASURED) for indicator in rules.rule_set.indicators
    }
    result = evaluate(
        RagFacts(values, {Dimension(name): why for name, why in stale.items()}), rules.rule_set, _past(memory)
    )
    return Coloured(facts, result, _body(facts, measured, result))


def _past(memory: RememberedColours) -> dict[Dimension, list[PastColour]]:
    return {
        Dimension(name): [PastColour(Colour(raw), Colour(shown), critical) for raw, shown, critical in past]
        for name, past in memory.by_dimension.items()
    }


def _body(facts: ProjectFacts, measured: dict[str, Measure | Flag], result: RagResult) -> dict[str, Any]:
    """Return facts, measures and colours as canonical JSON holds them."""
    told = plain(asdict(facts))
    if not isinstance(told, dict):
        raise TypeError("The facts of a project are an object")
    if facts.method is None:
        del told["method"]
    return {
        **told,
        "measures": {name: told_measure(each) for name, each in measured.items()},
        "colours": {
            "version": result.version,
            "overall": {
                "shown": result.overall.shown.value,
                "counted": result.overall.counted.value,
                "rule": result.overall.rule,
                "sentence": result.overall.sentence,
                "dimensions": [each.value for each in result.overall.dimensions],
            },
            "coverage": [result.coverage.known, result.coverage.due],
            "dimensions": {name.value: _dimension(each) for name, each in result.dimensions.items()},
        },
    }


def _dimension(told: DimensionColour) -> dict[str, Any]:
    return {
        "raw": told.raw.value,
        "shown": told.shown.value,
        "counted": told.counted.value,
        "critical": told.critical,
        "grey_streak": told.grey_streak,
        "sentence": told.sentence,
        "deciders": list(told.deciders),
        "coverage": [told.coverage.known, told.coverage.due],
        "indicators": [
            {
                "code": each.code,
                "colour": each.colour.value,
                "threshold": each.threshold,
                "sentence": each.sentence,
                **told_measure(each.fact),
            }
            for each in told.indicators
        ],
    }


def told_measure(measure: Fact) -> dict[str, Any]:
    """Return a measure as JSON: its value as text or truth, else why there is none."""
    if isinstance(measure, Known):
        value = measure.value
        return {"value": value if isinstance(value, bool) else format(Decimal(str(value)), "f")}
    kind = "unknown" if isinstance(measure, Unknown) else "not_applicable"
    return {kind: measure.reason}
