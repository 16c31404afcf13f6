"""Levelling by rank: the first rank as if it were alone, each further one in what is left, nobody overloaded."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost_engine.network.levelling import (
    Activity,
    InfeasibleError,
    LevellingError,
    Link,
    Mode,
    Project,
    Resource,
    Stock,
    level,
    levelling_problem,
)
from milepost_engine.network.levelling.ranking import level_by_rank
from tests.engine.network.levelling.checking import refuse_wrong

CREW = Resource("crew", ((0, 2), (9, 3)))


@st.composite
def portfolios(draw):
    size = draw(st.integers(2, 7))
    activities = [
        Activity(
            str(row),
            (Mode(draw(st.integers(0, 4)), (draw(st.integers(0, 2)),)),),
            not_before=draw(st.sampled_from([0, 0, 0, 3])),
            project=draw(st.integers(0, 2)),
        )
        for row in range(size)
    ]
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    links = [
        Link(a, b, draw(st.integers(0, 3)), draw(st.integers(-1, 2)))
        for a, b in draw(st.lists(st.sampled_from(pairs), unique=True, max_size=5))
    ]
    projects = [Project(name, rank=draw(st.integers(1, 3))) for name in "xyz"]
    return levelling_problem(activities, [CREW], links, projects=projects)


@given(portfolios())
@settings(max_examples=60)
def test_the_schedule_is_feasible_and_the_first_rank_ends_as_soon_as_it_can_alone(problem):
    found = level_by_rank(problem, epochs=2)
    refuse_wrong(found.levelled)
    assert found.levelled.makespan == max(each.finish for each in found.served)
    assert [each.rank for each in found.served] == sorted(each.rank for each in found.served)
    assert all(each.lower_bound <= each.finish for each in found.served)


def test_who_stands_lower_never_holds_up_who_stands_higher():
    works = [Activity(name, (Mode(3, (2,)),), project=number) for number, name in enumerate("abc")]
    projects = [Project("a", rank=3), Project("b", rank=1), Project("c", rank=2)]
    found = level_by_rank(levelling_problem(works, [CREW], projects=projects))
    assert found.levelled.start.tolist() == [6, 0, 3]
    assert [(each.rank, each.projects, each.finish) for each in found.served] == [
        (1, (1,), 3),
        (2, (2,), 6),
        (3, (0,), 9),
    ]


def test_work_that_a_higher_project_waits_for_is_served_with_it():
    works = [
        Activity("slow", (Mode(5, (2,)),)),
        Activity("feeds", (Mode(2, (2,)),)),
        Activity("first", (Mode(1, (2,)),), project=1),
    ]
    problem = levelling_problem(works, [CREW], [Link(1, 2)], projects=[Project("low", rank=9), Project("high", rank=1)])
    assert level_by_rank(problem).levelled.start.tolist() == [3, 0, 2]


def test_projects_of_one_rank_are_levelled_together():
    works = [Activity(name, (Mode(3, (1,)),), project=number) for number, name in enumerate("ab")]
    problem = levelling_problem(works, [CREW], projects=[Project("a", rank=1), Project("b", rank=1)])
    found = level_by_rank(problem)
    assert [each.projects for each in found.served] == [(0, 1)]
    assert found.levelled.makespan == level(problem).makespan == 3


def test_locked_work_of_a_lower_rank_takes_its_resources_first():
    works = [Activity("stands", (Mode(4, (2,)),), locked=1), Activity("high", (Mode(2, (1,)),), project=1)]
    problem = levelling_problem(works, [CREW], projects=[Project("low", rank=2), Project("high", rank=1)])
    assert level_by_rank(problem).levelled.start.tolist() == [1, 5]


def test_a_stock_keeps_what_lower_ranks_need_at_least():
    cheap_or_quick = (Mode(6, (1,), (1,)), Mode(2, (1,), (4,)))
    works = [Activity("high", cheap_or_quick, project=1), Activity("low", (Mode(1, (1,), (2,)),))]
    problem = levelling_problem(
        works, [CREW], stocks=[Stock("budget", 5)], projects=[Project("low", rank=2), Project("high", rank=1)]
    )
    found = level_by_rank(problem, seconds_left=lambda: 5.0)
    assert found.levelled.mode.tolist() == [0, 0]
    refuse_wrong(found.levelled)


def test_locked_work_that_takes_too_much_is_refused_with_the_resource():
    works = [Activity(name, (Mode(2, (2,)),), locked=0, project=number) for number, name in enumerate("ab")]
    problem = levelling_problem(works, [CREW], projects=[Project("a", rank=1), Project("b", rank=2)])
    with pytest.raises(LevellingError, match="'crew'"):
        level_by_rank(problem)


def test_a_rank_that_finds_no_room_names_the_resource():
    ends = Resource("hall", ((0, 1), (4, 0)))
    works = [Activity(name, (Mode(3, (1,)),), project=number) for number, name in enumerate("ab")]
    problem = levelling_problem(works, [ends], projects=[Project("a", rank=1), Project("b", rank=2)])
    with pytest.raises(InfeasibleError, match="'hall'"):
        level_by_rank(problem)
