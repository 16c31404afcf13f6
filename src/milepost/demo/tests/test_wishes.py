"""The requests of the demonstration stand at every step of their way, and one of them is a project by now."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from milepost.demand import bridge, queries
from milepost.demand.choices import RequestState
from milepost.demand.models import ProjectRequest
from milepost.demo.months import Months
from milepost.demo.tests.told import tell
from milepost.kernel import clock
from milepost.kernel.measure import Unknown
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project
from milepost.projects.queries import holders

TODAY = date(2026, 3, 12)


@pytest.mark.django_db
def test_requests_stand_at_every_step_of_their_way():
    tell("WAT-115", today=TODAY, history=8)
    states = Counter(ProjectRequest.objects.values_list("state", flat=True))
    assert states == dict.fromkeys(RequestState.values, 1) | {RequestState.SCORED.value: 2}
    with clock.at(Months(TODAY).now):
        drafted = ProjectRequest.objects.get(state=RequestState.DRAFT)
        assert queries.standing_of(drafted).idle
        assert queries.standing_of(ProjectRequest.objects.get(state=RequestState.REJECTED)).appeal_open
        half = queries.standing_of(ProjectRequest.objects.get(state=RequestState.SCREENED))
        assert (half.scored, half.scorers) == (1, 2)
    project = Project.objects.get(code=ProjectRequest.objects.get(state=RequestState.CONVERTED).project_code)
    assert {
        role: holders(role, [project.pk])[project.pk].name for role in (RoleOnProject.PM, RoleOnProject.SPONSOR)
    } == {
        RoleOnProject.PM: "Henrik Aaltonen",
        RoleOnProject.SPONSOR: "Fatoumata Diarra",
    }


@pytest.mark.django_db
def test_the_ranking_has_a_request_of_which_nobody_knows_the_benefit():
    tell("WAT-115", today=TODAY, history=8)
    model = queries.models_ranked()[0]
    sheets = {request.code: given for request, given in queries.ranked_sheets(model).items()}
    places = bridge.ranking(model, sheets, 1).places
    assert len(places) == 3
    unknown = [place for place in places if isinstance(place.scored.score, Unknown)]
    assert len(unknown) == 1
    assert unknown[0].scored.high - unknown[0].scored.low == 25
