"""Who may keep objectives, portfolios and programmes."""

from __future__ import annotations

from milepost.kernel.policy import OPERATOR
from milepost.people.choices import PostRole

KEEPERS = frozenset({PostRole.DIRECTOR.value, PostRole.ANALYST.value, PostRole.EXECUTIVE.value, OPERATOR})
