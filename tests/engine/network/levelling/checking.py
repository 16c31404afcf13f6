"""Slow and obvious: is it a schedule, and what is the shortest one?"""

from itertools import product

from milepost_engine.network.levelling import FREE


def refuse_wrong(found):
    """Check precedence, dates, locks, stocks and capacity in every unit, and what is claimed."""
    problem = found.problem
    start = [int(value) for value in found.start]
    modes = [a.modes[int(m)] for a, m in zip(problem.activities, found.mode, strict=True)]
    assert not broken(problem, start, modes)
    assert found.makespan == max(s + m.duration for s, m in zip(start, modes, strict=True))
    assert found.lower_bound <= found.makespan


def broken(problem, start, modes):
    """Sentences for all that a schedule breaks."""
    finish = [s + mode.duration for s, mode in zip(start, modes, strict=True)]
    return [
        *broken_dates(problem, start),
        *broken_links(problem, start, finish),
        *broken_capacity(problem, start, finish, modes),
        *(s.name for c, s in enumerate(problem.stocks) if sum(mode.usage[c] for mode in modes) > s.amount),
    ]


def broken_dates(problem, start):
    for begin, activity in zip(start, problem.activities, strict=True):
        if begin < activity.not_before and activity.locked == FREE:
            yield f"{activity.name} starts before its date"
        if activity.locked not in {FREE, begin}:
            yield f"{activity.name} left its place"


def broken_links(problem, start, finish):
    for link in problem.links:
        leave = finish[link.predecessor] if link.kind in {0, 2} else start[link.predecessor]
        arrive = start[link.successor] if link.kind in {0, 1} else finish[link.successor]
        if arrive < leave + link.lag:
            yield f"link {link}"


def broken_capacity(problem, start, finish, modes):
    for column, resource in enumerate(problem.resources):
        for unit in range(max(finish)):
            amount = [have for begin, have in resource.steps if begin <= unit][-1]
            working = [row for row in range(len(start)) if start[row] <= unit < finish[row]]
            if sum(modes[row].demand[column] for row in working) > amount:
                yield f"{resource.name} at {unit}"


def shortest(problem, horizon):
    """Return the least makespan of all starts up to the horizon and all modes, None when there is none."""
    best = None
    for modes in product(*(activity.modes for activity in problem.activities)):
        for start in product(range(horizon), repeat=problem.size):
            end = max(s + mode.duration for s, mode in zip(start, modes, strict=True))
            if (best is None or end < best) and not broken(problem, start, modes):
                best = end
    return best
