"""The plain passes: published answers, a slow reference, and what is refused."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost_engine.network import LinkKind, LoopError, NetworkError, build_graph, plain_network, plain_passes
from tests.engine.golden import golden, worked


def golden_network():
    case = golden("cpm")
    names = list(case["dur"])
    links = [(names.index(a), names.index(b), LinkKind[k], lag) for a, b, k, lag in case["links"]]
    first, second, kind, lag = zip(*links, strict=True)
    floor = [case["snet"].get(name, 0) for name in names]
    return (
        case,
        names,
        plain_network(list(case["dur"].values()), first, second, kind=kind, lag=lag, not_before=floor),
    )


def test_the_golden_network_agrees_in_every_column():
    case, names, network = golden_network()
    schedule = plain_passes(network)
    columns = {
        "ES": schedule.early_start,
        "EF": schedule.early_finish,
        "LS": schedule.late_start,
        "LF": schedule.late_finish,
        "TF": schedule.total_float,
        "FF": schedule.free_float,
    }
    for column, found in columns.items():
        assert dict(zip(names, found.tolist(), strict=True)) == case[column], column
    assert schedule.finish == 16


def test_a_deadline_before_the_finish_gives_the_golden_negative_floats():
    case, names, network = golden_network()
    found = plain_passes(network, finish_by=14).total_float.tolist()
    assert dict(zip(names, found, strict=True)) == case["TF_deadline14"]


def test_the_arrow_network_of_taylor_agrees_in_every_column():
    case = worked("cpm")[0]
    names, durations = zip(*case["aoa"], strict=True)
    links = [(i, j) for i, a in enumerate(names) for j, b in enumerate(names) if a.split("-")[1] == b.split("-")[0]]
    schedule = plain_passes(plain_network(durations, *zip(*links, strict=True)))
    assert schedule.finish == case["expected"]["duration"]
    rows = np.stack(
        [
            schedule.early_start,
            schedule.early_finish,
            schedule.late_start,
            schedule.late_finish,
            schedule.total_float,
        ]
    ).T.tolist()
    assert dict(zip(names, rows, strict=True)) == case["expected"]["ES/EF/LS/LF/slack"]
    events = case["expected"]["critical"].split("-")
    path = {f"{a}-{b}" for a, b in pairwise(events)}
    assert {name for name, critical in zip(names, schedule.critical(), strict=True) if critical} == path


def test_the_three_point_chain_of_taylor_has_its_expected_length_and_probability():
    case = next(c for c in worked("pert") if c["id"] == "taylor-pert")
    path = [case["abm"][str(activity)] for activity in case["critical"]]
    sixths = [a + 4 * m + b for a, m, b in path]
    schedule = plain_passes(plain_network(sixths, range(len(path) - 1), range(1, len(path))))
    assert schedule.finish == 6 * case["expected"]["te_cp"]
    variance = sum(((b - a) / 6) ** 2 for a, _, b in path)
    assert variance == pytest.approx(case["expected"]["var_cp"])
    probability = 0.5 * (1 + math.erf((28 - schedule.finish / 6) / math.sqrt(2 * variance)))
    assert probability == pytest.approx(case["expected"]["P_le_28_exact_computed"], abs=1e-5)


@st.composite
def networks(draw):
    size = draw(st.integers(1, 9))
    number = draw(st.permutations(range(size)))
    duration = draw(st.lists(st.integers(0, 9), min_size=size, max_size=size))
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=14)) if pairs else []
    plain = draw(st.booleans())
    kinds = [0 if plain else draw(st.integers(0, 3)) for _ in chosen]
    lags = [0 if plain else draw(st.integers(-4, 6)) for _ in chosen]
    floor = draw(st.lists(st.integers(0, 12), min_size=size, max_size=size))
    links = [(number[i], number[j], k, g) for (i, j), k, g in zip(chosen, kinds, lags, strict=True)]
    return duration, links, floor


def holds(link, start, duration):
    i, j, kind, lag = link
    left = start[i] + (duration[i] if kind in (0, 2) else 0)
    right = start[j] + (duration[j] if kind in (2, 3) else 0)
    return right >= left + lag


def slow_early(duration, links, floor):
    """Push single starts one unit at a time until every link holds."""
    start = [max(0, f) for f in floor]
    while True:
        broken = {link[1] for link in links if not holds(link, start, duration)}
        if not broken:
            return start
        for j in broken:
            start[j] += 1


def finish_of(start, duration):
    return max(s + d for s, d in zip(start, duration, strict=True))


@settings(max_examples=150, deadline=None)
@given(networks())
def test_passes_and_floats_agree_with_pushing_activities_one_unit_at_a_time(given_network):
    duration, links, floor = given_network
    ends = list(zip(*links, strict=True)) if links else [(), (), (), ()]
    network = plain_network(duration, ends[0], ends[1], kind=ends[2], lag=ends[3], not_before=floor)
    schedule = plain_passes(network)
    early = slow_early(duration, links, floor)
    end = finish_of(early, duration)
    assert schedule.early_start.tolist() == early
    assert schedule.finish == end
    for activity in range(len(duration)):
        total, free = int(schedule.total_float[activity]), int(schedule.free_float[activity])
        for slip, moves_end in ((total, False), (total + 1, True)):
            later = list(floor)
            later[activity] = early[activity] + slip
            assert (finish_of(slow_early(duration, links, later), duration) > end) is moves_end
        for slip, moves_others in ((free, False), (free + 1, True)):
            later = list(floor)
            later[activity] = early[activity] + slip
            found = slow_early(duration, links, later)
            others = [i for i in range(len(duration)) if i != activity and found[i] != early[i]]
            assert bool(others or finish_of(found, duration) > end) is moves_others


def test_a_loop_is_reported_as_its_activities_in_the_order_of_the_links():
    with pytest.raises(LoopError, match="1 → 4 → 5 → 3 → 1") as refused:
        build_graph(7, [0, 1, 4, 5, 3, 4], [1, 4, 5, 3, 1, 6])
    assert refused.value.loop == (1, 4, 5, 3)
    with pytest.raises(LoopError) as refused:
        build_graph(2, [0, 1], [1, 1])
    assert refused.value.loop == (1,)


def test_a_long_loop_is_named_without_flooding_the_message():
    size = 100_000
    with pytest.raises(LoopError) as refused:
        build_graph(size, range(size), [*range(1, size), 0])
    assert len(refused.value.loop) == size
    assert len(str(refused.value)) < 200


def test_a_million_activities_in_one_chain_are_computed():
    size = 1_000_000
    first = np.arange(size - 1)
    schedule = plain_passes(plain_network(np.full(size, 480), first, first + 1))
    assert schedule.finish == 480 * size
    assert not schedule.total_float.any()


def test_an_empty_network_finishes_at_once():
    schedule = plain_passes(plain_network([], [], []))
    assert schedule.finish == 0
    assert schedule.total_float.size == schedule.free_float.size == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([1, -1], [0], [1]), "duration, row 1: -1"),
        (([1, float("nan")], [0], [1]), "duration, row 1: nan"),
        (([1, float("inf")], [0], [1]), "duration, row 1: inf"),
        (([1, 2.5], [0], [1]), "row 1: 2.5"),
        ((["1", "x"], [0], [1]), "duration holds"),
        (([1, 2], [0], [2]), "Link 0: its successor 2"),
        (([1, 2], [-1], [1]), "Link 0: its predecessor -1"),
        (([1, 2], [0], [1, 1]), "successor has shape"),
        (([2**60, 2**60], [0], [1]), "2\\^60"),
    ],
)
def test_bad_rows_are_named(arguments, message):
    with pytest.raises(NetworkError, match=message):
        plain_network(*arguments)


def test_an_unknown_kind_of_link_is_named():
    with pytest.raises(NetworkError, match="Link 0: kind 4"):
        plain_network([1, 2], [0], [1], kind=[4])
