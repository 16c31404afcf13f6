"""What stands on pages about people at work."""

from milepost.resourcing.panels.project import hours_of, people_at_work

__all__ = ["hours_of", "people_at_work"]
