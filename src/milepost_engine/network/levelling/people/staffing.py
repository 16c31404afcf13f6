"""Put people on one activity: who is free throughout, matched to the skills asked, the least versatile first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from milepost_engine.network.levelling.people.team import Member

IMPOSSIBLE = 10**9


class Diary:
    """When each member is busy, as stretches of units."""

    def __init__(self, team: Sequence[Member]) -> None:
        self.team = team
        self.busy: list[list[tuple[int, int]]] = [sorted(member.away) for member in team]

    def free(self, begin: int, end: int) -> list[int]:
        """Return who is free from `begin` to `end`."""
        return [
            number
            for number, stretches in enumerate(self.busy)
            if all(high <= begin or low >= end for low, high in stretches)
        ]

    def ends_after(self, begin: int) -> int | None:
        """Return the first end of a busy stretch after `begin`, None when nobody becomes free any more."""
        return min((high for stretches in self.busy for _, high in stretches if high > begin), default=None)

    def take(self, member: int, begin: int, end: int) -> None:
        """Keep a member busy."""
        self.busy[member].append((begin, end))


def matched(team: Sequence[Member], free: Sequence[int], demand: Sequence[int]) -> list[tuple[int, int]] | None:
    """Return pairs of skill and member that meet the demand, None when nobody of `free` can be put so.

    Nobody stands for two at once: it is a matching of members to places at the least cost, where a member costs what
    would be missing elsewhere, one for each of their skills (Kuhn 1955; scipy).
    """
    places = [skill for skill, amount in enumerate(demand) for _ in range(amount)]
    if len(places) > len(free):
        return None
    if not places:
        return []
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - loads at first use

    cost = np.full((len(places), len(free)), IMPOSSIBLE, dtype=np.int64)
    for column, member in enumerate(free):
        skills = team[member].skills
        for row, skill in enumerate(places):
            if skill in skills:
                cost[row, column] = len(skills)
    rows, columns = linear_sum_assignment(cost)
    if int(cost[rows, columns].max()) >= IMPOSSIBLE:
        return None
    return [(places[row], free[column]) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)]
