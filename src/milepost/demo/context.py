"""What the pages before sign-in show in a demonstration: one button a role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from milepost.demo.queries import open_parts


@dataclass(frozen=True, slots=True)
class SignIn:
    """One button: a role, who plays it, and where it leads."""

    key: str
    label: str
    person: str
    initials: str
    url: str


def sign_ins(request: HttpRequest) -> dict[str, Any]:
    """Give the pages before sign-in their buttons; nothing is asked unless a page draws them."""
    del request
    return {"demo_signins": SimpleLazyObject(_offered)}


def _offered() -> tuple[SignIn, ...]:
    url = reverse("demo_sign_in")
    return tuple(
        SignIn(part.key, part.label, account.person.name, _initials(account.person.name), url)
        for part, account in open_parts()
    )


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in (words[0], words[-1])).upper()
