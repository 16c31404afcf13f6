"""Patterson texts, `.rcp`: numbers alone, job after job (Patterson 1984)."""

from __future__ import annotations

from milepost_engine.network.levelling.building import levelling_problem
from milepost_engine.network.levelling.errors import FormatError
from milepost_engine.network.levelling.formats.numbers import whole_words
from milepost_engine.network.levelling.problem import Activity, Link, Mode, Problem, Resource


class _Numbers:
    """The numbers of a text in their order, each with its line."""

    def __init__(self, text: str) -> None:
        self.all = [
            (line, number) for line, row in enumerate(text.splitlines(), 1) for number in whole_words(line, row)
        ]
        self.at = 0

    def take(self, count: int, what: str) -> list[int]:
        if count < 0 or self.at + count > len(self.all):
            line = self.all[-1][0] if self.all else 0
            raise FormatError(line, f"{count} numbers for {what} are expected; the file is cut off or not Patterson's.")
        taken = [number for _, number in self.all[self.at : self.at + count]]
        self.at += count
        return taken


def read_patterson(text: str) -> Problem:
    """Return the problem of a text of Patterson's format.

    Raises
    ------
    FormatError
        With the line, when the text is cut off or its numbers contradict each other.
    LevellingError
        When what it describes cannot be levelled.
    """
    numbers = _Numbers(text)
    jobs, resources = numbers.take(2, "jobs and resources")
    capacity = numbers.take(resources, "capacities")
    activities, links = [], []
    for job in range(jobs):
        duration, *demand = numbers.take(1 + resources, f"duration and demands of job {job + 1}")
        after = numbers.take(numbers.take(1, f"successors of job {job + 1}")[0], f"successors of job {job + 1}")
        activities.append(Activity(str(job + 1), (Mode(duration, tuple(demand)),)))
        links += [Link(job, successor - 1) for successor in after]
    if numbers.at < len(numbers.all):
        raise FormatError(numbers.all[numbers.at][0], f"numbers follow after the last of {jobs} jobs; remove them.")
    held = [Resource(f"R {number + 1}", ((0, amount),)) for number, amount in enumerate(capacity)]
    return levelling_problem(activities, held, links)
