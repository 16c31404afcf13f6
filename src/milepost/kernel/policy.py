"""Who may: roles held at an instant, in a scope. Deny by default.

A scope is where a role holds: the organisation, or one record of a noun such as a project. The floors above tell
the kernel which roles a person holds through `provide_roles`; an action names the roles that may do it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from milepost.kernel import clock

Roles = frozenset[str]

OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a role holds and which ledger stream an act there belongs to."""

    kind: str
    id: int | None = None

    @property
    def stream(self) -> str:
        """Return the name of the ledger stream of this scope."""
        return self.kind if self.id is None else f"{self.kind}:{self.id}"


ORGANISATION = Scope("organisation")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person, or nobody when the command line or the system does.

    Attributes
    ----------
    person_id : the acting person, None for the operator of the machine.
    name : how the ledger names the actor.
    acting_role : the role that the person chose to act in; used when it is among those that may.
    channel : `web`, `api`, `cli`, `job` or `import`.
    on_behalf_of : the person for whom a stand-in acts.
    delegation : the instrument under which they do, by its number.
    correlation : ties the entries of one request or job together.
    """

    person_id: int | None
    name: str
    acting_role: str = ""
    channel: str = "web"
    on_behalf_of: int | None = None
    correlation: str = ""
    delegation: int | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """What lets somebody act for another: the role of the other, their person, and the delegation by its number."""

    role: str
    giver: int
    delegation: int


MandateProvider = Callable[..., Mandate | None]
"""Answers for an action, an actor, a scope, the subjects, and what is typed or None; refuses what goes beyond."""
mandate_providers: list[MandateProvider] = []


RoleProvider = Callable[[int, Scope, datetime], Roles]
_providers: list[RoleProvider] = []
_words: dict[str, str] = {}
Answers = dict[tuple[RoleProvider, int, Scope, datetime], Roles]
_answers: ContextVar[Answers | None] = ContextVar("milepost_answers", default=None)


def name_roles(words: Mapping[str, str]) -> None:
    """Let the floors that know the roles tell how people call them."""
    _words.update(words)


def role_words(role: str) -> str:
    """Return the name of a role in the middle of a sentence: PMO keeps its capitals."""
    words = _words.get(role, role.replace("_", " "))
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def provide_roles(provider: RoleProvider) -> None:
    """Let a floor above tell which roles a person holds in a scope at an instant."""
    if provider not in _providers:
        _providers.append(provider)


@contextmanager
def at_one_instant() -> Iterator[None]:
    """Read a page at one instant: the clock stands, so that who holds which role is asked once and holds throughout.

    Nothing acts inside: an action asks anew at its own instant.
    """
    token = _answers.set({})
    try:
        with clock.at(clock.now()):
            yield
    finally:
        _answers.reset(token)


@contextmanager
def anew() -> Iterator[None]:
    """Ask the providers again inside, whatever was answered before: what is decided here is written."""
    token = _answers.set(None)
    try:
        yield
    finally:
        _answers.reset(token)


def _ask(provider: RoleProvider, person_id: int, scope: Scope, moment: datetime) -> Roles:
    answers = _answers.get()
    if answers is None:
        return provider(person_id, scope, moment)
    question = (provider, person_id, scope, moment)
    if question not in answers:
        answers[question] = provider(person_id, scope, moment)
    return answers[question]


def roles_at(actor: Actor, scope: Scope, moment: datetime) -> Roles:
    """Return every role that `actor` holds in `scope` at `moment`."""
    if actor.person_id is None:
        return frozenset({OPERATOR}) if actor.channel in {"cli", "import"} else frozenset()
    held: set[str] = set()
    for provider in _providers:
        held |= _ask(provider, actor.person_id, scope, moment)
    return frozenset(held)


def role_used(actor: Actor, scope: Scope, moment: datetime, allowed: Roles) -> str | None:
    """Return the role under which an act counts: the acting one if it may, else the first that may, else None."""
    if actor.person_id is not None and actor.acting_role in allowed:
        # the nearest provider first: on a project, its own roles settle most questions
        for provider in reversed(_providers):
            if actor.acting_role in _ask(provider, actor.person_id, scope, moment):
                return actor.acting_role
    return min(roles_at(actor, scope, moment) & allowed, default=None)
