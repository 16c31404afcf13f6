"""Capacity against its worked example, every combination of demands, and a flow computed by another solver."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from milepost_engine.choose.capacity import Demand, Person, cover, load, supply
from milepost_engine.result import NotApplicable
from tests.engine.golden import golden


def person(code, hours, *skills):
    return Person(code, hours, 1, 0, 0, frozenset(skills))


def test_the_worked_example_comes_out_exactly():
    case = golden("capacity")
    four = [Person(str(n), 160, 0.9, 0, 0.25, frozenset({"dev"})) for n in range(4)]
    assert supply(four, "dev") == case["supply"]
    found = load(
        case["supply"],
        [Demand("hard", case["hard"], 1), Demand("soft", *case["soft"]), Demand("pipe", *case["pipeline"])],
    )
    assert found.expected == case["expected"]
    assert (found.gap, found.hard_headroom) == (-14, 132)
    assert found.overload_probability == case["P_overload"]
    assert [(int(hours), float(chance)) for hours, chance in found.outcomes] == [
        (300, 0.3),
        (460, 0.45),
        (500, 0.1),
        (660, 0.15),
    ]
    assert found.utilisation_is_high


def test_demand_that_meets_no_supply_is_overload_and_not_a_division():
    found = load(0, [Demand("A", 1, 0.5)])
    assert isinstance(found.utilisation, NotApplicable)
    assert (found.overload_probability, found.utilisation_is_high) == (0.5, True)


def test_demand_equal_to_supply_is_no_overload():
    assert load(100, [Demand("A", 100, 1)]).overload_probability == 0


def test_a_person_with_two_skills_is_not_counted_twice():
    people = [person("P", 100, "dev", "test")]
    assert supply(people, "dev") == supply(people, "test") == 100
    found = cover(people, {"dev": 60, "test": 60})
    assert not found.feasible
    assert sum(found.uncovered.values()) == 20
    assert found.short_skills == ("dev", "test")


def test_a_specialist_is_kept_for_his_skill_when_a_generalist_can_move():
    people = [person("G", 100, "dev", "test"), person("S", 100, "dev")]
    found = cover(people, {"dev": 100, "test": 100})
    assert found.feasible
    assert found.assigned == {("S", "dev"): 100, ("G", "test"): 100}


def test_a_skill_that_nobody_holds_is_short_alone():
    found = cover([person("P", 100, "dev")], {"dev": 50, "law": 10})
    assert (found.uncovered, found.short_skills) == ({"law": 10}, ("law",))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: load(-1, []), "supply"),
        (lambda: load(1, [Demand("A", -1, 1)]), "A"),
        (lambda: load(1, [Demand("A", 1, 1.5)]), "A"),
        (lambda: supply([Person("P", -1, 1, 0, 0, frozenset({"x"}))], "x"), "P"),
        (lambda: supply([Person("P", 1, 1.2, 0, 0, frozenset({"x"}))], "x"), "P"),
        (lambda: cover([person("P", 1), person("P", 1)], {}), "twice"),
    ],
)
def test_impossible_numbers_are_refused_by_name(wrong, said):
    with pytest.raises(ValueError, match=said):
        wrong()


demands = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 10)), max_size=7)


@given(st.integers(0, 200), demands)
def test_the_chance_of_overload_agrees_with_every_combination(available, found):
    expected = 0.0
    for come in product([0, 1], repeat=len(found)):
        chance = np.prod([p / 10 if c else 1 - p / 10 for c, (_, p) in zip(come, found, strict=True)])
        expected += chance * (sum(h for c, (h, _) in zip(come, found, strict=True) if c) > available)
    got = load(available, [Demand(str(n), h, p / 10) for n, (h, p) in enumerate(found)])
    assert got.overload_probability == pytest.approx(expected, abs=1e-12)
    assert float(sum(chance for _, chance in got.outcomes)) == pytest.approx(1)


teams = st.lists(st.tuples(st.integers(0, 30), st.sets(st.sampled_from("abcd"))), max_size=6)
wanted = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 40), min_size=1)


@given(teams, wanted)
def test_the_cover_is_as_large_as_a_linear_programme_finds(team, demand):
    people = [person(f"P{n}", hours, *skills) for n, (hours, skills) in enumerate(team)]
    found = cover(people, demand)
    served = sum(found.assigned.values())
    assert served + sum(found.uncovered.values()) == sum(demand.values())
    for n, (hours, skills) in enumerate(team):
        mine = {s: h for (p, s), h in found.assigned.items() if p == f"P{n}"}
        assert sum(mine.values()) <= hours
        assert set(mine) <= skills
    pairs = [(n, s) for n, (_, skills) in enumerate(team) for s in skills if s in demand]
    if pairs:
        rows = [[float(p == n) for p, _ in pairs] for n in range(len(team))]
        rows += [[float(s == skill) for _, s in pairs] for skill in demand]
        best = linprog([-1.0] * len(pairs), A_ub=rows, b_ub=[h for h, _ in team] + list(demand.values()))
        assert float(served) == pytest.approx(-best.fun, abs=1e-6)
    else:
        assert served == 0


@given(teams, wanted)
def test_the_short_skills_prove_that_no_cover_exists(team, demand):
    people = [person(f"P{n}", hours, *skills) for n, (hours, skills) in enumerate(team)]
    found = cover(people, demand)
    if not found.feasible:
        holders = sum(hours for hours, skills in team if skills & set(found.short_skills))
        assert sum(demand[skill] for skill in found.short_skills) > holders
