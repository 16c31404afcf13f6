"""Portfolios of up to ten projects against trying every choice: best choice, certificates and conflicts.

The checker knows no solver, so that trying every choice with it is independent of both. Certificates and conflicts
verify themselves by another solver; here trying every choice looks at their numbers once more.
"""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from milepost_engine.choose.selection import (
    LimitKind,
    Status,
    broken_limits,
    choose,
    conflicting_limits,
    value_of,
    why_not,
)
from milepost_engine.result import Known, NotApplicable
from tests.engine.choose.selection.portfolios import key, portfolios

NEVER_MENDED = {
    LimitKind.BUDGET,
    LimitKind.CAPACITY,
    LimitKind.EXCLUSION,
    LimitKind.EARLIEST_START,
    LimitKind.FINISH_BY,
}
"""What adding a project to a choice never mends, so that a branch of trying ends with it."""


def tried(portfolio, kept=None):
    """Yield every choice and the limits it breaks of those kept, but for branches that are beyond mending."""
    considered = portfolio.considered

    def go(at, choice):
        broken = [one for one in broken_limits(portfolio, choice) if kept is None or one in kept]
        if any(one.kind in NEVER_MENDED for one in broken):
            return
        if at == len(considered):
            if not broken:
                yield dict(choice)
            return
        one = considered[at]
        yield from go(at + 1, choice)
        for start in portfolio.starts(one):
            yield from go(at + 1, {**choice, one.code: start})

    yield from go(0, {})


def assert_true(portfolio, certificates):
    """Compare one portfolio with trying everything."""
    best, with_each = None, {}
    for choice in tried(portfolio):
        own, value = key(portfolio, choice), value_of(portfolio, choice)
        best = own if best is None else min(best, own)
        for code in choice:
            with_each[code] = max(with_each.get(code, value), value)
    found = choose(portfolio)
    assert (found.status is Status.INFEASIBLE) is (best is None)
    if best is None:
        assert_conflict(portfolio)
        return
    assert key(portfolio, found.starts) == best
    for code in found.excluded[:certificates]:
        certificate = why_not(portfolio, found, code)
        assert certificate.verified
        if code in with_each:
            assert Fraction(certificate.forced_value.value) == with_each[code]
            assert Fraction(certificate.regret.value) == -best[0] - with_each[code]
        else:
            assert isinstance(certificate.regret, NotApplicable)


def assert_conflict(portfolio):
    """Every choice breaks some limit of the conflict, and without any one of them some choice breaks none."""
    conflict = conflicting_limits(portfolio)
    assert isinstance(conflict, Known)
    assert next(tried(portfolio, set(conflict.value)), None) is None
    for one in conflict.value:
        assert next(tried(portfolio, set(conflict.value) - {one}), None) is not None


@given(portfolios(largest=4))
@settings(deadline=None, max_examples=25)
def test_choice_certificates_and_conflicts_are_those_of_trying_everything(portfolio):
    assert_true(portfolio, certificates=4)


@pytest.mark.soak
@given(portfolios(largest=10, smallest=6))
@settings(deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_thousand_portfolios_of_up_to_ten_projects_are_chosen_and_explained_as_by_trying_everything(portfolio):
    assert_true(portfolio, certificates=10)
