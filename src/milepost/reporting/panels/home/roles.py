"""Which panels stand on whose home: one line a role, in the order in which they are drawn."""

from __future__ import annotations

from milepost.kernel import clock
from milepost.kernel.policy import ORGANISATION, Actor, Roles, roles_at
from milepost.people.choices import PostRole
from milepost.reporting.panels.home.delivery import actions, my_projects
from milepost.reporting.panels.home.keepers import accounts, leads, ledger
from milepost.reporting.panels.home.notices import changes_under_way, notices_to_acknowledge
from milepost.reporting.panels.home.office import attention, duties, figures_of, scorecard, trends
from milepost.reporting.panels.home.parts import Builder, HomePanel, Reader
from milepost.reporting.queries.homes.waiting import parts_of

OFFICE: tuple[Builder, ...] = (duties, attention, scorecard)
HOMES: dict[str, tuple[Builder, ...]] = {
    PostRole.DIRECTOR.value: OFFICE,
    PostRole.ANALYST.value: OFFICE,
    PostRole.EXECUTIVE.value: (figures_of, duties, trends, attention, scorecard),
    PostRole.RESOURCE_MANAGER.value: (duties, leads, figures_of),
    PostRole.AUDITOR.value: (ledger, figures_of, scorecard),
    PostRole.ADMINISTRATOR.value: (accounts, duties),
}
ON_PROJECTS: list[Builder] = [my_projects, changes_under_way, duties, actions]
"""Floors that know no home put their panels here when the house is wired."""


def acting_post(actor: Actor, posts: Roles) -> str:
    """Return the post that the reader acts in: the chosen one while they hold it, else their first; "" for none."""
    if actor.acting_role in posts:
        return actor.acting_role
    return next((post for post in PostRole.values if post in posts), "")


def home_of(actor: Actor) -> tuple[str, list[HomePanel]]:
    """Return the post that the reader acts in and their panels; no panel where they hold nothing at all."""
    posts = roles_at(actor, ORGANISATION, clock.now())
    reader = Reader(actor, posts, parts_of(actor))
    post = acting_post(actor, posts)
    builders: list[Builder] = [notices_to_acknowledge, *HOMES.get(post, ())]
    if reader.parts.by_role:
        builders += [each for each in ON_PROJECTS if each not in builders]
    return post, [panel for build in builders for panel in build(reader)]
