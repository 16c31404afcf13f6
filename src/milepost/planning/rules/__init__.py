"""What must hold of a plan: its dates, its promises, its work and its sections."""

from milepost.planning.rules.dates import (
    actual_is_not_in_the_future,
    finish_not_before_start,
    no_actual_finish_without_actual_start,
)
from milepost.planning.rules.outlook import Outlooks, complete_is_a_share, outlook_is_possible
from milepost.planning.rules.promises import (
    baseline_promises_something,
    first_baseline_is_recorded_once,
    promise_stands,
    rebaseline_follows_a_baseline,
)

__all__ = [
    "Outlooks",
    "actual_is_not_in_the_future",
    "baseline_promises_something",
    "complete_is_a_share",
    "finish_not_before_start",
    "first_baseline_is_recorded_once",
    "no_actual_finish_without_actual_start",
    "outlook_is_possible",
    "promise_stands",
    "rebaseline_follows_a_baseline",
]
