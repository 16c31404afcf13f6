"""Who may write the plan, and who may move a promise."""

from __future__ import annotations

from milepost.projects.choices import (
    ARBITERS,
    CONTROLLERS,
    DELIVERY,
    FACT_WRITERS,
    LEADS,
    OPERATOR_ONLY,
    RoleOnProject,
)

PLANNERS = FACT_WRITERS
PROMISERS = frozenset({RoleOnProject.PM.value}) | OPERATOR_ONLY
REBASELINERS = CONTROLLERS
APPROVERS = ARBITERS
DELIVERERS = DELIVERY
"""Who submits and checks a deliverable: the project manager and the team, never the office."""
DELIVERABLE_PLANNERS = LEADS
