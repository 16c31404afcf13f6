"""Acts on requests whose form depends on the request: the sheet of a scorer, the decision of a body."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from milepost.api.own_pages import OwnPage, offer_page
from milepost.demand import actions, queries
from milepost.demand.forms import DecideForm, ScoreForm
from milepost.demand.models import ProjectRequest
from milepost.kernel.errors import NotSeen
from milepost.people.queries import members_of
from milepost.surface.requests import actor_of
from milepost.surface.resource import own_version


def _sheet(request: HttpRequest, asked: ProjectRequest, typed: Any) -> ScoreForm:
    sheet = queries.open_sheet(asked, actor_of(request).person_id)
    if sheet is None:
        raise NotSeen(asked.code)
    return ScoreForm(sheet.scoring_model.criteria, typed)


def _score(request: HttpRequest, asked: ProjectRequest, form: Any, version: int | None) -> ProjectRequest:
    actions.score_request(actor_of(request), asked, version=version, **form.typed())
    return asked


def _body(request: HttpRequest) -> Any:
    body = queries.body_of(actor_of(request).person_id, request.GET.get("body", ""))
    if body is None:
        raise NotSeen("No body of this person decides about requests")
    return body


def _motion(request: HttpRequest, _asked: ProjectRequest, typed: Any) -> DecideForm:
    return DecideForm(members_of(_body(request)), typed)


def _decide(request: HttpRequest, asked: ProjectRequest, form: Any, version: int | None) -> ProjectRequest:
    actions.decide_request(actor_of(request), asked, version=version, body=_body(request), **form.typed())
    return asked


offer_page(
    OwnPage(
        slug="requests", name="score", label="Score", action=actions.score_request, form=_sheet, act=_score,
        version=own_version, help="A step of every criterion, or “unknown” with why; nobody sees it before all scored.",
    )
)  # fmt: skip
offer_page(
    OwnPage(
        slug="requests", name="decide", label="Decide", action=actions.decide_request, form=_motion, act=_decide,
        version=own_version, help="What your body decided; where you sit on several, name it with ?body=.",
    )
)  # fmt: skip
