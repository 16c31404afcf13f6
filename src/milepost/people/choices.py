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
