"""The frame around every page: menu, roles, what needs me, as-of, theme.

The surface knows the shape of the frame and nothing of what is in it. The floor that knows all rooms
builds it:
`settings.MILEPOST_FRAME` names a function `build(request) -> Frame` by its dotted path.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal, cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from milepost.kernel.errors import Refusal
from milepost.surface.requests import earlier_moment_of, read_moment

THEME_COOKIE = "mp_theme"
MENU_COOKIE = "mp_menu"
AS_OF_PARAMETER = "as_of"

Theme = Literal["light", "dark", "auto"]


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A module in the menu; `shortcut` is the letter after `g` that goes there."""

    key: str
    label: str
    url: str
    icon: str
    shortcut: str = ""
    active: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class CreateEntry:
    """Something the reader may create; `shortcut` is the letter after `n` that starts it."""

    label: str
    url: str
    shortcut: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from home to this page; the last one has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ActingRole:
    """A role that the reader holds now and can act in, as "PMO analyst"."""

    key: str
    label: str
    active: bool = False


@dataclass(frozen=True, slots=True)
class NeedsMeItem:
    """One kind of thing that waits for the reader."""

    label: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class NeedsMe:
    """What waits for the reader, counted; `url` is the page with all of it."""

    count: int = 0
    url: str = ""
    items: tuple[NeedsMeItem, ...] = ()


@dataclass(frozen=True, slots=True)
class AsOf:
    """The dates in the address: `value` is None for the present, `since` the one compared with, `refused` no date."""

    value: date | None = None
    refused: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything around the page; empty parts are not drawn."""

    product: str = "Milepost"
    organisation: str = ""
    home_url: str = "/"
    person: str = ""
    person_detail: str = ""
    menu: tuple[MenuEntry, ...] = ()
    creates: tuple[CreateEntry, ...] = ()
    roles: tuple[ActingRole, ...] = ()
    act_as_url: str = ""
    needs_me: NeedsMe = field(default_factory=NeedsMe)
    search_url: str = ""
    help_url: str = ""
    account_url: str = ""
    sign_out_url: str = ""
    today: date | None = None
    demonstration: bool = False

    @property
    def acting_role(self) -> ActingRole | None:
        """Return the role the reader acts in."""
        return next((role for role in self.roles if role.active), None)

    @property
    def initials(self) -> str:
        """Return the first letters of the first and the last name."""
        words = self.person.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def theme_from(request: HttpRequest) -> Theme:
    """Return the theme that the reader chose, so that the first paint already has it."""
    chosen = request.COOKIES.get(THEME_COOKIE)
    return cast("Theme", chosen) if chosen in {"light", "dark"} else "auto"


def menu_is_narrow(request: HttpRequest) -> bool:
    """Say whether the reader folded the menu to its icons."""
    return request.COOKIES.get(MENU_COOKIE) == "narrow"


def as_of_from(request: HttpRequest) -> AsOf:
    """Read the as-of date from the address as the page does; what is no date is kept as refused, never guessed."""
    text = request.GET.get(AS_OF_PARAMETER, "").strip()
    try:
        moment, since = read_moment(text), earlier_moment_of(request)
    except Refusal:
        return AsOf(refused=(text or request.GET.get("since", ""))[:40])
    return AsOf(value=moment.date() if moment else None, since=since.date() if since else None)


@cache
def _builder(dotted_path: str) -> Callable[[HttpRequest], Frame]:
    """Import the function that builds the frame, once."""
    return cast("Callable[[HttpRequest], Frame]", import_string(dotted_path))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give every template its frame; built only when a template asks, so that fragments cost nothing."""
    dotted_path: str = getattr(settings, "MILEPOST_FRAME", "")
    build = _builder(dotted_path) if dotted_path else lambda _request: Frame()
    return {
        "frame": SimpleLazyObject(lambda: build(request)),
        "theme": theme_from(request),
        "menu_narrow": menu_is_narrow(request),
        "as_of": as_of_from(request),
    }
