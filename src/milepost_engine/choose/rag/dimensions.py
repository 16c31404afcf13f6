"""The colour of one dimension: the worst of what is known, Grey where it is not, and no flicker.

Readings of the rule set that its table leaves open, all of them on the side of not showing a colour that
nobody has grounds for:

- A dimension is the worst of its known indicators. Only a *measure* (a number with an Amber band) inside its
  green band makes Green: a flag that is not raised, or an alarm that is quiet, says that nothing wrong was
  found, not that something was looked at. So quiet alarms beside unknown measures are Grey, and quiet alarms
  beside measures that do not apply yet are not applicable.
- Stale facts make Grey, whatever they say.
- Grey counts Amber in the roll-up and Red from its second consecutive period (`grey_red_from_period`), the
  same reading of "after 2 periods" as for improvement. It never counts better than what the stale facts
  themselves say, nor than the last known colour shown: else a project would leave Red by not reporting.
- A shown colour worsens at once, and improves to the worst raw colour of the last two consecutive periods
  (`improve_after_periods`) when that is better. A Grey or not applicable period interrupts the count; the
  last known colour shown before it stays the one to improve from. The first known colour is shown as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from milepost_engine.choose.rag.colours import Colour, Dimension, worst
from milepost_engine.choose.rag.indicators import Fact, IndicatorColour, judge_indicator
from milepost_engine.choose.rag.rules import RuleSet
from milepost_engine.result import Coverage, Unknown


@dataclass(frozen=True, slots=True)
class PastColour:
    """What one earlier period showed for a dimension.

    Attributes
    ----------
    raw : Colour
        Colour of that period's facts alone.
    shown : Colour
        Colour that the report showed.
    critical : bool
        Whether the Red shown came from a critical indicator.
    """

    raw: Colour
    shown: Colour
    critical: bool = False


@dataclass(frozen=True, slots=True)
class DimensionColour:
    """The colour of one dimension in one period.

    Attributes
    ----------
    dimension : Dimension
        Which.
    raw : Colour
        Colour of this period's facts alone.
    shown : Colour
        Colour to show, after the rule against flicker.
    counted : Colour
        Colour that the roll-up counts: `shown`, or what Grey counts as, or not applicable.
    critical : bool
        Whether the Red shown comes, now or held from before, from a critical indicator.
    grey_streak : int
        Consecutive grey periods up to and including this one.
    indicators : tuple of IndicatorColour
        Every indicator with value, threshold and colour.
    deciders : tuple of str
        Codes of the indicators that decided the raw colour.
    sentence : str
        Why the shown colour is what it is.
    coverage : Coverage
        How many of the indicators due are known.
    """

    dimension: Dimension
    raw: Colour
    shown: Colour
    counted: Colour
    critical: bool
    grey_streak: int
    indicators: tuple[IndicatorColour, ...]
    deciders: tuple[str, ...]
    sentence: str
    coverage: Coverage

    def remember(self) -> PastColour:
        """Return what the next period needs to know of this one."""
        return PastColour(self.raw, self.shown, self.critical)


def judge_dimension(
    dimension: Dimension,
    facts: Mapping[str, Fact],
    rule_set: RuleSet,
    past: Sequence[PastColour] = (),
    stale: str | None = None,
) -> DimensionColour:
    """Colour one dimension.

    Parameters
    ----------
    dimension : Dimension
        Which.
    facts : mapping of str to Fact
        Facts by code; a code of the rule set that is absent is unknown.
    rule_set : RuleSet
        Thresholds and counts.
    past : sequence of PastColour
        All earlier periods of this dimension, oldest first.
    stale : str, optional
        Why the facts are too old to rely on, as a sentence; `None` when they are fresh.

    Returns
    -------
    DimensionColour
        Raw and shown colour with all indicators.

    Examples
    --------
    >>> from milepost_engine.choose.rag import RULE_SET_V1
    >>> from milepost_engine.result import Known
    >>> found = judge_dimension(Dimension.RISK, {"risk_exposure_ratio": Known(100 / 120)}, RULE_SET_V1)
    >>> found.shown, found.deciders, found.coverage.known, found.coverage.due
    (<Colour.AMBER: 'amber'>, ('risk_exposure_ratio',), 1, 3)
    """
    judged = tuple(
        judge_indicator(one, facts.get(one.code, Unknown(f"Nobody has stated {one.code}.")), rule_set.tolerance)
        for one in rule_set.of(dimension)
    )
    found = _found(judged)
    raw = Colour.GREY if stale and found is not Colour.NOT_APPLICABLE else found
    held = _last_known(past)
    shown = _shown(raw, held, past, rule_set.improve_after_periods)
    streak = _grey_streak(raw, past)
    counted = shown if raw is not Colour.GREY else _counted_grey(streak, found, held, rule_set)
    critical = any(one.critical for one in judged) or _critical_is_held(counted, past)
    deciders = tuple(one.code for one in judged if one.colour is raw)
    sentence = _sentence(judged, deciders, raw, shown, stale)
    due = [one for one in judged if one.colour is not Colour.NOT_APPLICABLE]
    cover = Coverage(sum(one.colour.known for one in due), len(due))
    return DimensionColour(dimension, raw, shown, counted, critical, streak, judged, deciders, sentence, cover)


def _found(judged: Sequence[IndicatorColour]) -> Colour:
    """Return what this period's facts say, before staleness."""
    known = [one.colour for one in judged if one.colour.known]
    if known and worst(known) is not Colour.GREEN:
        return worst(known)
    measures = [one.colour for one in judged if one.is_measure] or [one.colour for one in judged]
    if Colour.GREEN in measures:
        return Colour.GREEN
    return Colour.GREY if Colour.GREY in measures else Colour.NOT_APPLICABLE


def _last_known(past: Sequence[PastColour]) -> Colour | None:
    """Return the last Green, Amber or Red that was shown."""
    return next((one.shown for one in reversed(past) if one.shown.known), None)


def _shown(raw: Colour, held: Colour | None, past: Sequence[PastColour], periods: int) -> Colour:
    """Apply the rule against flicker."""
    if held is None or not raw.known or raw.level >= held.level:
        return raw
    recent = [one.raw for one in past[len(past) - periods + 1 :]] if periods > 1 else []
    enough = len(recent) == periods - 1 and all(one.known for one in recent)
    if not enough:
        return held
    return min(held, worst([*recent, raw]), key=lambda colour: colour.level)


def _grey_streak(raw: Colour, past: Sequence[PastColour]) -> int:
    """Count the consecutive grey periods up to this one."""
    if raw is not Colour.GREY:
        return 0
    streak = 1
    for one in reversed(past):
        if one.raw is not Colour.GREY:
            break
        streak += 1
    return streak


def _counted_grey(streak: int, found: Colour, held: Colour | None, rule_set: RuleSet) -> Colour:
    """Return what a grey dimension counts as."""
    floor = Colour.RED if streak >= rule_set.grey_red_from_period else Colour.AMBER
    others = [one for one in (found, held) if one is not None and one.known]
    return worst([floor, *others])


def _critical_is_held(counted: Colour, past: Sequence[PastColour]) -> bool:
    """Say whether this Red is still the critical Red of the period before."""
    return counted is Colour.RED and bool(past) and past[-1].critical


def _sentence(
    judged: Sequence[IndicatorColour], deciders: Sequence[str], raw: Colour, shown: Colour, stale: str | None
) -> str:
    """Say why the shown colour is what it is."""
    if stale and raw is Colour.GREY:
        return stale
    decided = [one for one in judged if one.code in deciders]
    due = [one for one in decided if one.colour is not Colour.NOT_APPLICABLE]
    why = " ".join(dict.fromkeys(one.sentence for one in due or decided))
    if shown is raw:
        return why or "No fact is due yet."
    return (
        f"The facts of this period are {raw.value}, and {shown.value} is held until enough consecutive "
        f"periods lie inside the better band. {why}"
    )
