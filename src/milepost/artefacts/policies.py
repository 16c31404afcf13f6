"""Who may write, comment on, review and approve a document: the office never writes one."""

from __future__ import annotations

from milepost.artefacts.choices import COMMENTERS, JUDGES
from milepost.projects.choices import DELIVERY, LEADS

WRITERS = DELIVERY
ANSWERABLE = LEADS
REVIEWERS = APPROVERS = READERS = JUDGES
WHO_MAY_COMMENT = COMMENTERS
WHO_MAY_RETURN = JUDGES | LEADS
