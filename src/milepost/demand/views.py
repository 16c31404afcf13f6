"""Pages of requests that are no list and no form of a verb: the score sheet, the ranking, the decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_GET

from milepost.demand import actions, bridge, queries
from milepost.demand.forms import DecideForm, ScoreForm
from milepost.demand.models import ProjectRequest
from milepost.kernel import clock
from milepost.kernel.errors import NotSeen, Refusal
from milepost.people.queries import local_date, members_of
from milepost.surface import drawing
from milepost.surface.frame import Crumb
from milepost.surface.middleware import status_of_form
from milepost.surface.requests import actor_of, whole_number
from milepost.surface.resource import RESOURCES
from milepost.surface.views import refuse_the_past

CUT_LINE = 3


class JudgingView(View):
    """A page on which somebody judges one request; a refusal keeps what was typed."""

    template = ""
    title = ""
    done = ""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """Show the form, or why it is closed to the reader."""
        refuse_the_past(request)
        asked = queries.request_for(actor_of(request), code)
        closed = self.action.verdict(actor_of(request), asked)
        return self.page(request, asked, None if closed else self.form(request, asked), closed)

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """Do what was typed."""
        actor = actor_of(request)
        asked = queries.request_for(actor, code)
        closed = self.action.verdict(actor, asked)
        if closed:
            return self.page(request, asked, None, closed)
        form = self.form(request, asked, request.POST)
        if not form.is_valid():
            return self.page(request, asked, form, None)
        version = whole_number(request.POST.get("version", ""))
        try:
            self.action(actor, asked, version=version, **self.typed(request, form))
        except Refusal as refusal:
            return self.page(request, queries.request_for(actor, code), form, refusal)
        messages.success(request, self.done)
        return redirect(RESOURCES["requests"].url(asked))

    @property
    def action(self) -> Any:
        """Return the verb of this page."""
        raise NotImplementedError

    def form(self, request: HttpRequest, asked: ProjectRequest, typed: Any = None) -> Any:
        """Return the form, filled with what was typed."""
        raise NotImplementedError

    def typed(self, request: HttpRequest, form: Any) -> dict[str, Any]:
        """Return what the form gives as the verb takes it."""
        del request
        given: dict[str, Any] = form.typed()
        return given

    def facts(self, request: HttpRequest, asked: ProjectRequest, form: Any) -> dict[str, Any]:
        """Return what else the page shows."""
        del request, asked, form
        return {}

    def page(self, request: HttpRequest, asked: ProjectRequest, form: Any, refusal: Refusal | None) -> HttpResponse:
        """Show the page with its status."""
        resource = RESOURCES["requests"]
        sent = form is not None and form.is_bound
        context = {
            "asked": asked,
            "form": form,
            "refusal": drawing.refusal_of(refusal),
            "closed": form is None,
            "version": request.POST.get("version", "") or asked.version,
            "back": resource.url(asked),
            "title": f"{self.title} {asked.code}",
            "crumbs": (
                Crumb("Requests", resource.url()), Crumb(str(asked), resource.url(asked)), Crumb(self.title)
            ),
            **({} if form is None else self.facts(request, asked, form)),
        }  # fmt: skip
        return render(request, self.template, context, status=status_of_form(refusal, sent=sent))


@method_decorator(login_required, name="dispatch")
class ScoreView(JudgingView):
    """The sheet of one scorer, who does not see what others say."""

    template = "demand/score.html"
    title = "Score"
    done = "Your score is in. You see those of others once all are."

    @property
    def action(self) -> Any:
        """Return the verb of this page."""
        return actions.score_request

    def form(self, request: HttpRequest, asked: ProjectRequest, typed: Any = None) -> ScoreForm:
        """Return the sheet with the criteria of the model to which the round is bound."""
        sheet = queries.open_sheet(asked, actor_of(request).person_id)
        if sheet is None:
            raise NotSeen(asked.code)
        return ScoreForm(sheet.scoring_model.criteria, typed)


@method_decorator(login_required, name="dispatch")
class DecideView(JudgingView):
    """What a body decides about one request."""

    template = "demand/decide.html"
    title = "Decide"
    done = "The decision is recorded, and the requester sees it with its reason."

    @property
    def action(self) -> Any:
        """Return the verb of this page."""
        return actions.decide_request

    def _body(self, request: HttpRequest) -> Any:
        chosen = queries.body_of(actor_of(request).person_id, request.GET.get("body", ""))
        if chosen is None:
            raise NotSeen("No body of this person decides about requests")
        return chosen

    def form(self, request: HttpRequest, asked: ProjectRequest, typed: Any = None) -> DecideForm:
        """Return the form with the members of the body."""
        del asked
        return DecideForm(members_of(self._body(request)), typed)

    def typed(self, request: HttpRequest, form: Any) -> dict[str, Any]:
        """Return the decision of the body that was chosen."""
        return {"body": self._body(request), **form.typed()}

    def facts(self, request: HttpRequest, asked: ProjectRequest, form: Any) -> dict[str, Any]:
        """Return the body, whose vote does not count, and how the request was scored."""
        conflicts = queries.conflicts_of(asked, local_date(clock.now()))
        sheets = queries.sheets_of(asked)
        model = asked.scoring_model
        known = model is not None and not queries.is_blind(sheets)
        return {
            "body": self._body(request),
            "ballots": form.ballots(conflicts),
            "said": form.said(),
            "told": bridge.scored(model, sheets) if model is not None and known else None,
        }


@login_required
@require_GET
def ranking(request: HttpRequest) -> HttpResponse:
    """Show all scored requests that wait for the board, in order, and how far the order hangs on the weights."""
    refuse_the_past(request)
    if not queries.sees_rankings(actor_of(request)):
        raise NotSeen("ranking")
    models = queries.models_ranked()
    model = next((each for each in models if each.code == request.GET.get("model")), models[0] if models else None)
    cut_line = min(whole_number(request.GET.get("cut", "")) or CUT_LINE, 999)
    requests = queries.ranked_sheets(model) if model else {}
    by_code = {each.code: each for each in requests}
    ranked = (
        bridge.ranking(model, {each.code: sheets for each, sheets in requests.items()}, cut_line) if model else None
    )
    rows = [
        {"place": place, "request": by_code[place.key], "url": RESOURCES["requests"].url(by_code[place.key])}
        for place in (ranked.places if ranked else ())
    ]
    context = {
        "title": "Ranking of requests",
        "models": models,
        "model": model,
        "cut_line": cut_line,
        "rows": rows,
        "ranked": ranked,
        "crumbs": (Crumb("Requests", RESOURCES["requests"].url()), Crumb("Ranking")),
    }
    return render(request, "demand/ranking.html", context)
