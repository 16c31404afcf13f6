"""Every seeded defect is found by the rule that is named for it, and by no rule that is not."""

import pytest

from milepost.methods.lint import RULES, lint
from milepost.methods.tests.seeded import DEFECTS, FAMILIES


@pytest.mark.parametrize("seeded", DEFECTS.values(), ids=DEFECTS)
def test_a_defect_is_found_by_its_rule_and_by_no_other(seeded):
    report = lint(seeded.method())
    assert {each.rule for each in report.findings} == {seeded.rule, *seeded.also}, "\n".join(
        f"{each.rule} {each}" for each in report.findings
    )


def test_the_corpus_is_large_and_no_defect_hides_another():
    assert len(DEFECTS) == sum(len(each.DEFECTS) for each in FAMILIES) >= 45


def test_every_rule_has_a_defect_that_it_is_named_for():
    assert not {each.code for each in RULES} ^ {each.rule for each in DEFECTS.values()}
