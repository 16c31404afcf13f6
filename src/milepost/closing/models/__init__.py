"""What is recorded at the end of a project, one file a subject."""

from milepost.closing.models.archive import ArchivedFile, ArchivePackage, PersonalDataFlag, RestoreTest
from milepost.closing.models.closure import Closure
from milepost.closing.models.review import Adjustment, PostImplementationReview, ReviewedObjective

__all__ = [
    "Adjustment",
    "ArchivePackage",
    "ArchivedFile",
    "Closure",
    "PersonalDataFlag",
    "PostImplementationReview",
    "RestoreTest",
    "ReviewedObjective",
]
