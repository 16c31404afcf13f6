"""The page of a project: every panel has its place, and the places follow what a reader asks."""

from __future__ import annotations

from django.urls import get_resolver

from milepost.config.meeting.project_page import ORDER
from milepost.surface.resource import RESOURCES


def panels() -> list[str]:
    """Return the names of the panels in the order in which the page draws them."""
    assert get_resolver().url_patterns
    return [panel.name for panel in RESOURCES["projects"].panels]


def test_every_panel_of_a_project_has_its_place() -> None:
    assert panels() == list(ORDER)


def test_what_needs_somebody_stands_before_documents_and_the_end_comes_last() -> None:
    place = panels().index
    assert place("where-it-stands") < place("obligations") < place("work") < place("artefacts") < place("closing")
