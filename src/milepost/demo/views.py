"""Enter the demonstration in a role, without a password."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from milepost.demo.queries import account_for


@never_cache
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign the visitor in as whoever plays the role; outside of a demonstration there is no such page."""
    account = account_for(request.POST.get("role", ""))
    if account is None:
        raise Http404
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)
