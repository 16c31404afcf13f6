"""Where a request stands, as its requester reads it; and which requests wait for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, Q, QuerySet

from milepost.demand import rules
from milepost.demand.choices import EDITABLE, INITIATORS, WAITING, RequestState
from milepost.demand.models import ProjectRequest, ScoreSheet
from milepost.demand.queries.requests import missing_from
from milepost.demand.queries.scoring import sheets_of
from milepost.kernel import clock
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor, Roles
from milepost.people.choices import PMO
from milepost.people.queries import local_date, seats_of_deciders


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a request stands: for how long, what is next and whose, and what is missing from the requester."""

    state: str
    days: int
    submitted_days: int | None
    step: rules.NextStep | None
    missing: tuple[Unmet, ...]
    scored: int
    scorers: int
    idle: bool
    decision_due: date | None
    appeal_open: bool


def standing_of(request: ProjectRequest, moment: datetime | None = None) -> Standing:
    """Return where a request stands now, or stood as known at `moment`."""
    today = local_date(moment or clock.now())
    sheets = sheets_of(request, moment)
    submitted = request.submitted_on
    rejected = request.state == RequestState.REJECTED
    appeal_open = (
        rejected
        and rules.appeal_is_made_once_and_in_time(request.appeal_by_date, today, appealed=request.appealed) is None
    )
    step = rules.NEXT_STEPS.get(request.state)
    return Standing(
        state=RequestState(request.state).label,
        days=(today - request.moved_on).days,
        submitted_days=(today - submitted).days if submitted else None,
        step=step if appeal_open or not rejected else None,
        missing=tuple(missing_from(request)) if request.state in EDITABLE else (),
        scored=sum(sheet.scored_at is not None for sheet in sheets),
        scorers=len(sheets),
        idle=rules.is_idle(request.state, request.moved_on, today),
        decision_due=request.decision_due_date,
        appeal_open=appeal_open,
    )


def waiting_requests(actor: Actor, posts: Roles) -> QuerySet[ProjectRequest]:
    """Return the requests whose next step is this person's, those that wait longest first."""
    me, today = actor.person_id or 0, clock.today()
    own = Q(requester=me) | Q(sponsor=me) | Q(prospective_pm=me)
    mine = Q(requester=me, state__in=EDITABLE)
    open_sheets = ScoreSheet.objects.filter(scorer=me, scored_at=None, round=F("request__round"))
    mine |= Q(state=RequestState.SCREENED, pk__in=open_sheets.values("request"))
    if posts & PMO:
        named = ScoreSheet.objects.filter(round=F("request__round")).values("request")
        office = Q(state__in=(RequestState.SUBMITTED, RequestState.SCORED))
        office |= Q(state=RequestState.SCREENED) & ~Q(pk__in=named)
        office |= Q(state=RequestState.DEFERRED, until_date__lte=today)
        office |= Q(state__in=WAITING - EDITABLE, moved_on__lt=today - rules.IDLE_AFTER)
        mine |= office & ~own
    if posts & INITIATORS:
        mine |= Q(state=RequestState.APPROVED) & ~own
    mine |= Q(Exists(seats_of_deciders(me, clock.now())), state=RequestState.SHORTLISTED) & ~own
    return ProjectRequest.objects.filter(mine).order_by("moved_on", "pk")
