"""What is typed to plan."""

from milepost.planning.forms.outlook import MilestoneForm, OutlookForm
from milepost.planning.forms.promises import BaselineForm, RebaselineForm
from milepost.planning.forms.work import (
    ApprovePlanForm,
    CancelForm,
    DecidePlanForm,
    PasteForm,
    ProposePlanForm,
    WorkItemForm,
)

__all__ = [
    "ApprovePlanForm",
    "BaselineForm",
    "CancelForm",
    "DecidePlanForm",
    "MilestoneForm",
    "OutlookForm",
    "PasteForm",
    "ProposePlanForm",
    "RebaselineForm",
    "WorkItemForm",
]
