"""What must hold of what is typed."""

from __future__ import annotations

from collections.abc import Collection

from milepost.kernel.errors import Unmet


def is_told(text: str, field: str, what: str) -> Unmet | None:
    """Require that `what` is told in words."""
    if text.strip():
        return None
    return Unmet(
        rule=f"{field}_is_told",
        sentence=f"{what} is told in words.",
        missing=f"{what}.",
        cure="You",
        path="Say it in one or two sentences.",
        field=field,
    )


def is_chosen(value: str, known: Collection[str], field: str, what: str) -> Unmet | None:
    """Require one of the known values."""
    if value in known:
        return None
    return Unmet(
        rule=f"{field}_is_known",
        sentence=f"{what} is one of the list.",
        missing=f"One of: {', '.join(known)}.",
        cure="You",
        path="Choose one of the list.",
        field=field,
    )
