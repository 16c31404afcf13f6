"""Three meters of adherence, for a project and over many: to the budget, to the method, to the procedure.

Budget: one less the overrun that is forecast, as a share of the budget. Method: the compliance score. Procedure: of
what was due, and of every attempt that segregation of duties refused, the share that was done in time and without a
waiver.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db.models import QuerySet

from milepost.compliance.bridge.scores import FOUR_PLACES, Score, scored
from milepost.compliance.choices import WaiverState
from milepost.compliance.models import Waiver
from milepost.compliance.queries import Account, accounts
from milepost.finance.models import CostOutlook
from milepost.kernel import clock
from milepost.kernel.measure import Known, NotApplicable, Result, Unknown
from milepost.kernel.models import LedgerEntry
from milepost.kernel.policy import Scope
from milepost.planning.models import Baseline
from milepost.projects.choices import Standing
from milepost.projects.models import Project
from milepost.projects.policies import PROJECT

LOOKS_BACK = timedelta(days=365)
SEGREGATION = frozenset(
    {
        "control_is_independent",
        "line_of_control_is_independent",
        "verifier_did_not_perform",
        "beneficiary_does_not_decide",
        "who_owes_it_performs_it",
        "judge_did_not_prepare",
        "somebody_else_checks",
    }
)
"""The rules whose refusal means that somebody tried to control their own deed, or to deliver for others."""
Share = Result[Decimal]


@dataclass(frozen=True, slots=True)
class Money:
    """What a project may cost, and what it is forecast to cost."""

    budget: Decimal | None
    forecast: Decimal | None
    currency: str

    @property
    def over(self) -> Decimal:
        """Return by how much the forecast lies above the budget."""
        return max(Decimal(0), (self.forecast or Decimal(0)) - (self.budget or Decimal(0)))


@dataclass(frozen=True, slots=True)
class Meters:
    """The three meters, what they rest on, and what they name; `project` is None over many."""

    project: Project | None
    budget: Share
    method: Share
    procedure: Share
    score: Score
    refusals: int
    live_waivers: tuple[Waiver, ...]
    projects: tuple[Meters, ...] = ()


def adherence(seen: QuerySet[Project]) -> Meters:
    """Return the meters over the projects that go on, and those of each."""
    going_on = list(seen.exclude(standing=Standing.ENDED).order_by("code"))
    told = accounts(going_on)
    ids = [each.pk for each in going_on]
    money, refusals, waivers = _money(going_on), _refusals(ids), _live_waivers(ids)
    each = tuple(
        _meters(project, told[project.pk], money[project.pk], refusals[project.pk], waivers[project.pk])
        for project in going_on
        if project.pk in told
    )
    items = [item for found in told.values() for item in found.items]
    whole = scored(items)
    count = sum(each.refusals for each in each)
    return Meters(
        project=None,
        budget=_within([money[found.project.pk] for found in told.values()]),
        method=whole.value,
        procedure=_in_order(whole, count),
        score=whole,
        refusals=count,
        live_waivers=tuple(waiver for one in each for waiver in one.live_waivers),
        projects=each,
    )


def _meters(project: Project, found: Account, money: Money, refusals: int, waivers: Collection[Waiver]) -> Meters:
    score = scored(found.items)
    return Meters(project, _within([money]), score.value, _in_order(score, refusals), score, refusals, tuple(waivers))


def _within(moneys: Iterable[Money]) -> Share:
    """Return one less the forecast overrun over the budget; unlike currencies are never added."""
    known = [each for each in moneys if each.budget is not None and each.forecast is not None]
    if not known:
        return Unknown("No budget and forecast are recorded; the project manager records them.")
    if len({each.currency for each in known}) > 1:
        return Unknown("The budgets are in several currencies; look at each project.")
    budget = sum((each.budget or Decimal(0) for each in known), Decimal(0))
    if not budget:
        return NotApplicable("The budget is nothing.")
    over = sum((each.over for each in known), Decimal(0))
    return Known(max(Decimal(0), 1 - over / budget).quantize(FOUR_PLACES))


def _in_order(score: Score, refusals: int) -> Share:
    """Return the share of what was due that was done in time and without a waiver, refused attempts counted in."""
    counted = score.counted + score.waived + refusals
    if not counted:
        return NotApplicable("Nothing was due yet.")
    return Known((Decimal(score.on_time) / counted).quantize(FOUR_PLACES))


def _money(projects: Collection[Project]) -> dict[int, Money]:
    ids = [each.pk for each in projects]
    baselines = Baseline.objects.filter(project__in=ids).order_by("number")
    budgets: dict[int, Decimal | None] = dict(baselines.values_list("project", "cost"))
    forecasts = dict(CostOutlook.objects.filter(project__in=ids).values_list("project", "forecast_cost"))
    return {each.pk: Money(budgets.get(each.pk), forecasts.get(each.pk), each.currency) for each in projects}


def _refusals(ids: Collection[int]) -> dict[int, int]:
    """Return how often segregation of duties refused somebody on each project within a year, with one query."""
    streams = {Scope(PROJECT, each).stream: each for each in ids}
    found: dict[int, int] = defaultdict(int)
    told = LedgerEntry.objects.filter(refused=True, at__gte=clock.now() - LOOKS_BACK, stream__name__in=list(streams))
    for name, body in told.values_list("stream__name", "body").iterator():
        rules = {each["rule"] for each in json.loads(body)["refusal"] or ()}
        found[streams[name]] += bool(rules & SEGREGATION)
    return found


def _live_waivers(ids: Collection[int]) -> dict[int, list[Waiver]]:
    today = clock.today()
    found: dict[int, list[Waiver]] = defaultdict(list)
    for each in Waiver.objects.filter(
        project__in=ids, state=WaiverState.GRANTED, dispensation=False, from_date__lte=today, to_date__gte=today
    ).order_by("to_date"):
        found[each.project_id].append(each)
    return found
