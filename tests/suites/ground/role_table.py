"""The table of roles and actions, as a page.

    python -m tests.suites

writes `docs/reference/roles-and-actions.md`; a test compares the committed page with the actions, and each cell with
what an actor in that role is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from milepost.changes.choices import NoticePart
from milepost.closing.choices import RETURN_OWNER
from milepost.demand.choices import PartOnRequest
from milepost.kernel.actions import Action
from milepost.kernel.policy import OPERATOR
from milepost.people.choices import COLLEAGUE, PostRole
from milepost.projects.choices import OFFERED_DELEGATE, RoleOnProject

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "roles-and-actions.md"
HEADING = """# Roles and actions

Who may do what. A post holds in the whole organisation, a project role on its project, a part on a request or in the
notices of a project there, each from an instant until another. A colleague is whoever belongs to a unit; `operator` is
the command line of the machine and the import. Everything that is not ticked is refused, and the refusal says who may
and what to do instead. A ticked action can still be refused by its rules: nobody controls a project on which they
deliver or moves a request of their own, and the operator writes facts only of imported projects that have no project
manager. This page is
generated from the actions (`python -m tests.suites`) and compared by a test.
"""


def roles() -> dict[str, str]:
    """Return every role by its code, with its label, posts first."""
    parts = {**dict(RoleOnProject.choices), **dict(PartOnRequest.choices), **dict(NoticePart.choices)}
    parts[RETURN_OWNER] = "Owner of what is given back"
    parts[OFFERED_DELEGATE] = "Whoever a delegation is offered to"
    return {**dict(PostRole.choices), COLLEAGUE: "Colleague", **parts, OPERATOR: "Operator"}


def page(actions: Iterable[Action[..., Any]]) -> str:
    """Return the page: one table for each app."""
    parts = [HEADING]
    for app, group in groupby(actions, key=lambda action: action.name.partition(".")[0]):
        parts.append(_table(app, list(group)))
    return "\n".join(parts)


def _table(app: str, actions: list[Action[..., Any]]) -> str:
    columns = {code: label for code, label in roles().items() if any(code in each.allowed for each in actions)}
    head = ["Action", "What it does", *columns.values()]
    lines = [f"## {app}", "", _line(head), _line(["---", "---", *(":-:" for _ in columns)])]
    for action in actions:
        meaning = " ".join((action.__doc__ or "").partition("\n\n")[0].split())
        ticks = ["✓" if code in action.allowed else "" for code in columns]
        lines.append(_line([f"`{action.name}`", meaning, *ticks]))
    return "\n".join([*lines, ""])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
