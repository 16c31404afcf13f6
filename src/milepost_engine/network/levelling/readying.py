"""Make the compiled loops of levelling before a clock starts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from milepost_engine.network.levelling.building import levelling_problem
from milepost_engine.network.levelling.preparing import prepare
from milepost_engine.network.levelling.problem import Activity, Link, Mode, Resource
from milepost_engine.network.levelling.searching import Island, by_order

TOLD = "Compiling the levelling for this machine: once after an installation, about half a minute."


def ready_levelling(tell: Callable[[str], None]) -> bool:
    """Compile what levelling needs, if it is not there yet, and say so.

    Parameters
    ----------
    tell : callable
        Told in a sentence before the compiling begins.

    Returns
    -------
    bool
        Whether anything had to be compiled.
    """
    from milepost_engine.network.levelling.loops import doors, genetic  # noqa: PLC0415 - the compiler loads here
    from milepost_engine.time.compiled import needs_compiling  # noqa: PLC0415 - same

    if not any(needs_compiling(loop) for loop in (doors.decode, doors.decode_and_justify, genetic.evolve)):
        return False
    tell(TOLD)
    activities = [Activity(name, (Mode(1, (1,)),)) for name in ("first", "second")]
    prepared = prepare(levelling_problem(activities, [Resource("crew", ((0, 1),))], [Link(0, 1)]))
    Island(prepared, 0, 0).epoch(1, 0)
    by_order(prepared, np.zeros(len(activities), dtype=np.int64))
    return True
