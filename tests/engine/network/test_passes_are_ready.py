"""The passes are compiled when somebody was told, for the very arrays that a plan hands over."""

from milepost_engine import ready_schedule
from milepost_engine.network import longest_path, schedule_plan
from milepost_engine.network.loops import backward, forward, graph, outcome
from milepost_engine.time import compiled
from tests.engine.network.test_explain_and_quality import plan_of

LOOPS = (
    *(graph.lay_out_links, forward.sweep_forward, forward.last_finish, backward.sweep_backward),
    *(outcome.span_levels_of_effort, outcome.instants, outcome.link_slacks),
)


def test_what_was_made_ready_is_what_a_plan_calls(monkeypatch):
    told = []
    with monkeypatch.context() as fresh:
        fresh.setattr(compiled, "needs_compiling", lambda _: True)
        assert ready_schedule(told.append)
    assert len(told) == 1
    compiled_then = [list(loop.signatures) for loop in LOOPS]
    assert all(compiled_then)
    schedule = schedule_plan(plan_of([2, 1, 1], [(0, 1), (1, 2)]))
    assert longest_path(schedule).all()
    assert [list(loop.signatures) for loop in LOOPS] == compiled_then, "nothing had to be compiled any more"


def test_nothing_is_told_when_nothing_is_compiled():
    told = []
    ready_schedule(lambda _: None)
    assert not ready_schedule(told.append)
    assert told == []
