"""Every rule of a gate: what all of them promise, and what each looks at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from milepost.governance.gate_rules import GATE_RULES, BenefitFact, DocumentFact, GateFacts, StatementFact, Tally
from milepost.governance.rules import STATED_BY
from milepost.kernel.canonical import canonical, plain
from milepost.methods.definition import Criterion
from milepost.methods.definition.vocabulary import ABOUT_AN_ARTEFACT, Check

NOTHING = GateFacts(project="P-1", project_class="")
SAID = StatementFact("Ada", "sponsor", date(2026, 3, 3), "As agreed", "Minutes, item 2")
WHOLE = Tally(5, 5)
EVERYTHING = GateFacts(
    project="P-1",
    project_class="A",
    pm="Ada",
    sponsor="Bo",
    oversight="Cy",
    client="Di",
    documents={"charter": DocumentFact("Charter", "approved", 2, "Owner")},
    benefits=(BenefitFact("Fewer claims", "Bo", measured=True),),
    open_risks=1,
    risks_recorded=2,
    baselines=1,
    milestones=3,
    statements=dict.fromkeys(STATED_BY, SAID),
    tallies=dict.fromkeys(get_args(Check), WHOLE),
)
EVERY = [pytest.param(rule, id=rule.code) for rule in GATE_RULES]


def asked(check: str, least: int = 1) -> Criterion:
    return Criterion(code="it", check=check, sentence="It holds.", of="charter", least=least)  # type: ignore[arg-type]


def judged(check: str, facts: GateFacts, least: int = 1) -> str:
    return GATE_RULES[check].check(facts, asked(check, least)).outcome


def test_every_check_of_the_vocabulary_has_a_rule_and_no_other_has() -> None:
    assert set(GATE_RULES.names()) == set(get_args(Check))


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_is_met_by_a_project_that_has_everything(rule) -> None:  # type: ignore[no-untyped-def]
    verdict = rule.check(EVERYTHING, asked(rule.code))
    assert verdict.outcome == "met"
    assert verdict.found


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_never_passes_on_what_nobody_recorded_and_says_who_can_cure_it(rule) -> None:  # type: ignore[no-untyped-def]
    verdict = rule.check(NOTHING, asked(rule.code))
    assert verdict.outcome in {"not_met", "unknown"}
    assert verdict.found
    assert verdict.cure
    assert verdict.path


@pytest.mark.parametrize("rule", EVERY)
def test_a_rule_says_what_must_hold_and_judges_the_same_facts_the_same(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.sentence.endswith(".")
    assert rule.check(EVERYTHING, asked(rule.code)) == rule.check(EVERYTHING, asked(rule.code))


def test_what_no_floor_keeps_is_unknown_and_does_not_pass() -> None:
    bare = replace(EVERYTHING, tallies={})
    for check in ("capacity_booked", "lessons_dispositioned", "deliverables_accepted", "changes_all_closed"):
        assert judged(check, bare) == "unknown"


@pytest.mark.parametrize("check", sorted(ABOUT_AN_ARTEFACT))
def test_a_document_that_was_handed_in_and_not_approved_names_its_approver(check: str) -> None:
    draft = {"charter": DocumentFact("Acceptance Plan", "in review", None, "Project Owner")}
    verdict = GATE_RULES[check].check(replace(EVERYTHING, documents=draft), asked(check))
    assert "Acceptance Plan is in review" in verdict.found
    assert verdict.cure == "Project Owner"


def test_an_approved_plan_without_a_baseline_is_not_enough() -> None:
    assert judged("artefact_baselined", replace(EVERYTHING, baselines=0)) == "not_met"


def test_a_benefit_counts_with_owner_and_measure_only() -> None:
    thin = (BenefitFact("A", "", measured=True), BenefitFact("B", "Bo", measured=False))
    assert judged("benefits_at_least", replace(EVERYTHING, benefits=thin)) == "not_met"
    assert judged("benefits_at_least", EVERYTHING, least=2) == "not_met"


def test_every_benefit_needs_an_owner_before_owners_can_confirm() -> None:
    ownerless = (BenefitFact("A", "", measured=True),)
    assert judged("benefits_owner_confirmed", replace(EVERYTHING, benefits=ownerless)) == "not_met"


@pytest.mark.parametrize(("done", "outcome"), [(89, "not_met"), (90, "met")])
def test_capacity_is_booked_from_the_share_on_that_is_asked(done: int, outcome: str) -> None:
    booked = {"capacity_booked": Tally(done, 100, ("Welder",))}
    assert judged("capacity_booked", replace(EVERYTHING, tallies=booked), least=90) == outcome


def test_a_next_stage_that_nobody_planned_has_an_unknown_need() -> None:
    booked = {"capacity_booked": Tally(0, 0)}
    assert judged("capacity_booked", replace(EVERYTHING, tallies=booked), least=90) == "unknown"


def test_as_many_lessons_are_dispositioned_as_there_are_and_at_most_as_asked() -> None:
    def with_lessons(done: int, due: int) -> GateFacts:
        return replace(EVERYTHING, tallies={"lessons_dispositioned": Tally(done, due, ("A lesson",))})

    assert judged("lessons_dispositioned", with_lessons(4, 7), least=5) == "not_met"
    assert judged("lessons_dispositioned", with_lessons(5, 7), least=5) == "met"
    assert judged("lessons_dispositioned", with_lessons(3, 3), least=5) == "met"


def test_a_project_that_promised_no_deliverable_has_nothing_accepted() -> None:
    none = {"deliverables_accepted": Tally(0, 0)}
    assert judged("deliverables_accepted", replace(EVERYTHING, tallies=none)) == "not_met"


def test_an_open_critical_issue_outweighs_every_word() -> None:
    assert judged("quality_criticals_closed", replace(EVERYTHING, grave_issues=("A crack",))) == "not_met"


def test_a_mandate_needs_a_signatory() -> None:
    assert judged("signatories_mandated", replace(EVERYTHING, tallies={}, client="")) == "not_met"


def test_facts_have_one_canonical_text() -> None:
    from dataclasses import asdict

    assert canonical(plain(asdict(EVERYTHING)))
