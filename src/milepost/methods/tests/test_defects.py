"""Every seeded defect is found by the rule that is named for it, and by no rule that is not."""

import pytest

from milepost.methods.lint import RULES, lint
from milepost.methods.lint.classes.burden import burden
from milepost.methods.lint.reading.classes import for_class
from milepost.methods.tests.seeded import DEFECTS, FAMILIES
from milepost.methods.tests.seeded.defect import defect, put
from milepost.methods.tests.seeded.sound import SOUND


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


@pytest.mark.parametrize("changes", SOUND.values(), ids=SOUND)
def test_a_lawful_change_is_not_found(changes):
    assert [f"{each.rule} {each}" for each in lint(defect("none", *changes).method()).findings] == []


def test_the_burden_of_a_small_class_is_what_is_counted_by_hand():
    method = defect("none").method()
    found = burden(method, for_class(method, "C"))
    assert found["artefacts"] == 8
    assert found["required_fields"] == 8  # the charter; the handbook has 5, and 2 from the merged matrix
    # monitoring 15 + 20 + 30 + 10, a status report of 20, and 10 every fortnight, which is 21.7 a month
    assert found["minutes_a_month"] == 117


@pytest.mark.parametrize("less", [0, 1])
@pytest.mark.parametrize("measure", ["artefacts", "required_fields", "obligations", "minutes", "minutes_a_month"])
def test_a_limit_that_is_just_met_is_met(measure, less):
    method = defect("none").method()
    just = burden(method, for_class(method, "C"))[measure] - less
    found = lint(defect("none", put(f"limits/C/{measure}", just)).method()).findings
    assert {each.rule for each in found} == ({"burden_stays_within_its_limit"} if less else set())
