"""Capacity against demand: supply by skill, the chance of overload, and whether people can cover all skills.

Hours are floats of one period. An average hides overload: the chance of it is computed from every combination
of uncertain demands, and one person with two skills is never counted twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from milepost_engine.amounts import Amount, exact, exact_share
from milepost_engine.errors import ChoiceError
from milepost_engine.result import Known, NotApplicable, Result

UTILISATION_WARNING = Decimal("0.80")


@dataclass(frozen=True, slots=True)
class Person:
    """A person in one period.

    Attributes
    ----------
    code : str
        Stable name.
    calendar_hours : int, float or Decimal
        Working hours of the own calendar.
    full_time_share, leave_share, overhead_share : int, float or Decimal
        0-1 each: employment, absence, and work for no project.
    skills : frozenset of str
        Skills held at the level asked for.
    """

    code: str
    calendar_hours: Amount
    full_time_share: Amount
    leave_share: Amount
    overhead_share: Amount
    skills: frozenset[str]

    @property
    def hours(self) -> Decimal:
        """Return the hours that projects can have.

        Raises
        ------
        ChoiceError
            If the hours are negative or a share lies outside 0-1.
        """
        calendar = exact(self.calendar_hours, f"The hours of {self.code}")
        if calendar < 0:
            raise ChoiceError(f"The hours of {self.code} are {calendar}; they cannot be below 0.")
        shares = [
            exact_share(share, f"A share of {self.code}")
            for share in (self.full_time_share, self.leave_share, self.overhead_share)
        ]
        return calendar * shares[0] * (1 - shares[1]) * (1 - shares[2])


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand that comes whole or not at all.

    Attributes
    ----------
    code : str
        Where it comes from: a booking, a request.
    hours : int, float or Decimal
        At least 0.
    probability : int, float or Decimal
        1 for a hard booking, less for a soft one or the pipeline.
    """

    code: str
    hours: Amount
    probability: Amount


@dataclass(frozen=True, slots=True)
class Load:
    """Demand for one skill in one period against its supply.

    Attributes
    ----------
    supply, hard, expected : Decimal
        Hours available, hours certain, and hours expected.
    gap : Decimal
        supply - expected.
    hard_headroom : Decimal
        supply - hard.
    overload_probability : float
        Chance that demand is above supply.
    outcomes : tuple of (hours, probability)
        Distribution of the demand, ascending.
    utilisation : Result of float
        expected / supply; not applicable without supply.
    utilisation_is_high : bool
        Whether it is above the warning, or demand meets no supply.
    """

    supply: Decimal
    hard: Decimal
    expected: Decimal
    gap: Decimal
    hard_headroom: Decimal
    overload_probability: float
    outcomes: tuple[tuple[Decimal, Decimal], ...]
    utilisation: Result[float]
    utilisation_is_high: bool


def supply(people: Sequence[Person], skill: str) -> Decimal:
    """Return the hours of those who hold a skill, each counted as if needed for nothing else.

    Parameters
    ----------
    people : sequence of Person
        All, in one period.
    skill : str
        The skill.

    Returns
    -------
    Decimal
        Hours.

    Raises
    ------
    ChoiceError
        As `Person.hours`.

    Notes
    -----
    sum(calendar hours * fte * (1 - leave) * (1 - overhead)). Supplies of several skills do not add up where people
    hold several: see `cover`.

    Examples
    --------
    >>> four = [Person(str(n), 160, 1, 0.1, 0.25, frozenset({"dev"})) for n in range(4)]
    >>> supply(four, "dev")
    Decimal('432.000')
    """
    return sum((one.hours for one in people if skill in one.skills), start=Decimal(0))


def load(available: Amount, demands: Sequence[Demand], *, warning: Amount = UTILISATION_WARNING) -> Load:
    """Set the demand for a skill against its supply.

    Parameters
    ----------
    available : int, float or Decimal
        Hours supplied, at least 0.
    demands : sequence of Demand
        Independent of each other.
    warning : int, float or Decimal
        Utilisation above which to warn; a policy.

    Returns
    -------
    Load
        Expected values and the exact chance of overload.

    Raises
    ------
    ChoiceError
        If hours are negative or no number, or a probability lies outside 0-1.

    Notes
    -----
    The distribution is the convolution of the demands, exact in decimals: one step a demand, equal sums joined.

    Examples
    --------
    >>> found = load(432, [Demand("hard", 300, 1), Demand("soft", 160, 0.6), Demand("pipeline", 200, 0.25)])
    >>> found.expected, found.gap, found.overload_probability
    (Decimal('446.00'), Decimal('-14.00'), 0.7)
    """
    hours = _hours(available, "The supply")
    read = [
        (_hours(one.hours, f"The demand of {one.code}"), exact_share(one.probability, f"The chance of {one.code}"))
        for one in demands
    ]
    outcomes = _convolve(read)
    hard = sum((amount for amount, chance in read if chance == 1), start=Decimal(0))
    expected = sum((amount * chance for amount, chance in read), start=Decimal(0))
    limit = exact(warning, "The warning")
    return Load(
        supply=hours,
        hard=hard,
        expected=expected,
        gap=hours - expected,
        hard_headroom=hours - hard,
        overload_probability=float(sum(chance for amount, chance in outcomes if amount > hours)),
        outcomes=outcomes,
        utilisation=Known(float(expected / hours)) if hours else NotApplicable("Nobody supplies this skill."),
        utilisation_is_high=expected > limit * hours,
    )


@dataclass(frozen=True, slots=True)
class Cover:
    """Whether people can cover the demand for all skills together.

    Attributes
    ----------
    feasible : bool
        Whether they can.
    assigned : mapping of (person, skill) to Decimal
        Hours of a cover that serves as much as possible.
    uncovered : mapping of str to Decimal
        Hours missing, by skill.
    short_skills : tuple of str
        A set of skills whose demand is above all the hours of everybody who holds one of them.
    """

    feasible: bool
    assigned: Mapping[tuple[str, str], Decimal]
    uncovered: Mapping[str, Decimal]
    short_skills: tuple[str, ...]


def cover(people: Sequence[Person], demand: Mapping[str, Amount]) -> Cover:
    """Cover the demand for several skills by people who hold one or several.

    Parameters
    ----------
    people : sequence of Person
        All, in one period.
    demand : mapping of str to hours
        Hours by skill, at least 0.

    Returns
    -------
    Cover
        The largest cover, and the skills that prove it insufficient.

    Raises
    ------
    ChoiceError
        As `Person.hours`, or if a demand is negative, or a person stands twice.

    Notes
    -----
    Largest flow from people to skills by shortest augmenting paths, exact in decimals; the short skills are those
    behind the smallest cut. Source: J. Edmonds and R. Karp, Journal of the ACM 19 (1972).

    Examples
    --------
    >>> both = Person("P", 100, 1, 0, 0, frozenset({"dev", "test"}))
    >>> cover([both], {"dev": 60, "test": 60}).short_skills
    ('dev', 'test')
    """
    supplied = {one.code: one.hours for one in people}
    if len(supplied) != len(people):
        raise ChoiceError("A person stands twice in the list.")
    open_hours = {skill: _hours(hours, f"The demand for {skill}") for skill, hours in demand.items()}
    holders = {skill: [one.code for one in people if skill in one.skills] for skill in open_hours}
    assigned: dict[tuple[str, str], Decimal] = {}
    for skill in sorted(open_hours):
        while open_hours[skill] > 0:
            path = _path(skill, supplied, holders, assigned)
            if path is None:
                break
            open_hours[skill] -= _push(path, open_hours[skill], supplied, assigned)
    uncovered = {skill: hours for skill, hours in open_hours.items() if hours > 0}
    short: set[str] = set()
    for skill in uncovered:
        short |= _reachable(skill, holders, assigned)
    used = {pair: hours for pair, hours in assigned.items() if hours > 0}
    return Cover(not uncovered, used, uncovered, tuple(sorted(short)))


_Path = list[tuple[str, str]]


def _hours(amount: Amount, name: str) -> Decimal:
    """Read hours and refuse negative ones."""
    hours = exact(amount, name)
    if hours < 0:
        raise ChoiceError(f"{name} is {hours} hours; it cannot be below 0.")
    return hours


def _convolve(demands: Sequence[tuple[Decimal, Decimal]]) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return the distribution of the sum of independent demands."""
    outcomes = {Decimal(0): Decimal(1)}
    for hours, chance in demands:
        following: dict[Decimal, Decimal] = {}
        for amount, weight in outcomes.items():
            for total, share in ((amount, 1 - chance), (amount + hours, chance)):
                if share:
                    following[total] = following.get(total, Decimal(0)) + weight * share
        outcomes = following
    return tuple(sorted(outcomes.items()))


def _search(
    skill: str, holders: Mapping[str, Sequence[str]], assigned: Mapping[tuple[str, str], Decimal]
) -> tuple[dict[str, tuple[str, str] | None], list[tuple[str, str]]]:
    """Return how each reachable skill was reached, and the people met as (person, skill met from)."""
    came: dict[str, tuple[str, str] | None] = {skill: None}
    met: dict[str, str] = {}
    waiting = deque([skill])
    while waiting:
        here = waiting.popleft()
        for person in holders[here]:
            if person in met:
                continue
            met[person] = here
            for other in holders:
                if other not in came and assigned.get((person, other), Decimal(0)) > 0:
                    came[other] = (person, here)
                    waiting.append(other)
    return came, list(met.items())


def _path(
    skill: str,
    supplied: Mapping[str, Decimal],
    holders: Mapping[str, Sequence[str]],
    assigned: Mapping[tuple[str, str], Decimal],
) -> _Path | None:
    """Return the pairs to raise, from a person with free hours back to the skill in need."""
    came, met = _search(skill, holders, assigned)
    for person, here in met:
        if supplied[person] > 0:
            path = [(person, here)]
            step = came[here]
            while step is not None:
                path.append(step)
                step = came[step[1]]
            return path
    return None


def _push(
    path: _Path, wanted: Decimal, supplied: dict[str, Decimal], assigned: dict[tuple[str, str], Decimal]
) -> Decimal:
    """Move as many hours as the path allows and return them."""
    lowered = [(path[at + 1][0], path[at][1]) for at in range(len(path) - 1)]
    amount = min([wanted, supplied[path[0][0]], *(assigned[pair] for pair in lowered)])
    supplied[path[0][0]] -= amount
    for pair in path:
        assigned[pair] = assigned.get(pair, Decimal(0)) + amount
    for pair in lowered:
        assigned[pair] -= amount
    return amount


def _reachable(
    skill: str, holders: Mapping[str, Sequence[str]], assigned: Mapping[tuple[str, str], Decimal]
) -> set[str]:
    """Return the skills that compete with this one for the same people."""
    return set(_search(skill, holders, assigned)[0])
