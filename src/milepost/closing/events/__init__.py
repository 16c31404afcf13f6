"""What happened at the end of a project, one file a subject."""

from milepost.closing.events.acceptance import AcceptanceMoved

__all__ = ["AcceptanceMoved"]
