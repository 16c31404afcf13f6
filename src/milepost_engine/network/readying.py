"""Make the compiled passes of a network before somebody waits for them in silence."""

from __future__ import annotations

from collections.abc import Callable

from milepost_engine.network.explain import longest_path
from milepost_engine.network.plan import Plan, activity_rows, link_rows
from milepost_engine.network.schedule import schedule_plan
from milepost_engine.time import around_the_clock, working_time

TOLD = "Compiling the passes of the network for this machine: once after an installation, some twenty seconds."


def ready_schedule(tell: Callable[[str], None]) -> bool:
    """Compile what computing a plan needs, if it is not there yet, and say so.

    Parameters
    ----------
    tell : callable
        Told in a sentence before the compiling begins.

    Returns
    -------
    bool
        Whether anything had to be compiled.
    """
    from milepost_engine.network.loops import backward, forward, graph, outcome  # noqa: PLC0415 - the compiler loads here
    from milepost_engine.time.compiled import needs_compiling  # noqa: PLC0415 - same

    loops = (
        *(graph.lay_out_links, forward.sweep_forward, forward.last_finish, backward.sweep_backward),
        *(outcome.span_levels_of_effort, outcome.instants, outcome.link_slacks),
    )
    if not any(needs_compiling(loop) for loop in loops):
        return False
    tell(TOLD)
    clock = working_time(around_the_clock())
    schedule = schedule_plan(Plan(activity_rows([1, 1]), link_rows([0], [1]), [clock], 0))
    _ = schedule.planned, longest_path(schedule)
    return True
