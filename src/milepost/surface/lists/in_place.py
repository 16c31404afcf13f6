"""Editing in place: the cells of a list that the noun's own change can type over, one field at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from milepost.kernel import clock
from milepost.kernel.policy import Actor, role_used
from milepost.surface.columns import Column
from milepost.surface.resource import CHANGE, Resource, Verb


def change_of(resource: Resource[Any], actor: Actor, records: Sequence[Any]) -> Verb | None:
    """Return the verb that changes these records in place, None where there is none or it is not the reader's.

    It is offered where all of them lie in one scope, such as one project, so that one question settles it; whatever
    else stands against it is said when a cell is opened.
    """
    verb = next((each for each in resource.verbs if each.name == CHANGE and each.version is not None), None)
    if verb is None or not records:
        return None
    scopes = {verb.action.scope(*verb.subjects(record)) for record in records}
    if len(scopes) != 1 or role_used(actor, scopes.pop(), clock.now(), verb.action.allowed) is None:
        return None
    return verb


def field_of(verb: Verb | None, column: Column) -> str:
    """Return the field of the form that types over a column, empty where there is none."""
    if verb is None or column.batch is not None:
        return ""
    return column.path if column.path in verb.form.base_fields else ""
