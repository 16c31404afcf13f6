"""The worked portfolio, random small ones, and the choice by trying everything."""

from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from milepost_engine.choose.selection import (
    Candidate,
    Portfolio,
    Requirement,
    ShareLimit,
    Synergy,
    broken_limits,
    cost_of,
    value_of,
)
from tests.engine.golden import golden


def worked_portfolio(money=0):
    case = golden("portfolio")
    candidates = tuple(
        Candidate(
            code,
            tuple(one["cost"]),
            one["v"],
            decay=one["decay"],
            demand={"dev": tuple(one["dev"]), "an": tuple(one["an"])},
            mandatory=code in case["mandatory"],
            finish_by=case["must_finish_by_period_count"].get(code, 0),
        )
        for code, one in case["projects"].items()
    )
    return Portfolio(
        case["periods"],
        tuple(one + money for one in case["budget"]),
        candidates,
        capacity={skill: tuple(amounts) for skill, amounts in case["cap"].items()},
        exclusive=tuple(frozenset(pair) for pair in case["mutex"]),
        requires=tuple(Requirement(*pair) for pair in case["requires_finished"]),
    )


def every_choice(portfolio):
    """Return every choice that keeps within all limits, by trying all."""
    options = [[None, *portfolio.starts(one)] for one in portfolio.considered]
    codes = [one.code for one in portfolio.considered]
    for starts in product(*options):
        choice = {code: start for code, start in zip(codes, starts, strict=True) if start is not None}
        if not broken_limits(portfolio, choice):
            yield choice


def key(portfolio, choice):
    """Return what decides between two choices, smaller is better."""
    by_code = {one.code: one for one in portfolio.considered}
    rank = {code: at for at, code in enumerate(by_code, 1)}
    return (
        -value_of(portfolio, choice),
        sum(start + len(by_code[code].profile) for code, start in choice.items()),
        cost_of(portfolio, choice),
        sum(rank[code] for code in choice),
    )


def best_by_trying(portfolio):
    return min((key(portfolio, one) for one in every_choice(portfolio)), default=None)


amounts = st.sampled_from([0, 1, 2, 3, 5, "2.5", "0.25"]).map(lambda one: float(one) if isinstance(one, str) else one)


@st.composite
def candidates(draw, code, periods):
    length = draw(st.integers(1, 2))
    profile = st.lists(amounts, min_size=length, max_size=length).map(tuple)
    return Candidate(
        code,
        draw(profile),
        draw(st.integers(-3, 12)),
        decay=draw(st.sampled_from([0, 1, 0.5])),
        demand={"dev": draw(profile)},
        mandatory=draw(st.sampled_from([False, False, False, True])),
        earliest_start=draw(st.sampled_from([0, 0, 1])),
        finish_by=draw(st.sampled_from([0, 0, 0, 2])),
    )


@st.composite
def portfolios(draw, largest=5, smallest=1):
    codes = "ABCDEFGHIJ"[: draw(st.integers(smallest, largest))]
    periods = draw(st.integers(1, 3 if len(codes) < 8 else 2))
    found = tuple(draw(candidates(code, periods)) for code in codes)
    pair = st.lists(st.sampled_from(codes), min_size=2, max_size=2, unique=True)
    pairs = st.lists(pair, max_size=2) if len(codes) > 1 else st.just([])
    line = st.lists(st.integers(0, 8), min_size=periods, max_size=periods).map(tuple)
    shares = st.dictionaries(st.sampled_from(codes), st.sampled_from([0.5, 1]))
    return Portfolio(
        periods,
        draw(line),
        found,
        capacity={"dev": draw(line)},
        carry_over=draw(st.booleans()),
        exclusive=tuple(frozenset(one) for one in draw(pairs)),
        requires=tuple(Requirement(*one, finished=draw(st.booleans())) for one in draw(pairs)),
        shares=draw(
            st.lists(
                st.builds(
                    ShareLimit,
                    st.just("x"),
                    shares,
                    st.sampled_from([0, 0, 0.3]),
                    st.sampled_from([1, 1, 0.6]),
                ),
                max_size=1,
            ).map(tuple)
        ),
        synergies=tuple(Synergy(frozenset(one), draw(st.integers(-4, 4))) for one in draw(pairs)),
        may_run_beyond=draw(st.booleans()),
    )


def exact(result):
    return Fraction(result.value)
