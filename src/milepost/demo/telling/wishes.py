"""Requests on their way: raised, screened, scored by two, decided by the board, one of them a project by now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from milepost.demand import actions as demand
from milepost.demand.choices import Outcome, RejectionReason
from milepost.demand.models import ProjectRequest
from milepost.demand.queries import standard_criteria
from milepost.demo.cast import organisation as house
from milepost.demo.cast import people as cast
from milepost.demo.cast.wishes import WISHES, Step, Wish
from milepost.demo.months import local, working_day
from milepost.demo.telling.money import thousands
from milepost.demo.telling.narrator import Narrator
from milepost.people import actions as people
from milepost.people.choices import BodyKind
from milepost.people.models import Body
from milepost.projects import actions as projects
from milepost.projects.choices import RoleOnProject

SCORERS = ("Grace Achieng", "Yael Ben-Ami")
MEMBERS = (cast.EXECUTIVE, "Kwabena Osei-Tutu", "Margarethe Lindqvist", "Luca Bianchi", "Rosa Quispe")
SCREENER = cast.ANALYSTS[0]
COMES_BACK = 80
MEETING = 8
CRITERIA = ("fit", "benefit", "urgency", "risk", "capacity")


@dataclass(slots=True)
class Told:
    """A wish as far as it has come: its request, and how many have scored."""

    wish: Wish
    request: ProjectRequest
    scored: int = 0


class Wishing:
    """The requests of the demonstration, with the board that decides about them."""

    def __init__(self, narrator: Narrator) -> None:
        self.narrator = narrator
        self.board: Body | None = None
        self.told: dict[str, Told] = {}

    def cues(self, founded: datetime) -> Iterable[tuple[datetime, Callable[[], None]]]:
        """Yield what happens when; a wish that would begin before the founding is left out."""
        yield founded, self.found_the_board
        for place, wish in enumerate(WISHES):
            if self._moment(wish.steps[0], place) > founded:
                for step in wish.steps:
                    yield self._moment(step, place), partial(self.do, wish, step)

    def _moment(self, step: Step, place: int) -> datetime:
        day = working_day(self.narrator.months.today - timedelta(days=step.days_before), 0)
        return local(day, 9 + place % 8, 5 * place % 60)

    def found_the_board(self) -> None:
        """Have the chief executive seat the board, an analyst draft the scoring model, the director adopt it."""
        narrator = self.narrator
        chair = narrator.person(cast.EXECUTIVE)
        self.board = narrator.do(
            narrator.executive,
            people.found_body,
            code="BOARD",
            name="Portfolio board",
            kind=BodyKind.PORTFOLIO.value,
            quorum=3,
            chair=chair,
        )
        for name in MEMBERS[1:]:
            narrator.do(narrator.executive, people.add_seat, self.board, person=narrator.person(name))
        model = narrator.do(
            narrator.actor(cast.ANALYSTS[1]),
            demand.draft_scoring_model,
            code="V1",
            name="Value, risk and capacity",
            criteria=standard_criteria(),
        )
        narrator.do(narrator.director, demand.adopt_scoring_model, model)

    def do(self, wish: Wish, step: Step) -> None:
        """Do one step of a wish."""
        if step.deed == "raise":
            self._raise(wish)
            return
        told = self.told[wish.code]
        STEPS[step.deed](self, told)
        told.request.refresh_from_db()

    def _raise(self, wish: Wish) -> None:
        narrator = self.narrator
        request = narrator.do(
            narrator.actor(wish.requester),
            demand.raise_request,
            title=wish.title,
            unit=narrator.units[wish.unit],
            problem=wish.problem,
            desired_result=wish.result,
            do_nothing=wish.nothing,
            benefits=wish.benefits,
            sponsor=narrator.person(wish.sponsor),
            mandatory=bool(wish.law),
            legal_reference=wish.law,
            objectives=[narrator.aims[code] for code in wish.aims],
        )
        self.told[wish.code] = Told(wish, request)
        if wish.months:
            self._estimate(wish, request)

    def _estimate(self, wish: Wish, request: ProjectRequest) -> None:
        narrator, (low, likely, high) = self.narrator, wish.cost
        narrator.do(
            narrator.actor(wish.requester),
            demand.estimate_request,
            request,
            cost_low=thousands(low),
            cost_likely=thousands(likely),
            cost_high=thousands(high),
            currency=house.CURRENCY,
            duration_months=wish.months,
            org_units=narrator.chance.whole(1, 3, wish.code, "units"),
            external_parties=narrator.chance.whole(0, 3, wish.code, "parties"),
            novelty=narrator.chance.whole(1, 2, wish.code, "novelty"),
            exposure=narrator.chance.whole(1, 2, wish.code, "exposure"),
            prospective_pm=narrator.person(wish.pm) if wish.pm else None,
        )

    def _by_requester(self, told: Told, verb: Any, **typed: Any) -> None:
        self.narrator.do(self.narrator.actor(told.wish.requester), verb, told.request, **typed)

    def _by_office(self, told: Told, verb: Any, **typed: Any) -> None:
        self.narrator.do(self.narrator.actor(SCREENER), verb, told.request, **typed)

    def submit(self, told: Told) -> None:
        """Have the requester submit it."""
        self._by_requester(told, demand.submit_request)

    def withdraw(self, told: Told) -> None:
        """Have the requester take it back."""
        self._by_requester(told, demand.withdraw_request, reason="The old depot is sold, and its cellar with it.")

    def return_it(self, told: Told) -> None:
        """Have the PMO ask for what is missing."""
        asked = "At which piers, and who answers for the boards once they hang there?"
        self._by_office(told, demand.return_request, asked_for=asked)

    def screen(self, told: Told) -> None:
        """Have the PMO take it into scoring."""
        self._by_office(told, demand.screen_request)

    def name(self, told: Told) -> None:
        """Have the PMO name who scores."""
        named = [self.narrator.person(name) for name in SCORERS]
        self._by_office(told, demand.name_scorers, scorers=named)

    def score(self, told: Told) -> None:
        """Have the next scorer score."""
        values, scorer = told.wish.scores[told.scored], SCORERS[told.scored]
        answers = {
            code: {"value": value, "rationale": "" if value is not None else "Nobody has measured it."}
            for code, value in zip(CRITERIA, values, strict=True)
        }
        actor = self.narrator.actor(scorer)
        self.narrator.do(actor, demand.score_request, told.request, answers=answers, free_of_interest=True)
        told.scored += 1

    def shortlist(self, told: Told) -> None:
        """Have the PMO bring it before the board."""
        meeting = self._day(-MEETING) if told.wish.code == "nights" else None
        self._by_office(told, demand.shortlist_request, decision_due_date=meeting)

    def _day(self, days_before: int) -> date:
        return working_day(self.narrator.months.today - timedelta(days=days_before), 0)

    def _decide(self, told: Told, outcome: str, reason: str, **typed: Any) -> None:
        votes = {self.narrator.person(name).pk: "for" for name in MEMBERS[:4]}
        votes[self.narrator.person(MEMBERS[4]).pk] = "abstain"
        chair, board = self.narrator.actor(cast.EXECUTIVE), self.board
        given = {"body": board, "votes": votes, "outcome": outcome, "reason": reason, **typed}
        self.narrator.do(chair, demand.decide_request, told.request, **given)

    def approve(self, told: Told) -> None:
        """Have the board approve it."""
        self._decide(
            told, Outcome.APPROVED.value, "It is among the best ways to reach the objective.",
            conditions="The PMO shows the first estimate by suppliers before anything is ordered.",
        )  # fmt: skip

    def reject(self, told: Told) -> None:
        """Have the board reject it."""
        reason = "Three people are not too many for forty thousand invoices, and suppliers move to one form next year."
        self._decide(told, Outcome.REJECTED.value, reason, reason_code=RejectionReason.LOW_VALUE.value)

    def defer(self, told: Told) -> None:
        """Have the board defer it."""
        reason = "The region tries such a warning this year; we decide when we know what came of it."
        self._decide(told, Outcome.DEFERRED.value, reason, until_date=self._day(-COMES_BACK))

    def initiate(self, told: Told) -> None:
        """Have the director begin its project, overseen from its first day."""
        narrator, wish = self.narrator, told.wish
        project = narrator.do(
            narrator.director,
            projects.initiate_from_request,
            told.request,
            code=f"{wish.unit}-690",
            portfolio=narrator.portfolios[house.PORTFOLIO_OF.get(wish.unit, "SERVICES")],
            project_class="B",
            pm=narrator.person(wish.pm),
        )
        officer = narrator.person(narrator.chance.choice(cast.ANALYSTS, project.code, "oversight"))
        narrator.do(narrator.director, projects.appoint, project, person=officer, role=RoleOnProject.OVERSIGHT)


STEPS: dict[str, Callable[[Wishing, Told], None]] = {
    "submit": Wishing.submit,
    "withdraw": Wishing.withdraw,
    "return": Wishing.return_it,
    "screen": Wishing.screen,
    "name": Wishing.name,
    "score": Wishing.score,
    "shortlist": Wishing.shortlist,
    "approve": Wishing.approve,
    "reject": Wishing.reject,
    "defer": Wishing.defer,
    "initiate": Wishing.initiate,
}
