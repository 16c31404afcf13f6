"""Who may keep the organisation's own records. Posts count everywhere; nothing here opens project data."""

from __future__ import annotations

from milepost.kernel.policy import OPERATOR
from milepost.people.choices import PostRole

KEEPERS = frozenset({PostRole.ADMINISTRATOR.value, PostRole.DIRECTOR.value, OPERATOR})
APPOINTERS = frozenset({PostRole.EXECUTIVE.value, PostRole.DIRECTOR.value, OPERATOR})
ACCOUNT_KEEPERS = frozenset({PostRole.ADMINISTRATOR.value, OPERATOR})
MACHINE = frozenset({OPERATOR})
