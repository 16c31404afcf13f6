"""One lawful use of an action: the suites try everything else from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from milepost.kernel.actions import Action
from milepost.kernel.models import Record
from tests.suites.ground.world import World

Subjects = tuple[Any, ...]


def nothing(_world: World) -> Subjects:
    return ()


def no_values(_world: World) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Sample:
    """How an action is used lawfully.

    `subjects` makes them in the world; `typed` is what is typed. `version_of` finds the record whose version the
    actor saw, where it is not the first subject, and `again` what a second person types.
    """

    action: Action[..., Any]
    role: str
    subjects: Callable[[World], Subjects] = nothing
    typed: Callable[[World], dict[str, Any]] = no_values
    again: dict[str, Any] | None = None
    version_of: Callable[[Subjects], Record] = lambda subjects: subjects[0]
    stream: Callable[[World, Any], str] | None = None

    @property
    def name(self) -> str:
        return self.action.name
