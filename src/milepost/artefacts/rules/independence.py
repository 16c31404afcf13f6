"""Who prepared a document neither reviews nor approves it (SOD-03, SOD-04), and each speaks for a role they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from milepost.artefacts.choices import Severity
from milepost.artefacts.rules.sheets import Part
from milepost.kernel.errors import Unmet


def judge_did_not_prepare(actor_id: int | None, prepared_by: Collection[int], what: str) -> Unmet | None:
    """Require that who judges a version neither wrote it nor helped to."""
    if actor_id is None or actor_id not in prepared_by:
        return None
    return Unmet(
        rule="judge_did_not_prepare",
        sentence=f"Nobody may {what} a document that they wrote or helped to write.",
        missing="Somebody who took no part in writing it.",
        cure="Another person who holds the role",
        path="Ask one of them to do it.",
    )


def judge_holds_the_role(held: Collection[str], parts: Iterable[Part], what: str) -> Unmet | None:
    """Require that who judges a document holds a role that the method names for it."""
    named = list(parts)
    if any(part.played_by & set(held) for part in named):
        return None
    names = " or ".join(part.name for part in named)
    roles = ", ".join(sorted(role.replace("_", " ") for role in frozenset().union(*(part.played_by for part in named))))
    if not named:
        return Unmet(
            rule="judge_holds_the_role",
            sentence=f"The method names nobody to {what} this document.",
            missing="Nothing: this step is not needed." if what == "review" else "A role that approves it.",
            cure="The PMO, who keeps the method",
            path="Comment instead." if what == "review" else "Ask the PMO to name one in the method.",
        )
    return Unmet(
        rule="judge_holds_the_role",
        sentence=f"The method has the {names} {what} this document.",
        missing=f"One of these roles on this project: {roles}.",
        cure=roles,
        path="Ask one of them; you may comment.",
    )


def another_closes_what_must_be_cured(
    severity: str, actor_id: int | None, author_id: int, prepared_by: Collection[int]
) -> Unmet | None:
    """Require that what must be cured is closed by its author or by somebody who did not prepare the document."""
    if severity != Severity.MUST or actor_id == author_id or actor_id not in prepared_by:
        return None
    return Unmet(
        rule="another_closes_what_must_be_cured",
        sentence="What must be cured is closed by whoever raised it, or by somebody who did not write the document.",
        missing="The word of somebody else that it is cured.",
        cure="Whoever raised it",
        path="Cure it, then ask them to look and close it.",
    )
