"""Guards that several verbs of closing share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.projects.choices import Stage
from milepost.projects.models import Project
from milepost.projects.queries import Control, independent


def unmet(*told: Unmet | None) -> Iterator[Unmet]:
    """Yield the rules that do not hold."""
    yield from (each for each in told if each is not None)


def state_is(rule: Callable[..., Unmet | None], *wanted: str) -> Callable[..., Iterator[Unmet]]:
    """Return the guard that the record is in one of the wanted states, as `rule` says it."""

    def guard(_actor: Actor, record: Any, *_others: object) -> Iterator[Unmet]:
        yield from unmet(rule(record.state, *wanted))

    return guard


def independent_in_closing(what: str) -> Control:
    """Return the guard of independence that asks nothing while another guard refuses: the project is not in Closing."""
    asked = independent(what)

    def check(actor: Actor, project: Project, *_others: object) -> Iterator[Unmet]:
        if project.stage == Stage.CLOSING:
            yield from asked(actor, project)

    return Control(what, check)


def in_closing(rule: Callable[[str, str], Unmet | None]) -> Callable[..., Iterator[Unmet]]:
    """Return the guard that the project is in Closing, as `rule` says it."""

    def guard(_actor: Actor, project: Project, *_others: object) -> Iterator[Unmet]:
        yield from unmet(rule(project.stage, Stage.CLOSING))

    return guard
