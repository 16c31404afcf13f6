"""Who may raise a risk, and who keeps the register."""

from __future__ import annotations

from milepost.projects.choices import FACT_WRITERS, RAISERS

RISK_RAISERS = RAISERS
KEEPERS = FACT_WRITERS
