"""Pages of methods that are no list and no form of a verb: a version as a file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from milepost.methods import queries
from milepost.methods.notation import method_to_yaml
from milepost.surface.requests import actor_of
from milepost.surface.views import get_or_unseen


@login_required
@require_GET
def written_form(request: HttpRequest, version_id: int) -> HttpResponse:
    """Hand out a version as YAML, as it is read again."""
    version = get_or_unseen(queries.visible_versions(actor_of(request)).select_related("method"), version_id)
    text = method_to_yaml(queries.definition_of(version.pk))
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{version.method.code}-{version.code}.yaml"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
