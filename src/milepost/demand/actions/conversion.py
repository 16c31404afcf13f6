"""What happens to a request when its project begins; the verb itself stands with projects, which stand above."""

from __future__ import annotations

from milepost.demand.actions.moving import moved
from milepost.demand.choices import RequestState
from milepost.demand.models import ProjectRequest
from milepost.kernel.act import Act


def convert(act: Act, request: ProjectRequest, project_code: str) -> ProjectRequest:
    """Have a request say which project it became, as part of the act that begins the project."""
    return moved(act, request, RequestState.CONVERTED, project_code=project_code)
