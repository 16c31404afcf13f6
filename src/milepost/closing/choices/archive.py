"""Where an archive stands, and who reads what is in it."""

from django.db import models


class ArchiveState(models.TextChoices):
    """Where an archive stands; that disposal is due follows from its date."""

    SEALED = "sealed", "Sealed"
    SUPERSEDED = "superseded", "Sealed anew since"
    DISPOSED = "disposed", "Disposed of"


class AccessClass(models.TextChoices):
    """Who reads an archived file: everybody of the house, or those who see every project."""

    INTERNAL = "internal", "Everybody of the house"
    RESTRICTED = "restricted", "Those who oversee projects"
