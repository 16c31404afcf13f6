"""The rule set of the objective RAG as plain data: what is measured, where its bands lie, how it rolls up.

A rule set is a policy: it is stored as a plain dictionary, has a version, and every report names the version
that coloured it. Nothing here decides a colour; `indicators`, `dimensions` and `overall` do.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from milepost_engine.choose.rag.colours import Colour, Dimension
from milepost_engine.errors import ChoiceError


class Kind(StrEnum):
    """How a fact becomes a colour.

    `AT_MOST` and `AT_LEAST` compare a number with a green and an amber limit, both inclusive. When the two
    limits are equal there is no Amber: the number is an alarm that is either quiet or Red. `FLAG` compares
    nothing: a raised flag has the colour `when_raised`.
    """

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    FLAG = "flag"


class Unit(StrEnum):
    """How the value of a fact is written in a sentence."""

    SHARE = "share"
    RATIO = "ratio"
    MINUTES = "minutes"
    MONEY = "money"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One fact that a dimension is judged by.

    Attributes
    ----------
    code : str
        Stable name of the fact, the key under which its value is handed over.
    dimension : Dimension
        The dimension it colours.
    kind : Kind
        How it becomes a colour.
    unit : Unit
        How its value is written.
    label : str
        Beginning of its sentence; for a flag the whole sentence when it is raised.
    green, amber : float
        Inclusive limits of the Green and the Amber band; unused by a flag.
    when_raised : Colour
        Colour of a raised flag; unused by a number.
    critical : bool
        Whether a Red of this indicator makes its whole project Red.
    """

    code: str
    dimension: Dimension
    kind: Kind
    unit: Unit
    label: str
    green: float = 0.0
    amber: float = 0.0
    when_raised: Colour = Colour.RED
    critical: bool = False

    def __post_init__(self) -> None:
        """Refuse limits that are no numbers or stand in the wrong order."""
        if not (math.isfinite(self.green) and math.isfinite(self.amber)):
            raise ChoiceError(f"The limits of {self.code} must be finite numbers.")
        wrong_order = (self.kind is Kind.AT_MOST and self.green > self.amber) or (
            self.kind is Kind.AT_LEAST and self.green < self.amber
        )
        if wrong_order:
            raise ChoiceError(f"The green limit of {self.code} must be at least as strict as its amber limit.")
        if self.when_raised not in (Colour.AMBER, Colour.RED):
            raise ChoiceError(f"A raised flag is Amber or Red, so {self.code} cannot be {self.when_raised}.")

    @property
    def is_measure(self) -> bool:
        """Say whether the fact measures on a scale with an Amber band, and so can make a dimension Green."""
        return self.kind is not Kind.FLAG and self.green != self.amber


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A version of the rules that colour every project alike.

    Attributes
    ----------
    version : str
        Name of the version; reports store it.
    indicators : tuple of Indicator
        All facts, in the order in which they are shown.
    leading : tuple of Dimension
        Dimensions of which one Red makes the project Red and one Amber makes it Amber.
    reds_for_red, ambers_for_amber : int
        How many dimensions of any kind do the same.
    improve_after_periods : int
        Consecutive periods inside the better band before a shown colour improves.
    grey_red_from_period : int
        The consecutive grey period from which a grey dimension counts Red instead of Amber.
    tolerance : float
        Absolute slack of every comparison, so that 1 - 0.95 is not above 0.05 by a rounding of the machine.
    """

    version: str
    indicators: tuple[Indicator, ...]
    leading: tuple[Dimension, ...] = (Dimension.SCHEDULE, Dimension.COST, Dimension.BENEFITS)
    reds_for_red: int = 2
    ambers_for_amber: int = 2
    improve_after_periods: int = 2
    grey_red_from_period: int = 2
    tolerance: float = 1e-9

    def __post_init__(self) -> None:
        """Refuse a set without version, with a code twice or with a count below one."""
        if not self.version.strip():
            raise ChoiceError("A rule set needs a version, because every report names the one it used.")
        twice = [code for code, n in Counter(i.code for i in self.indicators).items() if n > 1]
        if twice:
            raise ChoiceError(f"Every indicator stands once in a rule set; these stand twice: {', '.join(twice)}.")
        counts = {
            "reds_for_red": self.reds_for_red,
            "ambers_for_amber": self.ambers_for_amber,
            "improve_after_periods": self.improve_after_periods,
            "grey_red_from_period": self.grey_red_from_period,
        }
        low = [name for name, count in counts.items() if count < 1]
        if low:
            raise ChoiceError(f"These counts of the rule set must be at least 1: {', '.join(low)}.")
        if not 0 <= self.tolerance < 1e-3:
            raise ChoiceError("The tolerance of a rule set lies between 0 and 0.001.")

    def of(self, dimension: Dimension) -> tuple[Indicator, ...]:
        """Return the indicators of `dimension` in their order."""
        return tuple(indicator for indicator in self.indicators if indicator.dimension is dimension)

    def to_dict(self) -> dict[str, Any]:
        """Return the set as a plain dictionary of strings, numbers and lists, ready for JSON.

        Examples
        --------
        >>> from milepost_engine.choose.rag import RULE_SET_V1
        >>> RuleSet.from_dict(RULE_SET_V1.to_dict()) == RULE_SET_V1
        True
        """
        return _plain(asdict(self))  # type: ignore[no-any-return]

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> RuleSet:
        """Build a set from what `to_dict` returned.

        Raises
        ------
        ChoiceError
            If a field is missing, unknown, or holds a value that no rule set may hold.
        """
        try:
            fields = dict(stored)
            fields["indicators"] = tuple(_indicator(one) for one in fields["indicators"])
            fields["leading"] = tuple(Dimension(one) for one in fields["leading"])
            return cls(**fields)
        except (TypeError, KeyError) as error:
            raise ChoiceError(f"The stored rule set is not complete or has a field too many: {error}.") from error


def _indicator(stored: Mapping[str, Any]) -> Indicator:
    """Build one indicator from its plain dictionary."""
    fields = dict(stored)
    for name, kind in (("dimension", Dimension), ("kind", Kind), ("unit", Unit), ("when_raised", Colour)):
        if name in fields:
            fields[name] = kind(fields[name])
    return Indicator(**fields)


def _plain(value: Any) -> Any:
    """Turn enumerations into strings and tuples into lists, all the way down."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
