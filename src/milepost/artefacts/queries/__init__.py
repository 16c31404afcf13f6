"""Questions about documents: what a project owes, where each stands, what it says, and what is still open on it."""

from milepost.artefacts.queries.documents import (
    Standing,
    artefacts_of,
    attachments_of,
    comments_of,
    completenesses,
    content_of,
    open_comments,
    open_counts,
    readings_of,
    reviews_of,
    standing_of,
    version_of,
    versions_of,
    visible_to,
    wanted_verdicts,
)
from milepost.artefacts.queries.likenesses import alike
from milepost.artefacts.queries.sealing import sealed, whole_versions
from milepost.artefacts.queries.types import sheet_of, sheet_or_none, sheets_for, types_for
from milepost.artefacts.queries.waiting import documents_to_judge
from milepost.artefacts.rules.sheets import Part, Sheet, players_of
from milepost.projects.queries import can_be_written, can_be_written_here, part_scope, project_scope

__all__ = [
    "Part",
    "Sheet",
    "Standing",
    "alike",
    "artefacts_of",
    "attachments_of",
    "can_be_written",
    "can_be_written_here",
    "comments_of",
    "completenesses",
    "content_of",
    "documents_to_judge",
    "open_comments",
    "open_counts",
    "part_scope",
    "players_of",
    "project_scope",
    "readings_of",
    "reviews_of",
    "sealed",
    "sheet_of",
    "sheet_or_none",
    "sheets_for",
    "standing_of",
    "types_for",
    "version_of",
    "versions_of",
    "visible_to",
    "wanted_verdicts",
    "whole_versions",
]
