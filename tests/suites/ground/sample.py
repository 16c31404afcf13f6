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

    def __deepcopy__(self, _memo: dict[int, Any]) -> Sample:
        """Stay one: a sample is said once, however often its ground is handed out."""
        return self


@dataclass
class Tried:
    """A sample that is ready to be tried: its world, what it acts on there, and what is typed."""

    sample: Sample
    world: World
    subjects: Subjects
    typed: dict[str, Any]

    def act(self, **typed: Any) -> Any:
        """Act as somebody does who may, with `typed` in place of what the sample types."""
        return self.sample.action(self.world.actor(self.sample.role), *self.subjects, **{**self.typed, **typed})
