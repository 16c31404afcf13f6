"""What is kept of the end of a project: what it gives back."""

from milepost.closing.models.acceptance import (
    Acceptance,
    AcceptanceCondition,
    AcceptanceLink,
    Mandate,
    SignedNote,
    SigningKey,
)
from milepost.closing.models.archive import (
    ArchivedFile,
    ArchivePackage,
    PersonalDataFlag,
    RestoreTest,
)
from milepost.closing.models.closure import (
    Closure,
)
from milepost.closing.models.returns import (
    HeldAsset,
    ResourceReturn,
)
from milepost.closing.models.review import (
    Adjustment,
    PostImplementationReview,
    ReviewedObjective,
)

__all__ = [
    "Acceptance",
    "AcceptanceCondition",
    "AcceptanceLink",
    "Adjustment",
    "ArchivePackage",
    "ArchivedFile",
    "Closure",
    "HeldAsset",
    "Mandate",
    "PersonalDataFlag",
    "PostImplementationReview",
    "ResourceReturn",
    "RestoreTest",
    "ReviewedObjective",
    "SignedNote",
    "SigningKey",
]
