"""What is given back at the end of a project, and where a return stands."""

from django.db import models

from milepost.people.choices import PostRole
from milepost.projects.choices import RoleOnProject


class ReturnKind(models.TextChoices):
    """What a project gives back."""

    PEOPLE = "people", "A person"
    BUDGET = "budget", "Unspent budget"
    CONTINGENCY = "contingency", "Contingency"
    ASSET = "asset", "Equipment"
    LICENCE = "licence", "Licences"


class ReturnState(models.TextChoices):
    """Where a return stands."""

    PROPOSED = "proposed", "Waits for its owner"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    DISPUTED = "disputed", "Disputed"
    RESOLVED = "resolved", "Resolved"
    WITHDRAWN = "withdrawn", "Withdrawn"


MONEY_KINDS = (ReturnKind.BUDGET.value, ReturnKind.CONTINGENCY.value)
HELD_KINDS = ((ReturnKind.ASSET.value, "Equipment"), (ReturnKind.LICENCE.value, "Licences"))
GIVEN_BACK = (ReturnState.ACKNOWLEDGED.value, ReturnState.RESOLVED.value)
UNDER_WAY = (ReturnState.PROPOSED.value, ReturnState.DISPUTED.value)
RETURN_OWNER = "return_owner"
"""The role of whoever a return goes to, on that return alone."""
SETTLERS = frozenset({PostRole.EXECUTIVE.value, RoleOnProject.SPONSOR.value})
RETURNABLE_ROLES = (RoleOnProject.DEPUTY.value, RoleOnProject.MEMBER.value)
"""Who is given back before the end; the project manager's own role ends with the project."""
