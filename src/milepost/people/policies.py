"""Who may keep the organisation's own records. Posts count everywhere; nothing here opens project data."""

from __future__ import annotations

from milepost.kernel.policy import OPERATOR, Scope
from milepost.people.choices import COLLEAGUE, PMO, PostRole

KEEPERS = frozenset({PostRole.ADMINISTRATOR.value, PostRole.DIRECTOR.value, OPERATOR})
APPOINTERS = frozenset({PostRole.EXECUTIVE.value, PostRole.DIRECTOR.value, OPERATOR})
ACCOUNT_KEEPERS = frozenset({PostRole.ADMINISTRATOR.value, OPERATOR})
MACHINE = frozenset({OPERATOR})
BODY_KEEPERS = frozenset({PostRole.EXECUTIVE.value, OPERATOR})
COLLEAGUES = frozenset({COLLEAGUE})
INTEREST_RECORDERS = PMO
INTEREST_ENDERS = COLLEAGUES | PMO
AMONG_COLLEAGUES = Scope("colleagues")
"""Where everybody who belongs to a unit may act, and the stream of what they did there."""


def among_colleagues(*_subjects: object) -> Scope:
    """Return the scope in which whoever belongs to a unit holds the role of a colleague."""
    return AMONG_COLLEAGUES
