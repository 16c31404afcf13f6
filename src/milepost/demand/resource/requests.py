"""What people see of a request: what it says, where it stands, how it was scored and decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from milepost.demand import actions, queries, rules
from milepost.demand.choices import RequestState
from milepost.demand.forms import (
    AppealForm,
    EstimateForm,
    NothingForm,
    RequestForm,
    ReturnForm,
    ScorersForm,
    ShortlistForm,
    StandAsideForm,
    WhyForm,
)
from milepost.demand.models import ProjectRequest
from milepost.demand.panels import REQUEST_PANELS
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.actions import declare_interest
from milepost.people.queries import local_date
from milepost.surface.columns import Batch, Column
from milepost.surface.fields import as_typed
from milepost.surface.resource import Resource, Verb, offer, own_version


def _days(records: list[ProjectRequest], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: (today - each.moved_on).days for each in records}


def _idle(records: list[ProjectRequest], _actor: Actor, moment: datetime | None) -> Batch:
    today = local_date(moment or clock.now())
    return {each.pk: rules.is_idle(each.state, each.moved_on, today) for each in records}


def _steps(records: list[ProjectRequest], _actor: Actor, _moment: datetime | None) -> Batch:
    steps = {each.pk: rules.NEXT_STEPS.get(each.state) for each in records}
    return {key: f"{step.whose}: {step.words[:1].lower()}{step.words[1:]}" for key, step in steps.items() if step}


def _classes(records: list[ProjectRequest], _actor: Actor, _moment: datetime | None) -> Batch:
    return dict(queries.class_estimates(records))


def _objectives(records: list[ProjectRequest], _actor: Actor, moment: datetime | None) -> Batch:
    served = queries.objectives_of([each.pk for each in records], moment)
    return {key: ", ".join(sorted(each.code for each in objectives)) for key, objectives in served.items()}


def _as_said(request: ProjectRequest) -> dict[str, Any]:
    return {**as_typed(RequestForm)(request), "objectives": queries.objective_ids(request)}


def _scorers(request: ProjectRequest) -> dict[str, Any]:
    return {"scorers": [sheet.scorer_id for sheet in queries.sheets_of(request)]}


@offer
class RequestResource(Resource[ProjectRequest]):
    """The one register of requests: pending, decided, and what became of them."""

    model = ProjectRequest
    noun = "request"
    plural = "requests"
    purpose = (
        "A request asks for a project: problem, desired result, options, benefits, cost range. It is screened, scored "
        "by two people, decided by a board, and always answered."
    )
    key = "code"
    order = "-code"
    related: ClassVar[tuple[str, ...]] = ("requester", "sponsor", "unit", "prospective_pm", "scoring_model")
    group_by: ClassVar[tuple[str, ...]] = ("state", "unit", "requester")
    columns = (
        Column(name="code", label="Code", path="code", kind="code", search=True),
        Column(name="title", label="Title", path="title", search=True),
        Column(name="state", label="State", path="state", kind="choice", choices=RequestState, filter="choice"),
        Column(name="days", label="Days there", kind="integer", batch=_days, help="Since it came into its state."),
        Column(name="idle", label="Idle", kind="flag", batch=_idle, help="Waiting for more than 60 days."),
        Column(name="next", label="Next step", batch=_steps),
        Column(name="unit", label="Owner unit", path="unit", kind="related", filter="related"),
        Column(name="requester", label="Requester", path="requester", kind="related", filter="related"),
        Column(name="sponsor", label="Sponsor", path="sponsor", kind="related", filter="related"),
        Column(name="pm", label="Prospective manager", path="prospective_pm", kind="related"),
        Column(name="class", label="Class estimate", batch=_classes),
        Column(name="objectives", label="Objectives", batch=_objectives),
        Column(name="mandatory", label="Mandatory", path="mandatory", kind="flag"),
        Column(name="legal_reference", label="Law or order", path="legal_reference"),
        Column(name="cost_low", label="Cost, at least", path="cost_low", kind="money"),
        Column(name="cost_likely", label="Cost, likely", path="cost_likely", kind="money"),
        Column(name="cost_high", label="Cost, at most", path="cost_high", kind="money"),
        Column(name="earliest_start", label="Earliest start", path="earliest_start_date", kind="date"),
        Column(name="finish_by", label="Must finish by", path="finish_by_date", kind="date"),
        Column(name="submitted_on", label="Submitted on", path="submitted_on", kind="date"),
        Column(name="decision_due", label="Meeting of the board", path="decision_due_date", kind="date"),
        Column(name="scoring_model", label="Scoring model", path="scoring_model", kind="related", filter="related"),
        Column(name="problem", label="Problem", path="problem", search=True),
        Column(name="desired_result", label="Desired result", path="desired_result", search=True),
        Column(name="do_nothing", label="If nothing is done", path="do_nothing"),
        Column(name="other_options", label="Other options", path="other_options"),
        Column(name="benefits", label="Benefits", path="benefits"),
    )  # fmt: skip
    shown = ("code", "title", "state", "days", "next", "requester", "cost_likely")
    facts = (
        "title", "problem", "desired_result", "do_nothing", "other_options", "benefits", "objectives", "mandatory",
        "legal_reference", "unit", "requester", "sponsor", "pm", "class", "cost_low", "cost_likely", "cost_high",
        "earliest_start", "finish_by", "submitted_on", "decision_due",
    )  # fmt: skip
    verbs = (
        Verb(
            name="raise", label="Raise a request", action=actions.raise_request, form=RequestForm, on_list=True,
            primary=True, help="Begin with the problem. Complete it later; nothing is judged before you submit.",
        ),
        Verb(
            name="submit", label="Submit", action=actions.submit_request, form=NothingForm, version=own_version,
            primary=True, help="The PMO screens it next. It does not change any more, unless it is returned to you.",
        ),
        Verb(
            name="change", label="Change", action=actions.change_request, form=RequestForm, initial=_as_said,
            version=own_version,
        ),
        Verb(
            name="estimate", label="Estimate", action=actions.estimate_request, form=EstimateForm,
            initial=as_typed(EstimateForm), version=own_version, help="Leave open what nobody can know yet.",
        ),
        Verb(name="withdraw", label="Withdraw", action=actions.withdraw_request, form=WhyForm, version=own_version),
        Verb(
            name="screen", label="Take into scoring", action=actions.screen_request, form=NothingForm,
            version=own_version, primary=True, help="Its round is bound to the scoring model that is active now.",
        ),
        Verb(name="return", label="Return", action=actions.return_request, form=ReturnForm, version=own_version),
        Verb(
            name="scorers", label="Name scorers", action=actions.name_scorers, form=ScorersForm, initial=_scorers,
            panel="scores",
        ),
        Verb(
            name="rescore", label="Score anew", action=actions.rescore_request, form=WhyForm, version=own_version,
            panel="scores", help="Another round with the model that is active now; earlier rounds stay on record.",
        ),
        Verb(
            name="shortlist", label="Bring before the board", action=actions.shortlist_request, form=ShortlistForm,
            version=own_version, primary=True,
        ),
        Verb(
            name="resume", label="Take up again", action=actions.resume_request, form=NothingForm, version=own_version
        ),
        Verb(
            name="appeal", label="Appeal", action=actions.appeal_rejection, form=AppealForm, version=own_version,
            help="Once, within 20 working days. The request is then scored anew.",
        ),
        Verb(
            name="stand-aside", label="Declare an interest", action=declare_interest, form=StandAsideForm,
            subjects=lambda _request: (), initial=lambda request: {"matter": request.code},
            help="You are then not asked to score it, and your vote does not count.",
        ),
    )  # fmt: skip
    panels = REQUEST_PANELS

    def visible(self, actor: Actor) -> QuerySet[ProjectRequest]:
        """Return the requests that `actor` may see."""
        return queries.visible_to(actor)

    def state(self, record: ProjectRequest) -> str:
        """Return where the request stands."""
        return RequestState(record.state).label

    def links(self, record: ProjectRequest, actor: Actor) -> list[dict[str, Any]]:
        """Lead a scorer to the sheet, a member of the board to the decision, and who oversees to the ranking."""
        found = []
        if actions.score_request.verdict(actor, record) is None:
            found.append({"label": "Score", "url": reverse("demand:score", args=[record.code]), "primary": True})
        if actions.decide_request.verdict(actor, record) is None:
            found.append({"label": "Decide", "url": reverse("demand:decide", args=[record.code]), "primary": True})
        if record.scoring_model is not None and queries.sees_rankings(actor):
            found.append({"label": "Ranking", "url": f"{reverse('demand:ranking')}?model={record.scoring_model.code}"})
        return found
