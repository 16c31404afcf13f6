"""The verbs of the finance floor."""

from milepost.finance.actions.benefits import add_benefit, change_benefit
from milepost.finance.actions.costs import rebaseline_costs, record_costs, update_cost_outlook
from milepost.finance.rules import CostInput

__all__ = ["CostInput", "add_benefit", "change_benefit", "rebaseline_costs", "record_costs", "update_cost_outlook"]
