"""The colour of one fact, with the sentence that says why."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from milepost_engine.choose.rag.colours import Colour
from milepost_engine.choose.rag.rules import Indicator, Kind, Unit
from milepost_engine.errors import ChoiceError
from milepost_engine.result import Known, NotApplicable, Result

Fact = Result[float] | Result[Decimal] | Result[bool]
"""What is known of one indicator: a number in its unit, or for a flag whether it is raised."""


@dataclass(frozen=True, slots=True)
class IndicatorColour:
    """One indicator with its value and its colour.

    Attributes
    ----------
    code : str
        Stable code of the indicator.
    fact : Fact
        What was handed over.
    threshold : str
        The bands in words.
    colour : Colour
        Green, Amber or Red when the fact is known, Grey when it is unknown, else not applicable.
    sentence : str
        What was found, with the numbers.
    critical : bool
        Whether the indicator is Red and its Red makes the whole project Red.
    is_measure : bool
        Whether it measures on a scale and so can make its dimension Green.
    """

    code: str
    fact: Fact
    threshold: str
    colour: Colour
    sentence: str
    critical: bool
    is_measure: bool


def judge_indicator(indicator: Indicator, fact: Fact, tolerance: float) -> IndicatorColour:
    """Colour one fact by its indicator.

    Parameters
    ----------
    indicator : Indicator
        What is measured and where its bands lie.
    fact : Fact
        A number in the unit of the indicator, a truth value for a flag, or the reason why there is none.
    tolerance : float
        Absolute slack in favour of the better band.

    Returns
    -------
    IndicatorColour
        The colour with its sentence.

    Raises
    ------
    ChoiceError
        If a number is not finite or a flag is not a truth value.

    Examples
    --------
    >>> from milepost_engine.choose.rag import RULE_SET_V1
    >>> judge_indicator(RULE_SET_V1.indicators[1], Known(0.8125), 1e-9).sentence
    'The schedule performance index in time, SPI(t), is 0.8125: Green from 0.9, Amber from 0.8, Red below.'
    """
    threshold = threshold_text(indicator)
    if not isinstance(fact, Known):
        colour = Colour.NOT_APPLICABLE if isinstance(fact, NotApplicable) else Colour.GREY
        sentence = fact.reason
    elif indicator.kind is Kind.FLAG:
        colour, sentence = _flag(indicator, fact.value)
    else:
        colour = _band(indicator, fact.value, tolerance)
        sentence = f"{indicator.label} is {_written(fact.value, indicator.unit)}: {threshold}."
    critical = indicator.critical and colour is Colour.RED
    return IndicatorColour(indicator.code, fact, threshold, colour, sentence, critical, indicator.is_measure)


def threshold_text(indicator: Indicator) -> str:
    """Return the bands of `indicator` in words.

    Examples
    --------
    >>> from milepost_engine.choose.rag import RULE_SET_V1
    >>> threshold_text(RULE_SET_V1.indicators[1])
    'Green from 0.9, Amber from 0.8, Red below'
    """
    if indicator.kind is Kind.FLAG:
        return f"{indicator.when_raised.value.capitalize()} when it is so"
    upto, beyond = ("up to", "above") if indicator.kind is Kind.AT_MOST else ("from", "below")
    green, amber = (_written(limit, indicator.unit) for limit in (indicator.green, indicator.amber))
    if not indicator.is_measure:
        return f"Green {upto} {green}, Red {beyond}"
    return f"Green {upto} {green}, Amber {upto} {amber}, Red {beyond}"


def _flag(indicator: Indicator, value: object) -> tuple[Colour, str]:
    """Return the colour and the sentence of a flag."""
    if not isinstance(value, bool):
        raise ChoiceError(f"{indicator.code} is a flag and must be true or false, not {value!r}.")
    if value:
        return indicator.when_raised, f"{indicator.label}."
    return Colour.GREEN, f"Not so: {indicator.label[0].lower()}{indicator.label[1:]}."


def _band(indicator: Indicator, value: float | Decimal, tolerance: float) -> Colour:
    """Return the band in which a number lies."""
    if isinstance(value, bool) or not math.isfinite(value):
        raise ChoiceError(f"{indicator.code} must be a finite number, not {value!r}.")
    excess = float(value) if indicator.kind is Kind.AT_MOST else -float(value)
    sign = 1.0 if indicator.kind is Kind.AT_MOST else -1.0
    if excess <= sign * indicator.green + tolerance:
        return Colour.GREEN
    return Colour.AMBER if excess <= sign * indicator.amber + tolerance else Colour.RED


def _written(value: float | Decimal, unit: Unit) -> str:
    """Write a value in its unit."""
    if unit is Unit.SHARE:
        return f"{100 * float(value):.4g} %"
    if unit is Unit.MINUTES:
        return f"{float(value):.0f} working minutes"
    return f"{float(value):,.2f}" if unit is Unit.MONEY else f"{float(value):.4g}"
