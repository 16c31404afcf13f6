"""Kinds of things that an archive holds and that closing alone cannot make: they need rooms of several floors."""

from milepost.closing.collectors import provide_collector
from milepost.config.meeting.archiving.acceptance import ACCEPTANCE
from milepost.config.meeting.archiving.attachments import ATTACHMENTS
from milepost.config.meeting.archiving.contracts import CONTRACTS
from milepost.config.meeting.archiving.documents import DOCUMENTS
from milepost.config.meeting.archiving.gates import GATES
from milepost.config.meeting.archiving.reports import connect_reports
from milepost.config.meeting.archiving.standings import connect_standings

__all__ = ["connect_kinds", "connect_standings"]


def connect_kinds() -> None:
    """Connect every such kind to what an archive holds."""
    for each in (DOCUMENTS, ATTACHMENTS, *GATES, CONTRACTS, *ACCEPTANCE):
        provide_collector(each)
    connect_reports()
