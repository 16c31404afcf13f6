"""Which panels stand on whose home when the whole house is there: one line a role, in the order of drawing."""

from __future__ import annotations

from milepost.config.meeting import obligations_at_home as obligations
from milepost.config.meeting import policies_at_home as policies
from milepost.config.meeting import work_at_home as work
from milepost.config.meeting.documents_at_home import documents_waiting
from milepost.config.meeting.next_at_home import what_comes_next
from milepost.config.meeting.requests_at_home import requests_waiting
from milepost.people.choices import PostRole
from milepost.reporting.panels.home.delivery import actions, my_projects
from milepost.reporting.panels.home.keepers import accounts, leads, ledger
from milepost.reporting.panels.home.notices import changes_under_way
from milepost.reporting.panels.home.office import attention, duties, figures_of, scorecard, trends
from milepost.reporting.panels.home.partners import my_contracts
from milepost.reporting.panels.home.parts import Builder
from milepost.reporting.panels.home.roles import HOMES, ON_PROJECTS

ASKED = (requests_waiting, documents_waiting)
"""On every home, also of who holds no post: a scorer, a member of a board, a sponsor, whoever asked for a project."""
WAITING = (duties, *ASKED, obligations.for_the_office, policies.to_read)
FURNISHED: dict[str, tuple[Builder, ...]] = {
    PostRole.DIRECTOR.value: (
        *WAITING, policies.not_read, attention, scorecard, obligations.adherence, work.lost_float,
    ),
    PostRole.ANALYST.value: (*WAITING, attention, scorecard, work.lost_float),
    PostRole.EXECUTIVE.value: (
        figures_of, duties, *ASKED, obligations.waivers, trends, attention, scorecard, obligations.adherence,
        policies.to_read,
    ),
    PostRole.RESOURCE_MANAGER.value: (duties, *ASKED, leads, figures_of),
    PostRole.AUDITOR.value: (duties, *ASKED, ledger, figures_of, scorecard),
    PostRole.ADMINISTRATOR.value: (accounts, duties, *ASKED),
    "": ASKED,
}  # fmt: skip
FOR_PARTS: tuple[Builder, ...] = (
    my_contracts,
    my_projects,
    what_comes_next,
    work.my_tasks,
    changes_under_way,
    work.work_warnings,
    duties,
    policies.to_read,
    actions,
)


def furnish() -> None:
    """Put the panels of all floors on the homes; doing it again changes nothing."""
    HOMES.update(FURNISHED)
    ON_PROJECTS[:] = FOR_PARTS
