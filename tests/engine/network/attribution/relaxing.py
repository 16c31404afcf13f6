"""Slow and obvious: random portfolios, a schedule for them, and a project moved left when causes are given back."""

from milepost_engine.network.levelling import Activity, Link, Mode, Project, Resource, levelling_problem


def portfolio(chance):
    """Return a random portfolio of 2 to 4 projects, its resources without absences, and the one before changes."""
    projects = [Project(f"P{n}", due=int(chance.integers(2, 12))) for n in range(chance.integers(2, 5))]
    nominal = [Resource(f"R{n}", ((0, int(chance.integers(2, 4))),)) for n in range(chance.integers(1, 4))]
    absent = [_with_absences(resource, chance) for resource in nominal]
    activities = [_activity(number, len(projects), nominal, chance) for number in range(int(chance.integers(5, 13)))]
    links = []
    for after in range(1, len(activities)):
        for before in chance.choice(after, size=min(after, 2), replace=False).tolist():
            same = activities[before].project == activities[after].project
            if chance.random() < (0.5 if same else 0.15):
                links.append(Link(before, after, int(chance.choice([0, 0, 1, 2, 3])), int(chance.integers(0, 3))))
    now = levelling_problem(activities, absent, links, projects=projects)
    return now, nominal, _before(activities, nominal, links, projects, chance)


def _with_absences(resource, chance):
    most, steps, unit = resource.steps[0][1], [(0, resource.steps[0][1])], 0
    for _ in range(int(chance.integers(0, 3))):
        begin = unit + int(chance.integers(1, 6))
        unit = begin + int(chance.integers(1, 4))
        steps += [(begin, int(chance.integers(0, most))), (unit, most)]
    return Resource(resource.name, tuple(steps))


def _activity(number, projects, resources, chance):
    demand = tuple(int(chance.integers(0, r.steps[0][1] + 1)) if chance.random() < 0.7 else 0 for r in resources)
    not_before = int(chance.integers(0, 5)) if chance.random() < 0.2 else 0
    mode = Mode(int(chance.integers(0, 5)), demand)
    return Activity(f"a{number}", (mode,), not_before, project=int(chance.integers(projects)))


def _before(activities, resources, links, projects, chance):
    """Return the portfolio with other durations, and without its last activity."""
    kept = activities[:-1]
    earlier = [
        Activity(
            a.name,
            (Mode(max(0, a.modes[0].duration + int(chance.integers(-2, 2))), a.modes[0].demand),),
            a.not_before,
            project=a.project,
        )
        for a in kept
    ]
    links = [link for link in links if max(link.predecessor, link.successor) < len(kept)]
    return levelling_problem(earlier, resources, links, projects=projects)


def asked(problem, start, row):
    """Return the start that the links and the date of a row ask for."""
    begin = problem.activities[row].not_before
    own = problem.activities[row].modes[0].duration
    for link in problem.links:
        if link.successor == row:
            leave = start[link.predecessor] + link.lag
            leave += problem.activities[link.predecessor].modes[0].duration if link.kind in {0, 2} else 0
            begin = max(begin, leave - (own if link.kind in {2, 3} else 0))
    return max(0, begin)


def there(resource, unit):
    return [amount for begin, amount in resource.steps if begin <= unit][-1]


def scheduled(problem):
    """Return starts of a feasible schedule: in the order of numbers, each as early as it fits."""
    start = {}
    for row in range(problem.size):
        start[row] = asked(problem, start, row)
        while not _fits(problem, start, row, lambda column, other: True):
            start[row] += 1
    return [start[row] for row in range(problem.size)]


def alone(problem):
    """Return starts when nobody competes."""
    start = {}
    for row in range(problem.size):
        start[row] = asked(problem, start, row)
        while not _fits(problem, start, row, lambda column, other: False):
            start[row] += 1
    return [start[row] for row in range(problem.size)]


def finish_when_given_back(problem, start, project, causes):
    """Return the finish of a project when pairs (resource, project) are given back to it and all others stand."""
    pairs = {(cause.resource, cause.other) for cause in causes}
    undisturbed = alone(problem)
    moved = dict(enumerate(start))
    for row, activity in enumerate(problem.activities):
        if activity.project != project and (-1, activity.project) in pairs:
            moved[row] = undisturbed[row]
    own = [row for row in range(problem.size) if problem.activities[row].project == project]
    by_start = sorted(own, key=lambda row: (start[row], row))
    placed = {row: place for row, place in enumerate(start) if row not in own}
    while by_start:
        row = next(
            r for r in by_start if not any(k.successor == r and k.predecessor in by_start for k in problem.links)
        )
        by_start.remove(row)
        at = asked(problem, moved, row)
        while not _fits(
            problem,
            placed | {row: at},
            row,
            lambda column, other: (column, problem.activities[other].project) not in pairs,
        ):
            at += 1
        moved[row] = placed[row] = at
    return max(placed[row] + problem.activities[row].modes[0].duration for row in own)


def _fits(problem, start, row, competes):
    mode = problem.activities[row].modes[0]
    for unit in range(start[row], start[row] + mode.duration):
        for column, resource in enumerate(problem.resources):
            taken = sum(
                problem.activities[other].modes[0].demand[column]
                for other, begin in start.items()
                if other != row
                and begin <= unit < begin + problem.activities[other].modes[0].duration
                and competes(column, other)
            )
            if mode.demand[column] and mode.demand[column] + taken > there(resource, unit):
                return False
    return True
