"""The scenes of the whole way, in their order; each goes on where the one before it ended."""

from __future__ import annotations

from collections.abc import Callable

from tests.way import accepting, beginning, contracting, ending, executing, initiating, planning
from tests.way.hand import Hand, Kept

Scene = Callable[[Hand, Kept], None]
SCENES: tuple[Scene, ...] = (
    beginning.house_is_ready,
    beginning.request_is_decided,
    beginning.project_is_initiated,
    initiating.case_is_made,
    initiating.gate_to_planning,
    planning.team_is_appointed,
    planning.plan_is_promised,
    planning.gate_to_executing,
    executing.work_is_given,
    executing.change_is_told,
    executing.month_is_reported,
    contracting.antennas_are_ordered,
    executing.work_is_done,
    contracting.antennas_are_delivered,
    accepting.deliverable_is_accepted,
    accepting.gate_to_closing,
    accepting.project_is_accepted,
    contracting.supplier_is_judged,
    ending.all_goes_back,
    ending.what_was_learnt,
    ending.project_is_closed,
)
