"""One project in the body of a period: what was reported of it, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.reporting.choices import LEVELS, Breach, ReportState
from milepost.reporting.reports.reading.values import amount_of, day_of


@dataclass(frozen=True, slots=True)
class Before:
    """What a project showed in an earlier period."""

    period: str
    state: str
    computed: str
    counted: str
    declared: str
    divergence: int | None
    confidence: str
    dimensions: Mapping[str, str]
    finish: date | None
    cost: Decimal | None
    breach: str


@dataclass(frozen=True, slots=True)
class Line:
    """What was reported of one project for the period."""

    project_id: int
    report_id: int
    told: Mapping[str, Any]
    facts: Mapping[str, Any]
    before: tuple[Before, ...]
    live: bool

    @property
    def identity(self) -> Mapping[str, Any]:
        """Return what the project is, as frozen with its facts."""
        found: Mapping[str, Any] = self.facts.get("identity", {})
        return found

    @property
    def code(self) -> str:
        """Return the code of the project."""
        return str(self.identity.get("code") or f"Project {self.project_id}")

    @property
    def name(self) -> str:
        """Return the name of the project."""
        return str(self.identity.get("name") or self.code)

    @property
    def pm(self) -> str:
        """Return who manages the project, or that nobody does."""
        return str(self.identity.get("pm") or "Nobody (the post is vacant)")

    @property
    def source(self) -> str:
        """Return the address of the report."""
        return f"/status-reports/{self.report_id}/"

    @property
    def project_source(self) -> str:
        """Return the address of the project."""
        code = self.identity.get("code")
        return f"/projects/{code}/" if code else self.source

    @property
    def computed(self) -> str:
        """Return the colour that the facts show."""
        return str(self.told["computed_overall"])

    @property
    def counted(self) -> str:
        """Return the colour that a roll-up counts, also where the shown one is grey."""
        return str(self.told["counted_overall"])

    @property
    def declared(self) -> str:
        """Return the colour that the project manager declared."""
        return str(self.told["declared_overall"])

    @property
    def confidence(self) -> str:
        """Return the independent delivery confidence."""
        return str(self.told["delivery_confidence"])

    @property
    def divergence(self) -> int:
        """Return by how many levels the declared colour is better than the counted one; 0 where one is missing."""
        return LEVELS[self.counted] - LEVELS[self.declared] if self.counted in LEVELS and self.declared else 0

    @property
    def state(self) -> str:
        """Return where the report stands, in words."""
        if self.told["breach"]:
            return Breach(self.told["breach"]).label
        return ReportState(self.told["state"]).label

    @property
    def breach(self) -> str:
        """Return which duty of the report was broken, if one was."""
        return str(self.told["breach"])

    @property
    def imported(self) -> bool:
        """Return whether the report came from a file."""
        return bool(self.told["origin"] == "imported")

    @property
    def currency(self) -> str:
        """Return the currency of the project's amounts."""
        return str(self.told["currency"])

    @property
    def last(self) -> Before | None:
        """Return what the project showed in the period before."""
        return self.before[-1] if self.before else None

    @property
    def forecast_finish(self) -> date | None:
        """Return when the project is expected to finish, or finished."""
        return self.day("forecast_finish")

    @property
    def why(self) -> str:
        """Return the sentence that says what decided the computed colour."""
        return str(self.told["computed_why"])

    def day(self, name: str) -> date | None:
        """Return a date of the report."""
        return day_of(self.told[name])

    def amount(self, name: str) -> Decimal | None:
        """Return an amount of the report."""
        return amount_of(self.told[name])

    def items(self, name: str) -> list[Mapping[str, Any]]:
        """Return a list of the facts: risks, issues, decisions, benefits, milestones."""
        return list(self.facts.get(name, ()))

    def dimension(self, name: str) -> Mapping[str, Any]:
        """Return how a dimension was coloured."""
        found: Mapping[str, Any] = self.facts.get("colours", {}).get("dimensions", {}).get(name, {})
        return found


def line_of(report: Mapping[str, Any], *, live: bool) -> Line:
    """Return a report of a body, typed."""
    return Line(
        project_id=report["project_id"],
        report_id=report["report_id"],
        told=report,
        facts=report["facts"],
        before=tuple(_before(each) for each in report["trend"]),
        live=live,
    )


def _before(told: Mapping[str, Any]) -> Before:
    return Before(
        period=told["period"],
        state=told["state"],
        computed=told["computed_overall"],
        counted=told["counted_overall"],
        declared=told["declared_overall"],
        divergence=told["divergence"],
        confidence=told["delivery_confidence"],
        dimensions=told["computed"],
        finish=day_of(told["forecast_finish"]),
        cost=amount_of(told["forecast_cost"]),
        breach=told["breach"],
    )


def level(colour: str) -> int:
    """Return how bad a colour is, 0 the best; no colour is none."""
    return LEVELS.get(colour, 0)


CONFIDENCE_LEVELS = {"green": 0, "amber_green": 1, "amber": 2, "amber_red": 3, "red": 4}


def worst_first(line: Line) -> tuple[int, int, str, int]:
    """Order projects by what they count as, then grey before known, then by name."""
    return (-level(line.counted), 0 if line.computed == "grey" else 1, line.name.casefold(), line.project_id)
