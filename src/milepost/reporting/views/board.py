"""The portfolio board: what management sees of a period, drilled down, compared, and as of any date."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from milepost.kernel import clock
from milepost.kernel.policy import ORGANISATION, Actor, roles_at
from milepost.people.choices import PMO
from milepost.reporting.panels.board import board_page
from milepost.reporting.panels.first_steps import first_steps
from milepost.surface.frame import Crumb
from milepost.surface.requests import actor_of, moment_of


@login_required
@require_GET
def portfolio_board(request: HttpRequest) -> HttpResponse:
    """Show the board, or what to do first where there is nothing to show."""
    actor, moment = actor_of(request), moment_of(request)
    address = {name: str(request.GET[name]) for name in request.GET}
    page = board_page(actor, address, moment)
    context = {"title": "Portfolio", "crumbs": (Crumb("Portfolio"),), "first_steps": ()}
    if page is None or (page["empty"] and not page["scoped"]):
        context["first_steps"] = first_steps() if _is_of_the_pmo(actor) else ()
    return render(request, "reporting/board/page.html", {**context, **(page or {"empty": True, "chosen": None})})


def _is_of_the_pmo(actor: Actor) -> bool:
    return bool(roles_at(actor, ORGANISATION, clock.now()) & PMO)
