"""Pages that belong to no noun: search, explanations, jobs, saved views, and the role one acts in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from milepost.kernel import clock, jobs
from milepost.kernel.errors import NotSeen
from milepost.kernel.models import Job
from milepost.kernel.policy import ORGANISATION, roles_at
from milepost.surface.answers.explain import EXPLAINERS
from milepost.surface.answers.search import SHORTEST, search
from milepost.surface.lists import saved_views
from milepost.surface.requests import ACTING_ROLE, actor_of, moment_of, plain_text
from milepost.surface.resource import RESOURCES, record_page


@login_required
@require_GET
def search_page(request: HttpRequest) -> HttpResponse:
    """Show what the search finds: as a page, or under the search box while somebody types."""
    text = plain_text(request.GET.get("q", ""))
    beside = record_page(request)
    if beside and len(text) < SHORTEST:
        return HttpResponse()
    context = {"found": search(actor_of(request), text), "text": text, "title": "Search"}
    return render(request, "surface/frame/hits.html" if beside else "surface/pages/search.html", context)


@login_required
@require_GET
def explain_page(request: HttpRequest, name: str) -> HttpResponse:
    """Explain one figure."""
    if name not in EXPLAINERS:
        raise NotSeen(name)
    explained = EXPLAINERS[name](actor_of(request), request.GET, moment_of(request))
    page = "surface/explain_fragment.html" if record_page(request) else "surface/explain.html"
    return render(request, page, {"explained": explained, "title": explained.label})


@login_required
@require_GET
def job_page(request: HttpRequest, job_id: int) -> HttpResponse:
    """Show how far a job is; asked again and again by the page while it runs."""
    job = _own_job(request, job_id)
    page = "surface/parts/job.html" if record_page(request) else "surface/pages/job.html"
    return render(request, page, {"job": drawn_job(job), "title": job.title})


@login_required
@require_POST
def cancel_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Ask a job to stop."""
    jobs.cancel(_own_job(request, job_id))
    return redirect("surface:job", job_id=job_id)


@login_required
@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """Choose the role to act in; only a role that the person holds now can be chosen."""
    wanted = request.POST.get("role", "")
    if wanted in roles_at(actor_of(request), ORGANISATION, clock.now()):
        request.session[ACTING_ROLE] = wanted
    else:
        messages.error(request, "You do not hold that role now.")
    return redirect(_safe_next(request))


@login_required
@require_POST
def save_view(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the arrangement of a list under a name."""
    if slug not in RESOURCES:
        raise NotSeen(slug)
    name = plain_text(request.POST.get("view_name", ""))
    if not name:
        messages.error(request, "Give the view a name.")
        return redirect(RESOURCES[slug].url())
    arrangement = request.POST.copy()
    for own in ("csrfmiddlewaretoken", "view_name", "view_shared", "view_default"):
        arrangement.pop(own, None)
    view = saved_views.save(
        slug,
        actor_of(request),
        name,
        arrangement.urlencode(),
        shared="view_shared" in request.POST,
        default="view_default" in request.POST,
    )
    return redirect(f"{RESOURCES[slug].url()}?view={view.pk}")


@login_required
@require_POST
def forget_view(request: HttpRequest, slug: str, view_id: int) -> HttpResponse:
    """Drop one of the reader's own views."""
    saved_views.forget(actor_of(request), view_id)
    return redirect(RESOURCES[slug].url())


def drawn_job(job: Job) -> dict[str, Any]:
    """Return a job as its part draws it."""
    return {
        "id": job.pk,
        "label": job.title,
        "state": "waiting" if job.state == Job.State.QUEUED else job.state,
        "done": job.done if job.due else int(job.state == Job.State.DONE),
        "total": job.due or 1,
        "url": reverse("surface:job", args=[job.pk]),
        "cancel_url": reverse("surface:cancel_job", args=[job.pk]),
        "note": job.problem,
        "log": "\n".join(line.text for line in job.lines.order_by("id")),
        "result": job.result.get("label", "Open"),
        "result_url": job.result.get("url", ""),
    }


def _own_job(request: HttpRequest, job_id: int) -> Job:
    job = Job.objects.filter(pk=job_id, started_by_id=actor_of(request).person_id).first()
    if job is None:
        raise NotSeen(str(job_id))
    return job


def _safe_next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if safe else "/"


app_name = "surface"
urlpatterns = [
    path("search/", search_page, name="search"),
    path("explain/<slug:name>/", explain_page, name="explain"),
    path("jobs/<int:job_id>/", job_page, name="job"),
    path("jobs/<int:job_id>/cancel/", cancel_job, name="cancel_job"),
    path("act-as/", act_as, name="act_as"),
    path("views/<slug:slug>/save/", save_view, name="save_view"),
    path("views/<slug:slug>/<int:view_id>/forget/", forget_view, name="forget_view"),
]
