"""The list itself: what every source tells, joined by subject, in the order in which it is to be done."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.workbench.choices import Part, Urgency
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.sources import SOURCES
from milepost.workbench.rules import Ask, joined, order_of, part_of, urgency_of


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the list with its project, how pressing it is, in which part it stands, and whose turn it is."""

    ask: Ask
    project: Project
    urgency: Urgency
    part: Part
    turn: str

    def is_of(self, bench: Bench, person_id: int | None) -> bool:
        """Return whether it is the turn of a person."""
        held = bench.holders.roles(self.project.pk, person_id)
        return bool(self.ask.turn.roles & held) or person_id in self.ask.turn.people


def listed(bench: Bench) -> list[Listed]:
    """Return everything that is asked of the projects of a bench, in its order."""
    known = {each.pk: each for each in bench.projects}
    asks = joined(ask for project in bench.projects for source in SOURCES for ask in source(bench, project))
    ordered = sorted(asks, key=lambda each: order_of(each, bench.today))
    return [_listed(bench, known[each.project_id], each) for each in ordered]


def _listed(bench: Bench, project: Project, ask: Ask) -> Listed:
    leading = bench.holders.of(project.pk, LEADS)
    return Listed(
        ask,
        project,
        urgency_of(ask, bench.today),
        part_of(ask, bench.today, LEADS, leading),
        bench.holders.words(project.pk, ask.turn),
    )
