"""The loops of levelling are compiled before a clock starts, for the very arrays that levelling hands over."""

from milepost_engine.network.levelling import level, ready_levelling
from milepost_engine.network.levelling.loops import doors, genetic
from milepost_engine.time import compiled
from tests.engine.network.levelling.test_levelling import golden_problem, seconds

LOOPS = (doors.decode, doors.decode_and_justify, genetic.evolve)


def test_what_was_made_ready_is_what_levelling_calls(monkeypatch):
    told = []
    with monkeypatch.context() as fresh:
        fresh.setattr(compiled, "needs_compiling", lambda _: True)
        assert ready_levelling(told.append)
    assert len(told) == 1
    level(golden_problem()[1], seconds_left=seconds(50), threads=2)
    level(golden_problem()[1])
    assert [len(loop.signatures) for loop in LOOPS] == [1, 1, 1]


def test_nothing_is_told_when_nothing_is_compiled():
    told = []
    ready_levelling(lambda _: None)
    assert not ready_levelling(told.append)
    assert told == []
