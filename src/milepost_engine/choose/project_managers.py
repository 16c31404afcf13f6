"""Project managers against the posts that need one: supply, demand and who could qualify soon, by period.

Posts and managers are counted in full-time shares. A manager who lacks a module of the induction supplies nothing
yet; one who lacks a single module is named, because that is the quickest cure of a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from milepost_engine.amounts import Amount, exact_share
from milepost_engine.choose.capacity import Demand, Load, load
from milepost_engine.errors import ChoiceError


@dataclass(frozen=True, slots=True)
class QualifiedPM:
    """Somebody who leads projects, or could.

    Attributes
    ----------
    code : str
        Stable name.
    available_share : int, float or Decimal
        Part of a full post that projects can have, 0-1.
    missing : frozenset of str
        What is missing to qualify, such as modules of the induction; empty for who is qualified.
    first, last : int
        First and last period in which the manager is there; -1 for a last one that is not known.
    """

    code: str
    available_share: Amount
    missing: frozenset[str] = frozenset()
    first: int = 0
    last: int = -1


@dataclass(frozen=True, slots=True)
class Post:
    """A project that needs somebody to lead it.

    Attributes
    ----------
    code : str
        The project or the request.
    share : int, float or Decimal
        Part of a full post that it takes, 0-1.
    probability : int, float or Decimal
        1 for what runs or is approved, less for what may come.
    first, last : int
        First and last period in which it needs somebody; -1 for an end that is not known.
    """

    code: str
    share: Amount = 1
    probability: Amount = 1
    first: int = 0
    last: int = -1


@dataclass(frozen=True, slots=True)
class ManagerBalance:
    """Supply and demand in one period.

    Attributes
    ----------
    period : int
        Index of the period.
    load : Load
        In full-time posts: supply, demand, gap, and the chance that there are more posts than managers.
    posts : tuple of str
        What needs somebody, by code.
    managers : tuple of str
        Who is qualified and there, by code.
    nearly : mapping of str to str
        Who lacks a single thing, and what.
    gap_with_nearly : Decimal
        The gap if all of these qualified.
    """

    period: int
    load: Load
    posts: tuple[str, ...]
    managers: tuple[str, ...]
    nearly: dict[str, str] = field(default_factory=dict)
    gap_with_nearly: Decimal = Decimal(0)


def manager_balance(periods: int, managers: Sequence[QualifiedPM], posts: Sequence[Post]) -> list[ManagerBalance]:
    """Set the project managers of every period against the posts that need one.

    Parameters
    ----------
    periods : int
        Number of periods, at least 1.
    managers : sequence of QualifiedPM
        All, qualified or not.
    posts : sequence of Post
        All, running, approved or only possible; independent of each other.

    Returns
    -------
    list of ManagerBalance, length periods
        The gap is supply - expected demand, below 0 where people are missing.

    Raises
    ------
    ChoiceError
        If there is no period, a share or probability lies outside 0-1, a code stands twice, or something ends before
        it begins.

    Examples
    --------
    >>> ten = [QualifiedPM(f"M{n}", 0.8) for n in range(10)]
    >>> posts = [Post(f"A{n}") for n in range(9)] + [Post(f"R{n}", first=2) for n in range(4)]
    >>> [str(one.load.gap) for one in manager_balance(3, ten, posts)]
    ['-1.0', '-1.0', '-5.0']
    """
    if periods < 1:
        raise ChoiceError(f"There must be at least one period, not {periods}.")
    for kind, found in (("manager", managers), ("post", posts)):
        _refuse_impossible(kind, found)
    return [_balance(period, managers, posts) for period in range(periods)]


def _balance(period: int, managers: Sequence[QualifiedPM], posts: Sequence[Post]) -> ManagerBalance:
    """Return the balance of one period."""
    there = sorted((one for one in managers if _is_there(one, period)), key=lambda one: one.code)
    needed = sorted((one for one in posts if _is_there(one, period)), key=lambda one: one.code)
    qualified = [one for one in there if not one.missing]
    nearly = [one for one in there if len(one.missing) == 1]
    found = load(_supply(qualified), [Demand(one.code, one.share, one.probability) for one in needed])
    return ManagerBalance(
        period=period,
        load=found,
        posts=tuple(one.code for one in needed),
        managers=tuple(one.code for one in qualified),
        nearly={one.code: next(iter(one.missing)) for one in nearly},
        gap_with_nearly=found.gap + _supply(nearly),
    )


def _supply(managers: Sequence[QualifiedPM]) -> Decimal:
    """Return the full-time shares of some managers together."""
    shares = (exact_share(one.available_share, f"The available share of {one.code}") for one in managers)
    return sum(shares, start=Decimal(0))


def _is_there(one: QualifiedPM | Post, period: int) -> bool:
    """Say whether somebody is there, or something is needed, in a period."""
    return one.first <= period and (one.last < 0 or period <= one.last)


def _refuse_impossible(kind: str, found: Sequence[QualifiedPM] | Sequence[Post]) -> None:
    """Refuse codes that stand twice, shares beyond 0-1 and ends before beginnings."""
    codes = [one.code for one in found]
    twice = sorted({one for one in codes if codes.count(one) > 1})
    if twice:
        raise ChoiceError(f"Every {kind} stands once; these stand twice: {', '.join(twice)}.")
    for one in found:
        if one.first < 0 or (one.last >= 0 and one.last < one.first):
            raise ChoiceError(
                f"The {kind} {one.code} lasts from period {one.first} to {one.last}: state them in order."
            )
        if isinstance(one, QualifiedPM):
            exact_share(one.available_share, f"The available share of {one.code}")
        else:
            exact_share(one.share, f"The share of {one.code}")
            exact_share(one.probability, f"The probability of {one.code}")
