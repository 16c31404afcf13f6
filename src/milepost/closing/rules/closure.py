"""What must hold before a project is closed."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.kernel.errors import Unmet


def project_is_in_closing(stage: str, closing: str) -> Unmet | None:
    """Require that the project is in Closing."""
    if stage == closing:
        return None
    return Unmet(
        rule="project_is_in_closing",
        sentence="A project is closed out of the stage Closing.",
        missing="The stage Closing.",
        cure="The project manager",
        path="Ask for the gate that leads to Closing; a project that is given up is terminated first.",
    )


def closing_is_complete(missing: Iterable[tuple[str, str, str, str]]) -> tuple[Unmet, ...]:
    """Require every condition of the closing checklist: one unmet rule for each that does not hold.

    Each is told as the code of the condition, what it asks, what is missing, and who can cure it.
    """
    return tuple(
        Unmet(
            rule=code,
            sentence=sentence,
            missing=what,
            cure=owner,
            path="The closing page of the project shows every condition with its owner and its next step.",
        )
        for code, sentence, what, owner in missing
    )
