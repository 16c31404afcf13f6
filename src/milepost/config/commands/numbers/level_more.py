"""Level by rank and with people: what our JSON asks for beyond a shortest schedule."""

from __future__ import annotations

from typing import Any

from milepost_engine.network.levelling import Levelled
from milepost_engine.network.levelling.formats import LevellingFile
from milepost_engine.network.levelling.people import Staffed, level_people
from milepost_engine.network.levelling.ranking import level_by_rank


def ranked(asked: LevellingFile, limits: dict[str, Any]) -> tuple[Levelled, list[dict[str, Any]]]:
    """Serve one rank after the other; return the schedule and how well each rank was served."""
    found = level_by_rank(asked.problem, **limits)
    served = [
        {
            "rank": each.rank,
            "projects": [asked.problem.projects[number].name for number in each.projects],
            "finish": each.finish,
            "lower_bound": each.lower_bound,
        }
        for each in found.served
    ]
    return found.levelled, served


def tell_served(served: list[dict[str, Any]]) -> None:
    """Print how well each rank was served."""
    for each in served:
        proof = "proved" if each["finish"] == each["lower_bound"] else f"not before {each['lower_bound']}"
        print(f"Rank {each['rank']} ({', '.join(each['projects'])}) ends at {each['finish']}: {proof}.")


def staffed(asked: LevellingFile, limits: dict[str, Any]) -> Staffed:
    """Put people to work."""
    return level_people(asked.problem, asked.team, **limits)


def staffed_content(found: Staffed, seconds: float) -> dict[str, Any]:
    """Return the answer as JSON says it."""
    names = [activity.name for activity in found.problem.activities]
    return {
        "makespan": found.makespan,
        "lower_bound": found.lower_bound,
        "optimal": found.optimal,
        "starts": dict(zip(names, found.start.tolist(), strict=True)),
        "seconds": round(seconds, 3),
        "posts": [
            {
                "job": names[post.activity],
                "skill": found.problem.resources[post.skill].name,
                "person": found.team[post.member].name,
            }
            for post in found.posts
        ],
    }


def tell_staffed(found: Staffed, seconds: float) -> None:
    """Print who does what, and how good it is."""
    content = staffed_content(found, seconds)
    width = max(len("job"), *(len(name) for name in content["starts"]))
    print(f"{'job':<{width}}  {'start':>8}  {'finish':>8}  people")
    for row, (name, start) in enumerate(content["starts"].items()):
        doing = ", ".join(f"{post['person']} ({post['skill']})" for post in content["posts"] if post["job"] == name)
        finish = start + int(found.problem.duration[row])
        print(f"{name:<{width}}  {start:>8}  {finish:>8}  {doing}".rstrip())
    proof = "proved the shortest" if found.optimal else f"no schedule is shorter than {found.lower_bound}"
    print(f"The schedule ends at {found.makespan}: {proof}. {seconds:.1f} s")
