"""Acts that people do on a page of its own, because its form depends on the record: the API does them by the same form.

A floor lists each in its room `api`; everything that a `Resource` offers as a `Verb` comes by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest

from milepost.kernel.actions import Action
from milepost.kernel.errors import Refusal
from milepost.kernel.policy import Actor
from milepost.kernel.registry import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """One act on a record of the noun `slug`.

    `form` makes the form for who asks and for the record, bound to what was typed where something was; `act` does what
    the valid form says, with the version that the sender saw.
    """

    slug: str
    name: str
    label: str
    action: Action[..., Any]
    form: Callable[[HttpRequest, Any, Any], forms.Form]
    act: Callable[[HttpRequest, Any, Any, int | None], Any]
    version: Callable[[Any], int | None] | None = None
    help: str = ""

    def refusal(self, actor: Actor, record: Any) -> Refusal | None:
        """Return why the actor may not."""
        return self.action.verdict(actor, record)


OWN_PAGES: Catalogue[OwnPage] = Catalogue("page of an act")


def offer_page(page: OwnPage) -> OwnPage:
    """List an act, under the noun of its record and its name."""
    return OWN_PAGES.add(f"{page.slug}/{page.name}", page)
