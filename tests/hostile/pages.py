"""Every page that a signed-in person can open, by its address."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.artefacts.models import Artefact
from milepost.projects.models import Project
from milepost.reporting.models import StatusReport
from milepost.reporting.tests.story import Story
from milepost.surface.resource import RESOURCES
from tests.suites.ground.nouns import first_record

PLAIN = (
    "/",
    "/board/",
    "/search/?q=project",
    "/settings/",
    "/settings/identity/",
    "/settings/roles/",
    "/account/password/change/",
    "/account/2fa/",
    "/account/logout/",
    "/no-such-page/",
)
OPEN_TO_ALL = ("/account/login/", "/account/password/reset/", "/account/signup/", "/account/2fa/authenticate/")


def every_page(story: Story) -> Iterator[str]:
    """Yield the list, a record, its history and every form of every noun, and the pages that belong to none."""
    yield from PLAIN
    for resource in RESOURCES:
        record = first_record(resource, story)
        yield resource.url()
        yield resource.url(record)
        yield resource.url(record, page="history")
        for verb in resource.verbs:
            yield resource.url(None if verb.on_list else record, verb=verb.name)
    for report in StatusReport.objects.filter(project=story.world.project):
        yield f"/status-reports/{report.pk}/write/"
    for code in Project.objects.exclude(method_version=None).order_by("pk").values_list("code", flat=True)[:2]:
        yield f"/projects/{code}/next/"
    for artefact in Artefact.objects.order_by("pk")[:2]:
        yield f"/artefacts/{artefact.pk}/write/"
        yield f"/artefacts/{artefact.pk}/difference/"
        yield f"/artefacts/{artefact.pk}/versions/{artefact.number}/"
