"""Who may write the plan, and who may move a promise."""

from __future__ import annotations

from milepost.projects.choices import ARBITERS, CONTROLLERS, FACT_WRITERS, OPERATOR_ONLY, RoleOnProject

PLANNERS = FACT_WRITERS
PROMISERS = frozenset({RoleOnProject.PM.value}) | OPERATOR_ONLY
REBASELINERS = CONTROLLERS
APPROVERS = ARBITERS
