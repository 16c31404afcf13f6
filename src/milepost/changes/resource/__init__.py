"""What people see of issues, decisions, changes and notices."""

from milepost.changes.resource import change_requests, matters, notices

__all__ = ["change_requests", "matters", "notices"]
