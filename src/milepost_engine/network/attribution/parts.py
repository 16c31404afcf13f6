"""What an attribution says: the late units of a project, and the parts that add up to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from milepost_engine.network.levelling.problem import FREE, Problem


@dataclass(frozen=True, slots=True, order=True)
class DelayCause:
    """What another project, or the own one, takes from a project.

    Attributes
    ----------
    resource : int
        Number of the resource that is held; FREE for work of another project that the links wait for.
    other : int
        Number of the project that holds it; the own number where its activities compete among themselves.
    """

    resource: int
    other: int

    def in_words(self, problem: Problem) -> str:
        """Return a phrase that names the resource and the project.

        Examples
        --------
        >>> from milepost_engine.network.levelling import Activity, Mode, Project, Resource, levelling_problem
        >>> one = [Activity("a", (Mode(1, (1,)),))]
        >>> problem = levelling_problem(one, [Resource("crew", ((0, 1),))], projects=[Project("A"), Project("B")])
        >>> DelayCause(0, 1).in_words(problem), DelayCause(-1, 1).in_words(problem)
        ("'crew' held by 'B'", "work of 'B' that it waits for")
        """
        other = problem.projects[self.other].name
        if self.resource == FREE:
            return f"work of {other!r} that it waits for"
        return f"{problem.resources[self.resource].name!r} held by {other!r}"


@dataclass(frozen=True, slots=True)
class ConflictPart:
    """Late units that named causes cost.

    Attributes
    ----------
    units : int
        More than 0.
    causes : tuple of DelayCause
        A smallest set, by deletion, that alone, when it is relaxed in the plan that stands, gives back at least `units`
        and all other parts whose causes lie in it.
    """

    units: int
    causes: tuple[DelayCause, ...]


@dataclass(frozen=True, slots=True)
class ProjectDelay:
    """The late units of one project and where they come from; all counted in the units that count.

    Attributes
    ----------
    project : int
        Its number.
    due, finish : int
        Units of the axis. Where `due_given` is false, `due` is the finish that logic alone gave before the changes.
    late : int
        max(0, finish - due); the sum of all parts, exactly.
    logic, change, absence, unforced : int
        Parts, in the order logic, change, absence, conflicts, unforced. Only `change` may be negative.
    conflicts : tuple of ConflictPart
        In the order in which they were relaxed.
    alone : mapping of DelayCause to int
        What each single cause gives back when it alone is relaxed. These overlap and add up to nothing.
    """

    project: int
    due: int
    due_given: bool
    finish: int
    late: int
    logic: int
    change: int
    absence: int
    unforced: int
    conflicts: tuple[ConflictPart, ...] = ()
    alone: Mapping[DelayCause, int] = field(default_factory=dict)

    @property
    def conflict(self) -> int:
        """Return the late units of all conflicts."""
        return sum(part.units for part in self.conflicts)

    @property
    def total(self) -> int:
        """Return the sum of all parts: `late`."""
        return self.logic + self.change + self.absence + self.conflict + self.unforced

    def in_words(self, problem: Problem) -> tuple[str, ...]:
        """Return a line for each part that is not 0, such as "4 by 'crew' held by 'B'"; they add up to `late`."""
        simple = (("logic", self.logic), ("changes", self.change), ("absence", self.absence))
        waiting = (("waiting for nothing", self.unforced),)
        return (
            *(f"{units} by {what}" for what, units in simple if units),
            *(
                f"{part.units} by {' and '.join(self._cause(problem, each) for each in part.causes)}"
                for part in self.conflicts
            ),
            *(f"{units} by {what}" for what, units in waiting if units),
        )

    def _cause(self, problem: Problem, cause: DelayCause) -> str:
        if cause.other == self.project:
            return f"its own work that needs {problem.resources[cause.resource].name!r} at once"
        return cause.in_words(problem)
