"""Who may raise, keep and acknowledge issues, and who may ask and decide."""

from __future__ import annotations

from milepost.people.choices import PMO
from milepost.projects.choices import CONTROLLERS, FACT_WRITERS, RAISERS, RoleOnProject

ISSUE_RAISERS = RAISERS
KEEPERS = FACT_WRITERS
ACKNOWLEDGERS = PMO | {RoleOnProject.OVERSIGHT.value}
ASKERS = FACT_WRITERS
DECIDERS = CONTROLLERS
