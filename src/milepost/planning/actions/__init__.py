"""The verbs of the planning floor."""

from milepost.planning.actions.baselines import promise_anew, rebaseline, record_baseline
from milepost.planning.actions.outlook import add_milestone, change_milestone, update_outlook

__all__ = ["add_milestone", "change_milestone", "promise_anew", "rebaseline", "record_baseline", "update_outlook"]
