"""What is blocked on a project: a floor above tells it, and the floors below ask before money or scope moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.projects import rules
from milepost.projects.models import Project
from milepost.projects.policies import Part

Blocking = Callable[[int, str], tuple[str, ...]]
SPEND, SCOPE = "spend", "scope"
_tellers: list[Blocking] = []


def provide_blocks(tell: Blocking) -> None:
    """Let a floor above tell what blocks `spend` or `scope` on a project, in words."""
    if tell not in _tellers:
        _tellers.append(tell)


def not_blocked(what: str) -> Callable[..., Iterator[Unmet]]:
    """Return the guard that nothing blocks `what`, to stand before an act that commits money or moves scope."""

    def guard(_actor: Actor, subject: Project | Part, *_others: object) -> Iterator[Unmet]:
        project_id = subject.pk if isinstance(subject, Project) else subject.project_id
        blocked = [text for tell in _tellers for text in tell(project_id, what)]
        unmet = rules.nothing_blocks(what, blocked)
        yield from () if unmet is None else (unmet,)

    return guard


def proposal_is_approved(_actor: Actor, project: Project, *_others: object) -> Iterator[Unmet]:
    """Yield what stands against promising: a project that follows a method does it once its proposal is approved."""
    unmet = rules.promise_follows_the_proposal(follows=project.method_version_id is not None, stage=project.stage)
    yield from () if unmet is None else (unmet,)
