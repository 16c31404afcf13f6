"""The posts of the organisation."""

from django.db import models


class PostRole(models.TextChoices):
    """A post that a person holds in the organisation for a time."""

    DIRECTOR = "pmo_director", "PMO director"
    ANALYST = "pmo_analyst", "PMO analyst"
    EXECUTIVE = "executive", "Executive"
    RESOURCE_MANAGER = "resource_manager", "Resource manager"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"


PMO = frozenset({PostRole.DIRECTOR.value, PostRole.ANALYST.value})
CONTROL_POSTS = PMO | {PostRole.EXECUTIVE.value, PostRole.AUDITOR.value}
OVERSEERS = PMO | {PostRole.EXECUTIVE.value, PostRole.RESOURCE_MANAGER.value, PostRole.AUDITOR.value}
COLLEAGUE = "colleague"
"""The role of everybody who belongs to a unit: the organisation's own people, with a post or without."""


class BodyKind(models.TextChoices):
    """What a body decides about."""

    GOVERNING = "governing", "Governing body"
    PORTFOLIO = "portfolio", "Portfolio board"
    STEERING = "steering", "Steering committee"
    CHANGE = "change", "Change board"


class InterestNature(models.TextChoices):
    """Why somebody is not free to judge a matter."""

    FINANCIAL = "financial", "Money: a share, a fee, a bonus"
    EMPLOYMENT = "employment", "Employed there, now or lately"
    FAMILY = "family", "Family or close friends"
    OTHER = "other", "Something else"


DECIDING_BODIES = frozenset({BodyKind.GOVERNING.value, BodyKind.PORTFOLIO.value})
