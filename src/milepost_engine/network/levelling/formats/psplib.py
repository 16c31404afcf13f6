"""PSPLIB texts of one or many modes, `.sm` and `.mm` (Kolisch and Sprecher 1996)."""

from __future__ import annotations

from milepost_engine.network.levelling.building import levelling_problem
from milepost_engine.network.levelling.errors import FormatError
from milepost_engine.network.levelling.formats.numbers import whole_words
from milepost_engine.network.levelling.problem import Activity, Link, Mode, Problem, Resource, Stock

Rows = list[tuple[int, list[int]]]
LEADING = 3  # job, mode, duration; or job, number of modes, number of successors


def read_psplib(text: str) -> Problem:
    """Return the problem of a text of PSPLIB.

    Raises
    ------
    FormatError
        With the line, when the text is cut off or its numbers contradict each other.
    LevellingError
        When what it describes cannot be levelled.
    """
    lines = text.splitlines()
    successors, modes = _section(lines, "PRECEDENCE RELATIONS"), _section(lines, "REQUESTS/DURATIONS")
    amounts = _section(lines, "RESOURCEAVAILABILITIES")
    renewable, stocks = _declared(lines, "renewable"), _declared(lines, "nonrenewable")
    if _declared(lines, "doubly constrained"):
        raise FormatError(0, "doubly constrained resources are not read; give a renewable and a non-renewable one.")
    if len(amounts) != 1 or len(amounts[0][1]) != renewable + stocks:
        raise FormatError(amounts[0][0] if amounts else 0, f"{renewable + stocks} availabilities are expected.")
    have = amounts[0][1]
    activities = _activities(modes, renewable, stocks)
    return levelling_problem(
        activities,
        [Resource(f"R {number + 1}", ((0, amount),)) for number, amount in enumerate(have[:renewable])],
        _links(successors, activities, _modes_of(activities)),
        stocks=[Stock(f"N {number + 1}", amount) for number, amount in enumerate(have[renewable:])],
    )


def _section(lines: list[str], title: str) -> Rows:
    """Return the rows of numbers below a title, up to the next line of stars."""
    at = next((number for number, line in enumerate(lines) if line.startswith(title)), None)
    if at is None:
        raise FormatError(0, f"the section {title!r} is missing; the file is cut off or not of PSPLIB.")
    rows: Rows = []
    for number, line in enumerate(lines[at + 2 :], at + 3):
        if line.startswith("*"):
            return rows
        if line.strip() and not line.startswith("-"):
            rows.append((number, whole_words(number, line)))
    raise FormatError(len(lines), f"the section {title!r} does not end; the file is cut off.")


def _declared(lines: list[str], kind: str) -> int:
    for number, line in enumerate(lines, 1):
        label, _, rest = line.partition(":")
        if label.strip(" -") == kind:
            return whole_words(number, rest.split()[0])[0] if rest.split() else 0
    return 0


def _activities(rows: Rows, renewable: int, stocks: int) -> list[Activity]:
    names: list[str] = []
    modes: list[list[Mode]] = []
    for line, numbers in rows:
        if len(numbers) == LEADING + renewable + stocks:
            names.append(str(numbers[0]))
            modes.append([])
            numbers = numbers[1:]  # noqa: PLW2901 - the first row of a job leads with its number
        if len(numbers) != LEADING - 1 + renewable + stocks or not names:
            raise FormatError(line, f"job, mode, duration and {renewable + stocks} requests are expected.")
        modes[-1].append(Mode(numbers[1], tuple(numbers[2 : 2 + renewable]), tuple(numbers[2 + renewable :])))
    return [Activity(name, tuple(each)) for name, each in zip(names, modes, strict=True)]


def _modes_of(activities: list[Activity]) -> dict[int, int]:
    return {int(activity.name): len(activity.modes) for activity in activities}


def _links(rows: Rows, activities: list[Activity], modes: dict[int, int]) -> list[Link]:
    place = {int(activity.name): number for number, activity in enumerate(activities)}
    links = []
    for line, numbers in rows:
        if len(numbers) < LEADING or len(numbers) != LEADING + numbers[2]:
            raise FormatError(line, "job, number of modes, number of successors and as many successors are expected.")
        unknown = [number for number in (numbers[0], *numbers[LEADING:]) if number not in place]
        if unknown:
            raise FormatError(line, f"job {unknown[0]} has no row of requests; add it or drop the link.")
        if modes[numbers[0]] != numbers[1]:
            raise FormatError(line, f"job {numbers[0]} says {numbers[1]} modes and has {modes[numbers[0]]} rows.")
        links += [Link(place[numbers[0]], place[after]) for after in numbers[LEADING:]]
    if len(rows) != len(activities):
        raise FormatError(0, f"{len(rows)} jobs have successors listed and {len(activities)} have requests.")
    return links
