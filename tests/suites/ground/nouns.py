"""Every noun of the house with its pages, whichever app brings it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from milepost.reporting.tests.story import Story
from milepost.surface.lists.listing import Listing, build, read_address
from milepost.surface.resource import RESOURCES, Resource

NOUNS = [pytest.param(resource, id=resource.slug) for resource in RESOURCES]
BELONGING_TO_A_PROJECT = [
    pytest.param(resource, id=resource.slug) for resource in RESOURCES if resource.has_column("project")
]
BEFORE_THE_BEGINNING = "1999-12-31"
READER = "pmo_analyst"
AUTUMN = datetime(2026, 10, 1, tzinfo=UTC)


def first_record(resource: Resource[Any], story: Story) -> Any:
    """Return the first record of a noun, as the PMO analyst sees it."""
    return resource.visible(story.actor(READER)).order_by("pk")[0]


def address(resource: Resource[Any], record: Any = None, page: str = "detail") -> str:
    return resource.url(record, page=page)


def listed(resource: Resource[Any], story: Story, moment: datetime | None = None, **asked: str) -> Listing:
    """Return a list as the PMO analyst gets it, now or as of `moment`."""
    return build(resource, story.actor(READER), read_address(resource, asked), moment)
