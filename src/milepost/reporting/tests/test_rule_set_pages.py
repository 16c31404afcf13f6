"""Rules are drafted and adopted on pages, by two people, and every limit can be read."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from milepost.reporting.forms import DraftRuleSetForm
from milepost.reporting.models import RuleSet
from milepost.reporting.tests.story import Story
from tests.suites.ground.lived_in import signed_in, story  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db

DRAFT = reverse("rule-sets:start", args=["draft"])


def typed(**changed: Any) -> dict[str, Any]:
    """Return what the form shows, with what somebody typed over it."""
    shown = {name: field.initial for name, field in DraftRuleSetForm().fields.items()}
    return {**shown, "code": "v3", "effective_date": "2098-02-01", **changed}


def test_a_changed_limit_is_stored_and_all_others_are_the_built_in_ones(story: Story) -> None:  # noqa: F811 - the fixture
    analyst = signed_in(story, "pmo_analyst")
    assert "The forecast slip" in analyst.get(DRAFT).content.decode()
    answer = analyst.post(DRAFT, typed(green_forecast_slip_share="0.03", parameter_narrative_words="200"))
    assert answer.status_code == 302
    drafted = RuleSet.objects.get(code="v3")
    limits = {each["code"]: (each["green"], each["amber"]) for each in drafted.body["indicators"]}
    assert limits["forecast_slip_share"] == ("0.03", "0.15")
    assert limits["spi_t"] == ("0.9", "0.8")
    assert drafted.parameters == {"narrative_words": 200}
    page = analyst.get(answer.url).content.decode()
    assert "≤ 0.03" in page
    assert "A critical obligation was breached" in page


def test_limits_that_contradict_each_other_are_refused_and_nothing_typed_is_lost(story: Story) -> None:  # noqa: F811
    answer = signed_in(story, "pmo_analyst").post(
        DRAFT, typed(green_forecast_slip_share="0.5", amber_forecast_slip_share="0.1")
    )
    assert answer.status_code in {403, 422}
    assert 'value="0.5"' in answer.content.decode()
    assert not RuleSet.objects.filter(code="v3").exists()


def test_another_person_adopts_and_a_project_manager_sees_no_rule_sets(story: Story) -> None:  # noqa: F811
    rule_set = RuleSet.objects.get(code="v2")
    address = reverse("rule-sets:verb", args=[rule_set.pk, "approve"])
    assert signed_in(story, "pm").get(address).status_code == 404
    signed_in(story, "pmo_director").post(address, {"version": rule_set.version})
    rule_set.refresh_from_db()
    assert rule_set.state == "effective"
