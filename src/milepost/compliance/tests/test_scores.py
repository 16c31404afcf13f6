"""The score is the one of the brief, to the last digit, and nothing due is no score."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from milepost.compliance.bridge.scores import scored
from milepost.compliance.choices import DutyState
from milepost.compliance.queries import Item, Outcome
from milepost.kernel.measure import Known, NotApplicable

DAY = date(2031, 3, 3)


def item(number: int, weight: int, outcome: Outcome | None, *, critical: bool = False, mandatory: bool = True) -> Item:
    done = outcome in {Outcome.ON_TIME, Outcome.LATE}
    return Item(
        project_id=1,
        code=f"duty_{number}",
        occurrence=1,
        name="Duty",
        mandatory=mandatory,
        critical=critical,
        weight=weight,
        clause="",
        state=DutyState.VERIFIED if number == 0 else DutyState.PERFORMED if done else DutyState.BREACHED,
        outcome=outcome,
        performed_on=DAY if done else None,
    )


GOLDEN = [(5, Outcome.ON_TIME), (3, Outcome.LATE), (3, Outcome.ON_TIME), (1, Outcome.BREACHED), (2, Outcome.WAIVED)]


def golden() -> list[Item]:
    return [item(number, weight, outcome) for number, (weight, outcome) in enumerate(GOLDEN)]


def test_the_worked_example_of_the_brief_is_amber_with_one_waiver() -> None:
    told = scored(golden())
    assert told.value == Known(Decimal("0.7917"))
    assert (told.colour, told.waived, told.counted) == ("amber", 1, 4)


def test_verification_is_a_second_figure() -> None:
    assert scored(golden()).coverage == Known(Decimal("0.3333"))
    assert isinstance(scored([]).coverage, NotApplicable)


def test_a_critical_breach_caps_the_score_and_is_red() -> None:
    told = scored([*golden(), item(5, 1, Outcome.BREACHED, critical=True)])
    assert told.value == Known(Decimal("0.4900"))
    assert (told.colour, [each.code for each in told.critical]) == ("red", ["duty_5"])


def test_nothing_due_is_no_score_and_grey() -> None:
    told = scored([item(1, 3, None)])
    assert isinstance(told.value, NotApplicable)
    assert told.colour == "grey"


@pytest.mark.parametrize("outcome", [Outcome.WAIVED, Outcome.NOT_APPLICABLE])
def test_what_is_waived_or_does_not_apply_changes_no_score(outcome: Outcome) -> None:
    assert scored([*golden(), item(6, 9, outcome)]).value == scored(golden()).value


def test_advice_is_counted_beside_and_never_scored() -> None:
    told = scored([*golden(), item(7, 9, None, mandatory=False)])
    assert told.value == scored(golden()).value
