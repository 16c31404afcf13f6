"""Lay out the addresses of the house; every app brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from milepost.config.api import api
from milepost.config.wiring import wire
from milepost.surface.resource import RESOURCES
from milepost.surface.views import urls_of

wire()

handler404 = "milepost.surface.middleware.not_seen"

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.urls")),
    path("api/v1/", api.urls),
    path("demo/", include("milepost.demo.urls")),
    path("", include("milepost.surface.pages")),
    path("", include("milepost.config.pages")),
    path("", include("milepost.reporting.urls")),
    path("", include("milepost.exchange.urls")),
    path("", include("milepost.demand.urls")),
    path("", include("milepost.projects.urls")),
    path("", include("milepost.artefacts.urls")),
    path("", include("milepost.methods.urls")),
    path("", include("milepost.closing.urls")),
    path("", include("milepost.compliance.urls")),
    path("", include("milepost.changes.urls")),
    path("", include("milepost.knowledge.urls")),
    path("", include("milepost.governance.urls")),
    path("", include("milepost.planning.urls")),
    path("", include("milepost.workbench.urls")),
    *(path(f"{resource.slug}/", include((urls_of(resource.slug), resource.slug))) for resource in RESOURCES),
]
