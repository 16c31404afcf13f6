"""Why a project of a levelled portfolio ends late: logic, change, absence, and conflicts by name (DOMAIN 5, F7)."""

from milepost_engine.network.attribution.attributing import attribute_delay, relaxed_finish
from milepost_engine.network.attribution.parts import ConflictPart, DelayCause, ProjectDelay

__all__ = ["ConflictPart", "DelayCause", "ProjectDelay", "attribute_delay", "relaxed_finish"]
