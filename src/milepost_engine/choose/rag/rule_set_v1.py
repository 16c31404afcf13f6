"""Version 1 of the rule set: the default thresholds, each of which a policy may change in a new version."""

from __future__ import annotations

from milepost_engine.choose.rag.colours import Colour, Dimension
from milepost_engine.choose.rag.rules import Indicator, Kind, RuleSet, Unit


def _band(
    dimension: Dimension,
    code: str,
    label: str,
    kind: Kind,
    *,
    limits: tuple[float, float],
    unit: Unit = Unit.SHARE,
) -> Indicator:
    """Return a number with a Green and an Amber limit."""
    return Indicator(code, dimension, kind, unit, label, green=limits[0], amber=limits[1])


def _flag(
    dimension: Dimension, code: str, label: str, colour: Colour = Colour.RED, *, critical: bool = False
) -> Indicator:
    """Return a flag."""
    return Indicator(code, dimension, Kind.FLAG, Unit.FLAG, label, when_raised=colour, critical=critical)


_MOST, _LEAST = Kind.AT_MOST, Kind.AT_LEAST

_SCHEDULE = (
    _band(
        Dimension.SCHEDULE,
        "forecast_slip_share",
        "The forecast slip as a share of the planned duration",
        _MOST,
        limits=(0.05, 0.15),
    ),
    _band(
        Dimension.SCHEDULE,
        "spi_t",
        "The schedule performance index in time, SPI(t),",
        _LEAST,
        limits=(0.90, 0.80),
        unit=Unit.RATIO,
    ),
    _flag(Dimension.SCHEDULE, "internal_milestone_missed", "An internal milestone was missed", Colour.AMBER),
    _flag(
        Dimension.SCHEDULE,
        "committed_milestone_forecast_missed",
        "A gate or contract milestone is forecast to be missed",
    ),
    _band(
        Dimension.SCHEDULE,
        "deadline_float_minutes",
        "The float to the deadline",
        _LEAST,
        limits=(0.0, 0.0),
        unit=Unit.MINUTES,
    ),
)

_COST = (
    _band(
        Dimension.COST,
        "vac_share",
        "The variance at completion as a share of the budget",
        _LEAST,
        limits=(-0.05, -0.10),
    ),
    _band(
        Dimension.COST,
        "tcpi_bac",
        "The performance needed to finish within the budget, TCPI,",
        _MOST,
        limits=(1.10, 1.10),
        unit=Unit.RATIO,
    ),
    _flag(
        Dimension.COST,
        "budget_unachievable",
        "The budget is used up and work remains, so that no performance finishes within it",
    ),
    _flag(
        Dimension.COST,
        "credibility_flag",
        "The estimate at completion asks for a performance unlike the one so far",
        Colour.AMBER,
    ),
    _flag(Dimension.COST, "unfunded_commitment", "A commitment has no funding"),
)

_SCOPE = (
    _band(
        Dimension.SCOPE,
        "undecided_change_share",
        "The undecided change as a share of the budget",
        _MOST,
        limits=(0.05, 0.10),
    ),
    _flag(Dimension.SCOPE, "unapproved_work", "Unapproved work was found"),
)

_QUALITY = (
    _band(
        Dimension.QUALITY,
        "quality_pass_share",
        "The share of quality checks passed",
        _LEAST,
        limits=(0.95, 0.85),
    ),
    _flag(Dimension.QUALITY, "open_critical_fail", "A critical quality check failed and is open"),
)

_BENEFITS = (
    _band(
        Dimension.BENEFITS,
        "benefits_forecast_share",
        "The forecast of benefits as a share of the target",
        _LEAST,
        limits=(0.95, 0.80),
    ),
    _band(
        Dimension.BENEFITS,
        "to_go_npv",
        "The net present value still to go",
        _LEAST,
        limits=(0.0, 0.0),
        unit=Unit.MONEY,
    ),
)

_RISK = (
    _band(
        Dimension.RISK,
        "risk_exposure_ratio",
        "The risk exposure as a ratio to the remaining contingency",
        _MOST,
        limits=(0.8, 1.0),
        unit=Unit.RATIO,
    ),
    _flag(Dimension.RISK, "contingency_exhausted", "The contingency is used up while risks are open"),
    _flag(Dimension.RISK, "critical_risk_without_response", "A critical risk has no response"),
)

_RESOURCES = (
    _band(
        Dimension.RESOURCES,
        "unfilled_share",
        "The unfilled demand of the next weeks as a share of all",
        _MOST,
        limits=(0.05, 0.15),
    ),
    _flag(Dimension.RESOURCES, "key_post_vacant", "A key post is vacant"),
)

_COMPLIANCE = (
    _band(
        Dimension.COMPLIANCE,
        "compliance_score",
        "The compliance score",
        _LEAST,
        limits=(0.90, 0.75),
        unit=Unit.RATIO,
    ),
    _flag(Dimension.COMPLIANCE, "critical_breach", "A critical obligation was breached", critical=True),
)

RULE_SET_V1 = RuleSet(
    version="1",
    indicators=(
        *_SCHEDULE,
        *_COST,
        *_SCOPE,
        *_QUALITY,
        *_BENEFITS,
        *_RISK,
        *_RESOURCES,
        *_COMPLIANCE,
    ),
)
"""The default rule set; the numbers are those of the domain brief, section 3.16."""
