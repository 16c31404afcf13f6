"""What is typed to plan."""

from milepost.planning.forms.outlook import MilestoneForm, OutlookForm
from milepost.planning.forms.promises import BaselineForm, RebaselineForm

__all__ = ["BaselineForm", "MilestoneForm", "OutlookForm", "RebaselineForm"]
