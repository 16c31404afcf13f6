"""What must never be, told from who holds what alone: an oracle that knows no rule of the house by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from milepost.kernel import clock
from milepost.kernel.actions import Action
from milepost.kernel.policy import at_one_instant, role_used
from milepost.people.choices import PostRole
from milepost.projects import queries
from milepost.projects.choices import Stage
from milepost.projects.models import Project
from milepost.projects.policies import project_scope
from milepost.projects.queries.projects import Control

if TYPE_CHECKING:
    from tests.floors.powers.exploring import Organisation, Step

DELIVERY, LEADS = {"pm", "deputy", "member", "delegate"}, {"pm", "deputy", "delegate"}
TEAM, DEPUTED = {"deputy", "member", "partner"}, "control_delegate"
OFFICE = {"director", "analyst", "second"}
OVERSEER, SIGNATORY = "oversight_officer", "client_signatory"
COVER_DAYS = 91
POSTS = frozenset(PostRole.values)
"""A control that a post holds must never be without anybody; one of a client or a named reviewer begins without."""


@dataclass(frozen=True, slots=True, order=True)
class Holding:
    """A role on a project: held now, or lately enough to count."""

    project: str
    role: str
    person: str
    now: bool
    lately: bool

    @property
    def delegated(self) -> bool:
        return self.role in {"delegate", DEPUTED}

    @property
    def counts(self) -> bool:
        return self.now or (self.lately and self.role in DELIVERY)


def unlawful(organisation: Organisation, step: Step, before: frozenset[Holding]) -> Iterator[str]:
    """Yield what was wrong with an act that was let through."""
    if not step.actor or step.ends:
        return
    if step.power:
        yield from _delegated_unlawfully(organisation, step, before)
        return
    if step.actor == step.person:
        yield f"{step.actor} gave themselves a role"
    if step.actor not in {"director", "executive"} and step.role not in TEAM:
        yield f"{step.actor} gave a role that is not in a project manager's gift"
    lent = step.actor == "director" and step.role in LEADS and step.person in OFFICE
    if lent and (step.lasts is None or step.lasts.days > COVER_DAYS):
        yield f"the director lent {step.person} of the office without an end"


def _delegated_unlawfully(organisation: Organisation, step: Step, before: frozenset[Holding]) -> Iterator[str]:
    """Yield what was wrong with a delegation: of what the giver lacks, to oneself, or of control to the controlled."""
    here = {each for each in before if each.project == step.project}
    held = {each.role for each in here if each.now and each.person == step.actor}
    if step.actor == step.person:
        yield f"{step.actor} delegated to themselves"
    lawful = {"pm", "delegate"} if step.power == "staff_team" else {OVERSEER, DEPUTED}
    if not held & lawful and (step.power, step.actor) != ("direct", "director"):
        yield f"{step.actor} delegated what they lack"
    led = organisation.manager(step.person) in {each.person for each in here if each.now and each.role in LEADS}
    if step.power == "direct" and (led or step.person in {each.person for each in here if each.role in DELIVERY}):
        yield f"{step.person} was given control of what they deliver, or of who leads them"


def found_in(organisation: Organisation, state: frozenset[Holding]) -> Iterator[str]:
    """Yield what is wrong with a state of affairs."""
    with at_one_instant():
        yield from list(_found(organisation, state))


def _found(organisation: Organisation, state: frozenset[Holding]) -> Iterator[str]:
    for project in organisation.projects:
        here = {each for each in state if each.project == project.code}
        now = {(each.role, each.person) for each in here if each.now}
        yield from _single(now)
        yield from _apart(now)
        yield from _overseen(organisation, here, now)
        yield from _controlled(organisation, project, here, now)


def _single(now: set[tuple[str, str]]) -> Iterator[str]:
    held = Counter(role for role, _ in now)
    yield from (f"two people hold {role}" for role in ("pm", "sponsor", OVERSEER) if held[role] > 1)


def _apart(now: set[tuple[str, str]]) -> Iterator[str]:
    sides = (SIGNATORY, DEPUTED, OVERSEER)
    for first, second in (("pm", "sponsor"), *((side, role) for side in sides for role in sorted(DELIVERY))):
        for person in sorted(
            {who for role, who in now if role == first} & {who for role, who in now if role == second}
        ):
            yield f"{person} is {first} and {second}"


def _overseen(organisation: Organisation, here: set[Holding], now: set[tuple[str, str]]) -> Iterator[str]:
    delivered = {each.person for each in here if each.role in DELIVERY}
    for officer in sorted(who for role, who in now if role == OVERSEER):
        if officer not in OFFICE:
            yield f"{officer} oversees and is not of the office"
        if officer in delivered:
            yield f"{officer} oversees what they deliver or delivered"
        if ("pm", organisation.manager(officer)) in now:
            yield f"{officer} oversees and reports to the project manager"


def _controlled(
    organisation: Organisation, project: Project, here: set[Holding], now: set[tuple[str, str]]
) -> Iterator[str]:
    delivered = {each.person for each in here if each.role in DELIVERY}
    for author in sorted({person for role, person in now if role in LEADS}) or [""]:
        dependent = delivered | {
            name for name in organisation.people if author and organisation.manager(name) == author
        }
        matter = _matter(organisation, project, author)
        for what, controlling in queries.controls().items():
            able = {
                name
                for name in organisation.people
                if any(_may(organisation, name, each, matter) for each in controlling)
            }
            for name in sorted(able & dependent):
                yield f"{name} may {what} though not independent of {author or 'the delivery'}"
            if author and not able and any(each.allowed & POSTS for each in controlling):
                yield f"nobody may {what}"


def _matter(organisation: Organisation, project: Project, author: str) -> Any:
    """Return what stands for anything that somebody who leads has handed in, as far as guards of control ask."""
    by = organisation.people[author].pk if author else None
    matter = SimpleNamespace(project=project, project_id=project.pk, submitted_by_id=by, stage=Stage.CLOSING)
    matter.period, matter.report = SimpleNamespace(end_date=organisation.now.date()), matter
    matter.contract = matter
    return matter


def _may(organisation: Organisation, name: str, action: Action[..., Any], matter: Any) -> bool:
    """Say whether somebody may control it by an action, as the action itself would answer."""
    actor = organisation.actor(name)
    if role_used(actor, project_scope(matter.project), clock.now(), action.allowed) is None:
        return False
    guards = [guard for guard in action.guards if isinstance(guard, Control)]
    return not any(list(guard(actor, matter)) for guard in guards)
