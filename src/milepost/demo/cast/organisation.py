"""The authority: its name, its units, what it wants to achieve, and what it runs its projects in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

NAME = "Aldermere Water and Transport Authority"
DOMAIN = "aldermere.example"
CURRENCY = "EUR"
ROOT = "AWT"


@dataclass(frozen=True, slots=True)
class UnitOf:
    """A unit: its code, its name and the code of the one above."""

    code: str
    name: str
    above: str = ROOT


UNITS = (
    UnitOf(ROOT, NAME, ""),
    UnitOf("PMO", "Project Management Office"),
    UnitOf("WAT", "Water Supply"),
    UnitOf("WWT", "Waste Water"),
    UnitOf("TRM", "Tram and Rail"),
    UnitOf("BUS", "Bus and Ferry"),
    UnitOf("DIG", "Digital Services"),
    UnitOf("CUS", "Customers"),
    UnitOf("EST", "Estates and Energy"),
    UnitOf("SHE", "Safety, Health and Environment"),
    UnitOf("FIN", "Finance"),
    UnitOf("PPL", "People"),
)


@dataclass(frozen=True, slots=True)
class Aim:
    """A strategic objective with its weight."""

    code: str
    statement: str
    weight: Decimal


AIMS = (
    Aim("S1", "Drinking water that never fails, even in a dry summer", Decimal("0.25")),
    Aim("S2", "Rivers and shore clean enough to swim in all year", Decimal("0.20")),
    Aim("S3", "Every district within ten minutes of frequent transport", Decimal("0.25")),
    Aim("S4", "Half the energy and emissions of ten years ago", Decimal("0.15")),
    Aim("S5", "Services that people can use without help", Decimal("0.15")),
)

PORTFOLIOS = (
    ("WATER", "Water and waste water"),
    ("MOBILITY", "Transport"),
    ("SERVICES", "Digital, customers and estates"),
)

PROGRAMMES = (
    ("LINE5", "Tram Line 5", "MOBILITY"),
    ("LEAK", "Leakage halved", "WATER"),
    ("SHORE", "Clean shore", "WATER"),
    ("DOOR", "One front door", "SERVICES"),
)

PORTFOLIO_OF = {
    "WAT": "WATER",
    "WWT": "WATER",
    "SHE": "WATER",
    "TRM": "MOBILITY",
    "BUS": "MOBILITY",
}
"""The portfolio of a unit's projects; those of every other unit belong to the services."""
