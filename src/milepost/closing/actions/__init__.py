"""The verbs of the end of a project, one file a subject."""

from milepost.closing.actions.archiving import seal_archive, try_restore
from milepost.closing.actions.closing import close_project
from milepost.closing.actions.disposing import confirm_disposal, place_hold, propose_disposal, release_hold
from milepost.closing.actions.flagging import raise_privacy_flag, settle_flag
from milepost.closing.actions.reviewing import (
    accept_review,
    ask_adjustment,
    begin_review,
    close_review,
    implement_adjustment,
    judge_objective,
    name_review_lead,
    reject_adjustment,
    report_review,
    schedule_review,
)

__all__ = [
    "accept_review",
    "ask_adjustment",
    "begin_review",
    "close_project",
    "close_review",
    "confirm_disposal",
    "implement_adjustment",
    "judge_objective",
    "name_review_lead",
    "place_hold",
    "propose_disposal",
    "raise_privacy_flag",
    "reject_adjustment",
    "release_hold",
    "report_review",
    "schedule_review",
    "seal_archive",
    "settle_flag",
    "try_restore",
]
