"""Our own JSON: activities with modes, resources with calendars, stocks, projects with ranks, people with skills."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from milepost_engine.network.kinds import LinkKind
from milepost_engine.network.levelling.building import LARGEST, levelling_problem
from milepost_engine.network.levelling.errors import FormatError
from milepost_engine.network.levelling.people.team import Member
from milepost_engine.network.levelling.problem import FREE, Activity, Link, Mode, Problem, Project, Resource, Stock

FILE_KEYS = {"name", "description", "activities", "resources", "stocks", "projects", "people"}
MODE_KEYS = {"duration", "demand", "usage"}
ACTIVITY_KEYS = {"name", "project", "modes", "not_before", "locked", "after"} | MODE_KEYS


@dataclass(frozen=True, eq=False)
class LevellingFile:
    """What a file asks for.

    Attributes
    ----------
    problem : Problem
        n activities.
    team : tuple of Member
        The people, where skills are asked for instead of resources; else empty.
    by_rank : bool
        Whether projects are served one rank after the other.
    """

    problem: Problem
    team: tuple[Member, ...] = ()
    by_rank: bool = False


def read_own(text: str) -> LevellingFile:
    """Return what a text in our JSON asks for (docs: reference, level JSON).

    Raises
    ------
    FormatError
        With the line where it is no JSON, else with the row, what is wrong with it, and the cure.
    LevellingError
        When what it describes cannot be levelled.

    Examples
    --------
    >>> asked = read_own('{"activities": [{"name": "a", "duration": 2}, {"name": "b", "duration": 1, "after": ["a"]}]}')
    >>> asked.problem.size, asked.problem.links
    (2, (Link(predecessor=0, successor=1, kind=0, lag=0),))
    """
    content = _object(_parsed(text), "The file", FILE_KEYS)
    rows = [_object(row, f"activity {at}", ACTIVITY_KEYS) for at, row in enumerate(_list(content, "activities", "it"))]
    people = [_object(row, f"person {at}", {"name", "skills", "away"}) for at, row in _rows(content, "people")]
    if people and (content.get("resources") or content.get("stocks")):
        raise FormatError(0, "people and resources are given; ask for skills alone, or leave the people out.")
    resources = _skills(people) if people else [_resource(at, row) for at, row in _rows(content, "resources")]
    stocks = [_stock(at, row) for at, row in _rows(content, "stocks")]
    given = [_object(row, f"project {at}", {"name", "rank", "due"}) for at, row in _rows(content, "projects")]
    projects = [
        Project(_name(row, f"project {at}"), row.get("rank", 0), row.get("due", FREE)) for at, row in enumerate(given)
    ]
    _whole_numbers(projects)
    by_rank = any("rank" in row for row in given)
    if by_rank and people:
        raise FormatError(0, "projects have ranks and there are people; leave out the ranks or the people.")
    reader = _Activities(rows, resources, stocks, projects)
    activities, links = reader.activities(), reader.links()
    problem = levelling_problem(activities, resources, links, stocks=stocks, projects=projects or (Project("project"),))
    return LevellingFile(problem, _team(people, resources), by_rank)


class _Activities:
    """Reads activities and their links against the names of everything else."""

    def __init__(
        self,
        rows: Sequence[Mapping[str, Any]],
        resources: Sequence[Resource],
        stocks: Sequence[Stock],
        projects: Sequence[Project],
    ) -> None:
        self.rows = rows
        self.names = [_name(row, f"activity {at}") for at, row in enumerate(rows)]
        self.place = {name: at for at, name in enumerate(self.names)}
        self.resources = [one.name for one in resources]
        self.stocks = [one.name for one in stocks]
        self.projects = [one.name for one in projects]

    def activities(self) -> list[Activity]:
        """Return all activities."""
        return [self._activity(name, row) for name, row in zip(self.names, self.rows, strict=True)]

    def _activity(self, name: str, row: Mapping[str, Any]) -> Activity:
        where = f"activity {name!r}"
        modes = [_object(one, f"{where}, mode {at}", MODE_KEYS) for at, one in _rows(row, "modes")]
        if modes and MODE_KEYS & set(row):
            raise FormatError(0, f"{where} has modes and a duration or demand of its own; write them into the modes.")
        project = 0
        if self.projects or "project" in row:
            project = _known(self.projects, row.get("project", next(iter(self.projects), None)), where, "project")
        return Activity(
            name,
            tuple(self._mode(one, where) for one in modes or [row]),
            row.get("not_before", 0),
            row.get("locked", FREE),
            project,
        )

    def _mode(self, row: Mapping[str, Any], where: str) -> Mode:
        if "duration" not in row:
            raise FormatError(0, f"{where} has no duration; give it one, 0 for a milestone.")
        demand = _amounts(row.get("demand", {}), self.resources, f"{where}: demand", "resource or skill")
        usage = _amounts(row.get("usage", {}), self.stocks, f"{where}: usage", "stock")
        return Mode(row["duration"], demand, usage)

    def links(self) -> list[Link]:
        """Return all links, those of each activity to what it comes after."""
        return [
            self._link(after, at, f"activity {name!r}, after {number}")
            for at, (name, row) in enumerate(zip(self.names, self.rows, strict=True))
            for number, after in _rows(row, "after")
        ]

    def _link(self, after: Any, successor: int, where: str) -> Link:
        given: Mapping[str, Any] = (
            {"activity": after} if isinstance(after, str) else _object(after, where, {"activity", "kind", "lag"})
        )
        kinds = {kind.name: int(kind) for kind in LinkKind}
        kind = given.get("kind", "FS")
        if kind not in kinds:
            raise FormatError(0, f"{where}: kind {kind!r} is none of {', '.join(kinds)}.")
        before = given.get("activity")
        if not isinstance(before, str) or before not in self.place:
            raise FormatError(0, f"{where}: there is no activity {before!r}; add it or correct the name.")
        return Link(self.place[before], successor, kinds[kind], given.get("lag", 0))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise FormatError(error.lineno, f"this is no JSON: {error.msg}.") from error
    except RecursionError as error:
        raise FormatError(0, "its brackets stand too deep in each other; this is no problem of ours.") from error


def _no_number(word: str) -> NoReturn:
    raise FormatError(0, f"{word} is no finite number; give a whole one.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise FormatError(0, f"{twice!r} is written twice in one object; keep one.")
    return found


def _object(row: Any, where: str, keys: set[str]) -> Mapping[str, Any]:
    if not isinstance(row, dict):
        raise FormatError(0, f"{where} is no object in braces; write it as one.")
    strange = sorted(set(row) - keys)
    if strange:
        raise FormatError(0, f"{where} has no {', '.join(strange)}; there are: {', '.join(sorted(keys))}.")
    return row


def _list(row: Mapping[str, Any], key: str, where: str) -> list[Any]:
    found = row.get(key, [])
    if not isinstance(found, list):
        raise FormatError(0, f"{key} of {where} is no list in brackets; write one.")
    return found


def _rows(row: Mapping[str, Any], key: str) -> list[tuple[int, Any]]:
    return list(enumerate(_list(row, key, repr(row["name"]) if "name" in row else "it")))


def _name(row: Mapping[str, Any], where: str) -> str:
    name = row.get("name")
    if not isinstance(name, str) or not name:
        raise FormatError(0, f"{where} has the name {name!r}; give it a text of at least one letter.")
    return name


def _known(names: Sequence[str], name: Any, where: str, kind: str) -> int:
    if name not in names:
        raise FormatError(0, f"{where}: there is no {kind} {name!r}; add it or correct the name.")
    return names.index(name)


def _amounts(given: Any, names: Sequence[str], where: str, kind: str) -> tuple[int, ...]:
    if not isinstance(given, dict):
        raise FormatError(0, f"{where} is no object of amounts by name; write one.")
    for name in given:
        _known(names, name, where, kind)
    return tuple(given.get(name, 0) for name in names)


def _resource(at: int, row: Any) -> Resource:
    given = _object(row, f"resource {at}", {"name", "capacity"})
    name, capacity = _name(given, f"resource {at}"), given.get("capacity")
    steps = [[0, capacity]] if isinstance(capacity, int) else capacity
    if not isinstance(steps, list) or not all(isinstance(step, list) and len(step) == 2 for step in steps):
        raise FormatError(0, f"resource {name!r}: its capacity is a whole number, or a list of [from unit, amount].")
    _whole_numbers(steps)
    return Resource(name, tuple((begin, amount) for begin, amount in steps))


def _stock(at: int, row: Any) -> Stock:
    given = _object(row, f"stock {at}", {"name", "amount"})
    if "amount" not in given:
        raise FormatError(0, f"stock {at} has no amount; give it one.")
    return Stock(_name(given, f"stock {at}"), given["amount"])


def _whole_numbers(rows: Sequence[Any]) -> None:
    for row in rows:
        values = (row.rank, row.due) if isinstance(row, Project) else row
        for value in values:
            if not isinstance(value, int) or isinstance(value, bool):
                raise FormatError(0, f"{value!r} is no whole number (in {row!r}); give one.")
        if isinstance(row, Project) and row.due < FREE:
            raise FormatError(0, f"project {row.name!r} is due at {row.due}; give a unit from 0 on, or leave it out.")


def _skills(people: Sequence[Mapping[str, Any]]) -> list[Resource]:
    """Return the skills that anybody has, in the order in which they are named first."""
    found: dict[str, int] = {}
    for at, person in enumerate(people):
        for skill in _list(person, "skills", f"person {at}"):
            if not isinstance(skill, str) or not skill:
                raise FormatError(0, f"person {at}: skill {skill!r} is no name; give a text of at least one letter.")
            found[skill] = found.get(skill, 0) + 1
    return [Resource(name, ((0, LARGEST),)) for name in found]  # the people are the capacity


def _team(people: Sequence[Mapping[str, Any]], skills: Sequence[Resource]) -> tuple[Member, ...]:
    number = {skill.name: at for at, skill in enumerate(skills)}
    return tuple(
        Member(
            _name(person, f"person {at}"),
            frozenset(number[skill] for skill in _list(person, "skills", f"person {at}")),
            tuple(_stretch(away, f"person {at}") for away in _list(person, "away", f"person {at}")),
        )
        for at, person in enumerate(people)
    )


def _stretch(away: Any, where: str) -> tuple[int, int]:
    if not isinstance(away, list) or len(away) != 2:
        raise FormatError(0, f"{where}: away {away!r} is no [from unit, until before unit].")
    _whole_numbers([away])
    return away[0], away[1]
