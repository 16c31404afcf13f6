"""What people see of the end of a project; importing it offers every noun."""

from milepost.closing.resource import (
    acceptance,
    returns,
)
from milepost.closing.resource.archives import (
    ArchivedFileResource,
    ArchiveResource,
)
from milepost.closing.resource.flags import (
    PersonalDataFlagResource,
)
from milepost.closing.resource.reviews import (
    AdjustmentResource,
    ReviewResource,
)

__all__ = [
    "AdjustmentResource",
    "ArchiveResource",
    "ArchivedFileResource",
    "PersonalDataFlagResource",
    "ReviewResource",
    "acceptance",
    "returns",
]
