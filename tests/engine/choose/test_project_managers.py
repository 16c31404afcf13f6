"""Project managers against posts: the worked example, periods, and what cannot be."""

from decimal import Decimal

import pytest

from milepost_engine.choose.project_managers import Post, ProjectManager, manager_balance

ACTIVE = [Post(f"A{n}") for n in range(9)]
APPROVED = [Post(f"R{n}", first=2) for n in range(4)]
QUALIFIED = [ProjectManager(f"M{n}", 0.8) for n in range(10)]


def test_nine_projects_four_requests_and_ten_managers_lack_five_posts_in_the_third_quarter():
    learners = [
        ProjectManager("L1", 0.5, frozenset({"finance"})),
        ProjectManager("L2", 1, frozenset({"finance", "law"})),
    ]
    third = manager_balance(4, [*QUALIFIED, *learners], ACTIVE + APPROVED)[2]
    assert (len(third.posts), third.load.supply, third.load.gap) == (13, 8, -5)
    assert third.nearly == {"L1": "finance"}
    assert third.gap_with_nearly == Decimal("-4.5")
    assert third.load.overload_probability == 1


def test_a_request_that_may_not_come_counts_with_its_chance_and_shows_the_chance_of_a_gap():
    (only,) = manager_balance(1, [ProjectManager("M", 1)], [Post("A"), Post("R", probability=0.25)])
    assert (only.load.expected, only.load.gap) == (Decimal("1.25"), Decimal("-0.25"))
    assert only.load.overload_probability == 0.25


def test_who_leaves_and_what_ends_count_to_their_last_period():
    gaps = [one.load.gap for one in manager_balance(3, [ProjectManager("M", 1, last=1)], [Post("A", first=1, last=1)])]
    assert gaps == [1, 0, 0]


def test_nobody_and_nothing_is_a_balance_of_nothing():
    (only,) = manager_balance(1, [], [])
    assert (only.load.supply, only.load.gap, only.load.utilisation_is_high) == (0, 0, False)


@pytest.mark.parametrize(
    ("managers", "posts", "said"),
    [
        ([ProjectManager("M", float("nan"))], [], "available share of M"),
        ([ProjectManager("M", 1.1)], [], "available share of M"),
        ([], [Post("A", share=-1)], "share of A"),
        ([], [Post("A", probability=float("inf"))], "probability of A"),
        ([], [Post("A"), Post("A")], "twice: A"),
        ([], [Post("A", first=2, last=1)], "post A lasts"),
    ],
)
def test_impossible_managers_and_posts_are_refused_by_name(managers, posts, said):
    with pytest.raises(ValueError, match=said):
        manager_balance(1, managers, posts)
    with pytest.raises(ValueError, match="at least one period"):
        manager_balance(0, [], [])
