"""The objective RAG against its table, its worked example and its invariants."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost_engine.choose.rag import (
    RULE_SET_V1,
    Colour,
    Dimension,
    Kind,
    PastColour,
    RagFacts,
    RuleSet,
    divergence,
    evaluate,
    watermelon_index,
)
from milepost_engine.result import Coverage, Known, NotApplicable, Unknown

G, A, R, GREY, NA = Colour.GREEN, Colour.AMBER, Colour.RED, Colour.GREY, Colour.NOT_APPLICABLE
BY_CODE = {one.code: one for one in RULE_SET_V1.indicators}
NOT_DUE = NotApplicable("Not due.")


def all_facts(**changed):
    """Return facts that are comfortably Green, with some changed."""
    facts = {}
    for one in RULE_SET_V1.indicators:
        if one.kind is Kind.FLAG:
            facts[one.code] = Known(value=False)
        else:
            facts[one.code] = Known(one.green - 0.01 if one.kind is Kind.AT_MOST else one.green + 0.01)
    return {**facts, **changed}


def colours(*, stale=None, history=None, **changed):
    return evaluate(RagFacts(all_facts(**changed), stale or {}), RULE_SET_V1, history)


def past(*shown):
    return [PastColour(one, one) for one in shown]


def test_a_project_within_every_band_is_green():
    found = colours()
    assert {one.shown for one in found.dimensions.values()} == {G}
    assert (found.overall.shown, found.overall.rule) == (G, "no_rule_met")
    assert found.coverage == Coverage(8, 8)


def test_the_worked_example_is_red_in_schedule_and_cost_and_diverges_by_two_from_green():
    found = colours(forecast_slip_share=Known(0.25), spi_t=Known(0.8), vac_share=Known(-0.125))
    assert found.dimensions[Dimension.SCHEDULE].shown is R
    assert found.dimensions[Dimension.SCHEDULE].deciders == ("forecast_slip_share",)
    assert "25 %" in found.dimensions[Dimension.SCHEDULE].sentence
    assert found.dimensions[Dimension.COST].shown is R
    assert (found.overall.shown, found.overall.rule) == (R, "leading_dimension_red")
    assert divergence(found.overall.counted, G) == Known(2)


def test_the_worked_watermelon_index_of_ten_projects_is_a_fifth():
    pairs = [(R, G), (A, G), (R, A)] + [(G, G)] * 5 + [(G, R), (A, A)]
    assert watermelon_index(pairs) == Known(0.2)


@pytest.mark.parametrize(
    ("code", "value", "colour"),
    [
        ("forecast_slip_share", 0.05, G),
        ("forecast_slip_share", 0.0501, A),
        ("forecast_slip_share", 0.15, A),
        ("forecast_slip_share", 0.1501, R),
        ("spi_t", 0.90, G),
        ("spi_t", 0.8999, A),
        ("spi_t", 0.80, A),
        ("spi_t", 0.7999, R),
        ("internal_milestone_missed", True, A),
        ("committed_milestone_forecast_missed", True, R),
        ("deadline_float_minutes", 0, G),
        ("deadline_float_minutes", -1, R),
        ("vac_share", -0.05, G),
        ("vac_share", -0.0501, A),
        ("vac_share", -0.10, A),
        ("vac_share", -0.1001, R),
        ("credibility_flag", True, A),
        ("tcpi_bac", 1.10, G),
        ("tcpi_bac", 1.1001, R),
        ("budget_unachievable", True, R),
        ("unfunded_commitment", True, R),
        ("undecided_change_share", 0.05, G),
        ("undecided_change_share", 0.10, A),
        ("undecided_change_share", 0.1001, R),
        ("unapproved_work", True, R),
        ("quality_pass_share", 0.95, G),
        ("quality_pass_share", 0.85, A),
        ("quality_pass_share", 0.8499, R),
        ("open_critical_fail", True, R),
        ("benefits_forecast_share", 0.95, G),
        ("benefits_forecast_share", 0.80, A),
        ("benefits_forecast_share", 0.7999, R),
        ("to_go_npv", 0, G),
        ("to_go_npv", -0.01, R),
        ("risk_exposure_ratio", 0.8, G),
        ("risk_exposure_ratio", 1.0, A),
        ("risk_exposure_ratio", 1.0001, R),
        ("contingency_exhausted", True, R),
        ("critical_risk_without_response", True, R),
        ("unfilled_share", 0.05, G),
        ("unfilled_share", 0.15, A),
        ("unfilled_share", 0.1501, R),
        ("key_post_vacant", True, R),
        ("compliance_score", 0.90, G),
        ("compliance_score", 0.75, A),
        ("compliance_score", 0.7499, R),
        ("critical_breach", True, R),
    ],
)
def test_every_limit_of_the_table_lies_where_the_table_puts_it(code, value, colour):
    found = colours(**{code: Known(value)}).dimensions[BY_CODE[code].dimension]
    assert found.shown is colour
    if colour is not G:
        assert found.deciders == (code,)


def test_a_limit_is_not_missed_by_the_rounding_of_the_machine():
    assert colours(undecided_change_share=Known(1 - 0.95)).dimensions[Dimension.SCOPE].shown is G


@pytest.mark.parametrize(
    ("changed", "colour", "rule"),
    [
        ({"vac_share": Known(-0.2)}, R, "leading_dimension_red"),
        ({"critical_breach": Known(value=True)}, R, "critical_breach"),
        ({"compliance_score": Known(0.5)}, A, "one_red"),
        ({"quality_pass_share": Known(0.5), "unfilled_share": Known(0.5)}, R, "several_red"),
        ({"quality_pass_share": Known(0.5)}, A, "one_red"),
        ({"spi_t": Known(0.85)}, A, "leading_dimension_amber"),
        ({"quality_pass_share": Known(0.9)}, G, "no_rule_met"),
        ({"quality_pass_share": Known(0.9), "unfilled_share": Known(0.1)}, A, "several_amber"),
    ],
)
def test_the_project_is_coloured_by_counting_its_dimensions(changed, colour, rule):
    overall = colours(**changed).overall
    assert (overall.shown, overall.rule) == (colour, rule)


def test_a_stale_dimension_is_grey_and_counts_amber_and_says_why():
    found = colours(stale={Dimension.COST: "The actuals are 12 days old."})
    cost = found.dimensions[Dimension.COST]
    assert (cost.shown, cost.counted, cost.sentence) == (GREY, A, "The actuals are 12 days old.")
    assert (found.overall.shown, found.overall.counted) == (GREY, A)
    assert found.coverage == Coverage(7, 8)


def test_a_second_grey_period_counts_red():
    found = colours(stale={Dimension.COST: "Old."}, history={Dimension.COST: past(G, GREY)})
    cost = found.dimensions[Dimension.COST]
    assert (cost.shown, cost.counted, cost.grey_streak) == (GREY, R, 2)
    assert found.overall.shown is R


def test_a_project_cannot_leave_red_by_letting_its_facts_go_stale():
    found = colours(stale={Dimension.COST: "Old."}, history={Dimension.COST: past(R)})
    assert found.dimensions[Dimension.COST].counted is R
    found = colours(stale={Dimension.COST: "Old."}, vac_share=Known(-0.5))
    assert found.dimensions[Dimension.COST].counted is R


def test_a_dimension_is_the_worst_of_what_is_known_and_says_how_much_is_known():
    found = colours(spi_t=Unknown("No baseline."), forecast_slip_share=Known(0.1))
    schedule = found.dimensions[Dimension.SCHEDULE]
    assert (schedule.shown, schedule.coverage) == (A, Coverage(4, 5))


def test_quiet_alarms_beside_unknown_measures_are_grey_not_green():
    found = colours(spi_t=Unknown("No baseline."), forecast_slip_share=Unknown("No forecast."))
    schedule = found.dimensions[Dimension.SCHEDULE]
    assert schedule.shown is GREY
    assert schedule.sentence == "No forecast. No baseline."


def test_quality_before_any_check_is_not_applicable_and_takes_no_part():
    found = colours(quality_pass_share=NotApplicable("No check exists yet."))
    assert found.dimensions[Dimension.QUALITY].shown is NA
    assert found.coverage == Coverage(7, 7)
    assert found.overall.shown is G


def test_a_critical_fail_is_red_before_any_pass_share_exists():
    found = colours(quality_pass_share=NOT_DUE, open_critical_fail=Known(value=True))
    assert found.dimensions[Dimension.QUALITY].shown is R


def test_a_project_with_nothing_due_has_no_colour():
    facts = {one.code: NOT_DUE for one in RULE_SET_V1.indicators}
    found = evaluate(RagFacts(facts, {Dimension.COST: "Old."}), RULE_SET_V1)
    assert found.overall.shown is NA
    assert found.coverage == Coverage(0, 0)


def test_facts_that_nobody_stated_are_unknown():
    found = evaluate(RagFacts({}, {}), RULE_SET_V1)
    assert {one.shown for one in found.dimensions.values()} == {GREY}
    assert found.overall.shown is GREY


def test_a_misspelt_fact_is_refused_by_name():
    with pytest.raises(ValueError, match="spi_tt"):
        evaluate(RagFacts({"spi_tt": Known(1.0)}, {}), RULE_SET_V1)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True])
def test_a_number_that_is_none_is_refused_by_name(value):
    with pytest.raises(ValueError, match="spi_t"):
        colours(spi_t=Known(value))


def test_a_flag_that_is_a_number_is_refused_by_name():
    with pytest.raises(ValueError, match="critical_breach"):
        colours(critical_breach=Known(1))


def test_a_critical_breach_that_is_still_shown_red_still_makes_the_project_red():
    first = colours(critical_breach=Known(value=True))
    history = {Dimension.COMPLIANCE: [first.dimensions[Dimension.COMPLIANCE].remember()]}
    second = colours(history=history)
    assert (second.overall.shown, second.overall.rule) == (R, "critical_breach")
    history[Dimension.COMPLIANCE].append(second.dimensions[Dimension.COMPLIANCE].remember())
    assert colours(history=history).overall.shown is G


def number(one):
    span = 1000 if one.code in {"deadline_float_minutes", "to_go_npv"} else 2
    return st.floats(-span, span, allow_nan=False)


def fact_of(one):
    value = st.booleans() if one.kind is Kind.FLAG else number(one)
    return st.one_of(value.map(Known), st.just(Unknown("Unknown.")), st.just(NOT_DUE))


any_facts = st.fixed_dictionaries({one.code: fact_of(one) for one in RULE_SET_V1.indicators})
any_stale = st.sets(st.sampled_from(list(Dimension))).map(lambda found: dict.fromkeys(found, "Old."))
any_history = st.dictionaries(
    st.sampled_from(list(Dimension)),
    st.lists(st.builds(PastColour, st.sampled_from(Colour), st.sampled_from(Colour)), max_size=4),
)


@given(any_facts, any_stale, any_history, st.sampled_from(RULE_SET_V1.indicators), st.floats(0, 5))
def test_worsening_a_fact_never_improves_a_colour(facts, stale, history, indicator, by):
    fact = facts[indicator.code]
    if not isinstance(fact, Known):
        return
    worse = (
        Known(value=True)
        if indicator.kind is Kind.FLAG
        else Known(fact.value + by if indicator.kind is Kind.AT_MOST else fact.value - by)
    )
    before = evaluate(RagFacts(facts, stale), RULE_SET_V1, history)
    after = evaluate(RagFacts({**facts, indicator.code: worse}, stale), RULE_SET_V1, history)
    dimension = indicator.dimension
    assert after.dimensions[dimension].counted.level >= before.dimensions[dimension].counted.level
    assert after.overall.counted.level >= before.overall.counted.level


@given(any_facts, any_history, st.sampled_from(Dimension))
def test_letting_facts_go_stale_never_improves_what_counts(facts, history, dimension):
    fresh = evaluate(RagFacts(facts, {}), RULE_SET_V1, history)
    stale = evaluate(RagFacts(facts, {dimension: "Old."}), RULE_SET_V1, history)
    assert stale.overall.counted.level >= fresh.overall.counted.level


@given(any_facts, any_stale)
def test_a_fresh_dimension_is_the_worst_of_its_known_indicators(facts, stale):
    for dimension, found in evaluate(RagFacts(facts, stale), RULE_SET_V1).dimensions.items():
        known = [one.colour.level for one in found.indicators if one.colour.known]
        if dimension not in stale and found.raw.known:
            assert found.raw.level == max(known)


@given(any_facts, any_stale, st.randoms(use_true_random=False))
def test_the_order_of_facts_and_rules_changes_no_colour(facts, stale, shuffle: random.Random):
    codes = list(facts)
    shuffle.shuffle(codes)
    indicators = list(RULE_SET_V1.indicators)
    shuffle.shuffle(indicators)
    shuffled = RuleSet(RULE_SET_V1.version, tuple(indicators))
    one = evaluate(RagFacts(facts, stale), RULE_SET_V1)
    other = evaluate(RagFacts({code: facts[code] for code in codes}, stale), shuffled)
    assert one.overall == other.overall
    assert [d.shown for d in one.dimensions.values()] == [d.shown for d in other.dimensions.values()]


@pytest.mark.parametrize(
    ("computed", "declared", "kind"),
    [(R, None, Unknown), (NA, G, NotApplicable), (G, NA, NotApplicable)],
)
def test_a_divergence_without_two_colours_is_no_number(computed, declared, kind):
    assert isinstance(divergence(computed, declared), kind)


def test_projects_without_a_declaration_do_not_dilute_the_watermelon_index():
    assert watermelon_index([(R, G), (R, None)]) == Known(1.0)
    assert isinstance(watermelon_index([(R, None)]), Unknown)
    assert isinstance(watermelon_index([]), NotApplicable)
