"""Where a project's roles hold and which ledger stream its acts belong to."""

from __future__ import annotations

from typing import Any, Protocol

from milepost.kernel.policy import Scope

PROJECT = "project"
DELEGATION = "delegation"


class Keyed(Protocol):
    """A project, as far as its scope is concerned."""

    pk: Any


class Part(Protocol):
    """Anything that belongs to one project."""

    project_id: int


def project_scope(project: Keyed, *_others: object) -> Scope:
    """Return the scope of a project: its roles hold there, and its acts stand in its stream."""
    return Scope(PROJECT, project.pk)


def part_scope(part: Part, *_others: object) -> Scope:
    """Return the scope of something that belongs to a project."""
    return Scope(PROJECT, part.project_id)


def delegation_scope(delegation: Keyed, *_others: object) -> Scope:
    """Return the scope of an offered delegation: whoever it is offered to answers there, in its own stream."""
    return Scope(DELEGATION, delegation.pk)
