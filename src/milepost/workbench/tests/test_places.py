"""Every word of a method leads somewhere: each check, each deed, each condition for closing has its place."""

from __future__ import annotations

from typing import get_args

from django.urls import get_resolver

from milepost.closing.conditions import CONDITIONS
from milepost.governance.queries import stated_by
from milepost.methods.definition.vocabulary import Check, Deed
from milepost.planning.choices import Section
from milepost.surface.resource import RESOURCES
from milepost.workbench.queries.cures import CURES
from milepost.workbench.queries.deeds import DEEDS
from milepost.workbench.queries.places import may
from milepost.workbench.queries.sources.changes import STEPS as CHANGES
from milepost.workbench.queries.sources.closing import APART, WHERE
from milepost.workbench.queries.sources.directions import FINDINGS, WAIVERS
from milepost.workbench.queries.sources.directions import STEPS as DIRECTIONS
from milepost.workbench.queries.sources.plan import PLACES


def test_every_check_of_a_gate_is_cured_somewhere_or_stated_by_somebody() -> None:
    without = [each for each in get_args(Check) if each not in CURES and not stated_by(each)]
    assert without == []


def test_every_deed_is_done_somewhere() -> None:
    assert set(DEEDS) == set(get_args(Deed))


def test_every_condition_for_closing_is_seen_to_somewhere() -> None:
    assert set(WHERE) | APART == {each.code for each in CONDITIONS}


def test_every_section_of_a_plan_has_its_place() -> None:
    assert set(PLACES) == set(Section)


def test_every_verb_that_a_source_names_is_offered_by_its_noun() -> None:
    assert get_resolver().url_patterns
    told = {
        "directions": {verb for _, verb, _ in DIRECTIONS.values()},
        "findings": {verb for _, verb, _ in FINDINGS.values()},
        "waivers": {verb for _, verb in WAIVERS.values()},
        "change-requests": {verb for _, verb in CHANGES.values()} | {"rule"},
        "gate-reviews": {"reviewers"},
        "gate-decisions": {"enact"},
        "gate-conditions": {"verify"},
        "plans": {"approve"},
        "criteria": {"check"},
        "resource-returns": {"settle"},
        "status-reports": {"accept", "adjust", "addendum"},
    }
    for noun, verbs in told.items():
        assert verbs <= {each.name for each in RESOURCES[noun].verbs}, noun
        assert all(may(noun, verb) for verb in verbs)
