"""The act on a change whose form depends on the project: wording it anew, with every milestone that may move."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from milepost.api.own_pages import OwnPage, offer_page
from milepost.changes import actions
from milepost.changes.forms import DifferenceForm, difference_form
from milepost.changes.models import ChangeRequest
from milepost.surface.requests import actor_of
from milepost.surface.resource import own_version


def _form(_request: HttpRequest, change: ChangeRequest, typed: Any) -> DifferenceForm:
    return difference_form(change, typed)


def _reword(request: HttpRequest, change: ChangeRequest, form: Any, version: int | None) -> ChangeRequest:
    return actions.reword_change(actor_of(request), change, version=version, **form.typed())


offer_page(
    OwnPage(
        slug="change-requests", name="reword", label="Say what changes", action=actions.reword_change, form=_form,
        act=_reword, version=own_version, help="What is left empty stays as it is.",
    )
)  # fmt: skip
