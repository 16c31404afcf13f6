"""The colour of the project: the roll-up of its dimensions by counting, never by averaging.

The roll-up is a function of what the dimensions count as in this period and has no memory of its own: the
rule against flicker acts where the bands are, in the dimensions. Acting twice, it would delay every recovery.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from milepost_engine.choose.rag.colours import Colour, Dimension
from milepost_engine.choose.rag.dimensions import DimensionColour, PastColour, judge_dimension
from milepost_engine.choose.rag.indicators import Fact
from milepost_engine.choose.rag.rules import RuleSet
from milepost_engine.errors import ChoiceError
from milepost_engine.result import Coverage


@dataclass(frozen=True, slots=True)
class OverallColour:
    """The colour of a project and the rule that decided it.

    Attributes
    ----------
    shown : Colour
        Colour to show: `counted`, but Grey where Amber rests on grey dimensions alone.
    counted : Colour
        Green, Amber or Red for the roll-up to programme and portfolio; not applicable without any dimension.
    rule : str
        Stable code of the rule that decided.
    sentence : str
        The rule with the dimensions that met it.
    dimensions : tuple of Dimension
        Those that met it.
    """

    shown: Colour
    counted: Colour
    rule: str
    sentence: str
    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class RagFacts:
    """What is known of a project at the end of a period.

    Attributes
    ----------
    values : mapping of str to Fact
        Facts by the code of their indicator. Shares 0-1, float in working minutes, money in one currency.
    stale : mapping of Dimension to str
        Why the facts of a dimension are too old to rely on; fresh dimensions are absent.
    """

    values: Mapping[str, Fact]
    stale: Mapping[Dimension, str]


@dataclass(frozen=True, slots=True)
class RagResult:
    """All colours of one project in one period.

    Attributes
    ----------
    version : str
        Version of the rule set.
    dimensions : mapping of Dimension to DimensionColour
        Every dimension, in the order of `Dimension`.
    overall : OverallColour
        The project.
    coverage : Coverage
        Dimensions with a known colour of dimensions due.
    """

    version: str
    dimensions: Mapping[Dimension, DimensionColour]
    overall: OverallColour
    coverage: Coverage


def evaluate(
    facts: RagFacts,
    rule_set: RuleSet,
    history: Mapping[Dimension, Sequence[PastColour]] | None = None,
) -> RagResult:
    """Colour a project by its facts.

    Parameters
    ----------
    facts : RagFacts
        Facts by indicator and the dimensions whose facts are stale.
    rule_set : RuleSet
        Thresholds and counts.
    history : mapping of Dimension to sequence of PastColour, optional
        Earlier periods of each dimension, oldest first; what `DimensionColour.remember` returned.

    Returns
    -------
    RagResult
        Every dimension and the whole.

    Raises
    ------
    ChoiceError
        If a fact has a code that the rule set does not know, is not finite, or is of the wrong type.

    Notes
    -----
    Red when a leading dimension (schedule, cost, benefits) or a critical breach of compliance is Red, or two
    dimensions are; Amber when one is Red, two are Amber, or a leading one is Amber; else Green. Source: rule
    set version 1 of the domain brief, section 3.16; worst-of instead of averages after the audit practice of
    GAO-20-195G, which warns of roll-ups that hide.

    Examples
    --------
    >>> from milepost_engine.choose.rag import RULE_SET_V1
    >>> from milepost_engine.result import Known
    >>> facts = {"forecast_slip_share": Known(0.25), "vac_share": Known(-0.125)}
    >>> evaluate(RagFacts(facts, {}), RULE_SET_V1).overall.sentence
    'The project is red because schedule and cost are red.'
    """
    known_codes = {one.code for one in rule_set.indicators}
    strange = sorted(set(facts.values) - known_codes)
    if strange:
        raise ChoiceError(f"Rule set {rule_set.version} has no indicator for these facts: {', '.join(strange)}.")
    past = history or {}
    dimensions = {
        one: judge_dimension(one, facts.values, rule_set, past.get(one, ()), facts.stale.get(one)) for one in Dimension
    }
    judged = list(dimensions.values())
    due = [one for one in judged if one.shown is not Colour.NOT_APPLICABLE]
    cover = Coverage(sum(one.shown.known for one in due), len(due))
    return RagResult(rule_set.version, dimensions, roll_up(judged, rule_set), cover)


def roll_up(judged: Sequence[DimensionColour], rule_set: RuleSet) -> OverallColour:
    """Count the colours of the dimensions into the colour of the project.

    Parameters
    ----------
    judged : sequence of DimensionColour
        The dimensions, in any order.
    rule_set : RuleSet
        Leading dimensions and counts.

    Returns
    -------
    OverallColour
        The colour, the rule that decided it and the dimensions that met the rule.
    """
    counted, rule, met = _decide(judged, rule_set)
    known_only = _decide([one for one in judged if one.shown is not Colour.GREY], rule_set)[0]
    rests_on_grey = counted is Colour.AMBER and known_only.level < Colour.AMBER.level
    shown = Colour.GREY if rests_on_grey else counted
    return OverallColour(shown, counted, rule, _sentence(counted, met, shown), tuple(o.dimension for o in met))


_Decision = tuple[Colour, str, list[DimensionColour]]


def _decide(judged: Sequence[DimensionColour], rule_set: RuleSet) -> _Decision:
    """Return the colour, the code of the rule and the dimensions that met it, worst rule first."""
    red = [one for one in judged if one.counted is Colour.RED]
    amber = [one for one in judged if one.counted is Colour.AMBER]
    leading = set(rule_set.leading)
    rules: list[tuple[Colour, str, list[DimensionColour], int]] = [
        (Colour.RED, "leading_dimension_red", [one for one in red if one.dimension in leading], 1),
        (Colour.RED, "critical_breach", [one for one in red if one.critical], 1),
        (Colour.RED, "several_red", red, rule_set.reds_for_red),
        (Colour.AMBER, "one_red", red, 1),
        (Colour.AMBER, "leading_dimension_amber", [one for one in amber if one.dimension in leading], 1),
        (Colour.AMBER, "several_amber", amber, rule_set.ambers_for_amber),
    ]
    for colour, code, met, needed in rules:
        if len(met) >= needed:
            return colour, code, met
    due = [one for one in judged if one.counted is not Colour.NOT_APPLICABLE]
    return (Colour.GREEN, "no_rule_met", []) if due else (Colour.NOT_APPLICABLE, "nothing_due", [])


def _sentence(counted: Colour, met: Sequence[DimensionColour], shown: Colour) -> str:
    """Say which dimensions decided."""
    if counted is Colour.NOT_APPLICABLE:
        return "No dimension of the project has facts due yet."
    if not met:
        return "The project is green because no rule for Amber or Red is met."
    grey = [one.dimension.value for one in met if one.shown is Colour.GREY]
    known = [one.dimension.value for one in met if one.shown is not Colour.GREY]
    decided = met[0].counted.value
    reasons = [f"{_together(known)} {decided}"] if known else []
    if grey:
        reasons.append(f"{_together(grey)} grey" + ("" if shown is Colour.GREY else f", which counts as {decided}"))
    return f"The project is {shown.value} because {', and '.join(reasons)}."


def _together(names: Sequence[str]) -> str:
    """Name dimensions with their verb: "schedule is", "schedule, cost and risk are"."""
    return f"{names[0]} is" if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} are"
