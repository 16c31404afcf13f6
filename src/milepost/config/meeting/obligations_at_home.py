"""The panels of obligations on the homes: obligations and homes stand on different floors, so they meet here."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.compliance.panels import homes
from milepost.reporting.panels.home.parts import HomePanel, Reader


def for_the_office(reader: Reader) -> list[HomePanel]:
    """Return waivers that wait, findings that are overdue, what is to be verified and what is breached."""
    return _drawn(
        [
            *homes.waivers_for(reader.actor, reader.posts),
            *homes.overdue_findings(reader.actor),
            *homes.for_the_office(reader.actor),
        ]
    )


def waivers(reader: Reader) -> list[HomePanel]:
    """Return the waivers of critical obligations that an executive decides."""
    return _drawn(homes.waivers_for(reader.actor, reader.posts))


def adherence(reader: Reader) -> list[HomePanel]:
    """Return how the budget, the method and the procedure are kept."""
    return _drawn(homes.success_card(reader.actor))


def _drawn(told: Iterable[homes.Waiting]) -> list[HomePanel]:
    return [HomePanel(each.template, each.facts, each.span) for each in told]
