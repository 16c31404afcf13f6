"""What the changes floor keeps: issues, decisions asked, change requests with their votes and notices."""

from milepost.changes.models.change import ChangeRequest, ChangeVote
from milepost.changes.models.matters import Decision, Issue
from milepost.changes.models.notice import Notice

__all__ = ["ChangeRequest", "ChangeVote", "Decision", "Issue", "Notice"]
