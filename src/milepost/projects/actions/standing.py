"""Verbs of a project's standing: held, resumed, terminated; and of imported history, told or adopted.

No verb here or elsewhere moves a live project from stage to stage: a gate decision, a termination or a closing does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.methods import queries as methods
from milepost.people.choices import PMO, PostRole
from milepost.people.queries import local_date
from milepost.projects import queries, rules
from milepost.projects.actions.stages import enter_stage, record_entry
from milepost.projects.choices import (
    LEADS,
    OPERATOR_ONLY,
    EntryBasis,
    ProjectOrigin,
    RoleOnProject,
    Stage,
    Standing,
)
from milepost.projects.events import ProjectAdopted, StandingChanged
from milepost.projects.models import Hold, PhaseEntry, PlannedGate, Project
from milepost.projects.policies import project_scope

HOLDERS = frozenset({PostRole.DIRECTOR.value, PostRole.EXECUTIVE.value})
ASK_THE_HOLDERS = "Ask the PMO director or an executive to decide."
INDEPENDENT = queries.independent("hold, resume or terminate it")


def _unmet(*unmet: Unmet | None) -> Iterator[Unmet]:
    yield from (each for each in unmet if each is not None)


def _history(_actor: Actor, project: Project) -> Iterator[Unmet]:
    yield from _unmet(rules.project_is_history(project.origin, project.standing))


def _working(_actor: Actor, project: Project) -> Iterator[Unmet]:
    yield from _unmet(rules.work_goes_on(project.stage))


def _standing_at(*lawful: str) -> Callable[[Actor, Project], Iterator[Unmet]]:
    def guard(_actor: Actor, project: Project) -> Iterator[Unmet]:
        yield from _unmet(rules.standing_is(project.standing, *lawful))

    return guard


GOING = _standing_at(Standing.ACTIVE, Standing.ON_HOLD)


@action(
    "projects.hold_project",
    allowed=HOLDERS,
    scope=project_scope,
    guards=(queries.can_be_written, queries.adopted, GOING, INDEPENDENT),
    path=ASK_THE_HOLDERS,
)
def hold_project(
    act: Act, project: Project, *, reason: str, resources: str, review_date: date, version: int | None = None
) -> Hold:
    """Hold a project, or hold it again: why, what becomes of people and money, and when it is looked at again."""
    act.expect(project, version)
    act.because(reason)
    act.require(
        rules.text_is_written(resources, "resources", "What becomes of people and money"),
        rules.hold_is_looked_at_again(review_date, local_date(act.at)),
    )
    return put_on_hold(act, project, reason=reason, resources=resources, review_date=review_date)


def put_on_hold(act: Act, project: Project, *, reason: str, resources: str, review_date: date) -> Hold:
    """Hold a project within an act: the hold that it is under ends, and another begins."""
    _end_hold(act, project, Standing.ON_HOLD)
    hold = Hold(project=project, reason=reason, resources=resources, review_date=review_date)
    hold.held_by_id, hold.held_at = act.actor.person_id, act.at
    _stand(act, project, Standing.ON_HOLD)
    return act.add(hold)


@action(
    "projects.resume_project",
    allowed=HOLDERS,
    scope=project_scope,
    guards=(queries.can_be_written, queries.adopted, _standing_at(Standing.ON_HOLD), INDEPENDENT),
    path=ASK_THE_HOLDERS,
)
def resume_project(act: Act, project: Project, *, reason: str, version: int | None = None) -> Project:
    """Have the work of a held project go on."""
    act.expect(project, version)
    act.because(reason)
    _end_hold(act, project, Standing.ACTIVE)
    return _stand(act, project, Standing.ACTIVE)


@action(
    "projects.terminate_project",
    allowed=HOLDERS,
    scope=project_scope,
    guards=(queries.can_be_written, queries.adopted, GOING, _working, INDEPENDENT),
    path=ASK_THE_HOLDERS,
)
def terminate_project(act: Act, project: Project, *, reason: str, version: int | None = None) -> Project:
    """Stop a project before its end; it goes through the same closing as every other."""
    act.expect(project, version)
    act.because(reason)
    terminate(act, project, note=reason)
    return project


def terminate(act: Act, project: Project, *, note: str, gate: str = "", decision_id: int | None = None) -> PhaseEntry:
    """Stop a project within an act and have it stand in Closing, by a gate decision where one stopped it."""
    _end_hold(act, project, Standing.TERMINATING)
    _stand(act, project, Standing.TERMINATING)
    basis = EntryBasis.GATE if gate else EntryBasis.TERMINATED
    return enter_stage(act, project, Stage.CLOSING, basis=basis, gate=gate, decision_id=decision_id, note=note)


@action(
    "projects.plan_gate",
    allowed=LEADS,
    scope=project_scope,
    guards=(queries.can_be_written, queries.adopted),
    path="The project manager plans when the project stands at its gates.",
)
def plan_gate(act: Act, project: Project, *, gate: str, planned_date: date) -> PlannedGate:
    """Say on which day the project means to stand at a gate of its method; a later word replaces an earlier one."""
    act.require(
        rules.gate_is_of_the_method(gate, queries.gates_of(project)),
        rules.planned_day_lies_ahead(planned_date, local_date(act.at)),
    )
    found = PlannedGate.objects.filter(project=project, gate=gate).first()
    if found is None:
        return act.add(PlannedGate(project=project, gate=gate, planned_date=planned_date))
    return act.change(found, planned_date=planned_date)


@action(
    "projects.tell_stage",
    allowed=OPERATOR_ONLY,
    scope=project_scope,
    path="Imported history is told by its import. The PMO adopts a project whose work goes on.",
)
def tell_stage(act: Act, project: Project, *, stage: str, standing: str, reason: str = "") -> Project:
    """Tell where imported history stands, as its source says; nothing that was adopted or recorded here is told."""
    act.because(reason, needed=False)
    act.require(rules.history_is_told(project.origin))
    if stage != project.stage:
        enter_stage(act, project, stage, basis=EntryBasis.IMPORTED, note=reason)
    return _stand(act, project, standing)


@action(
    "projects.adopt_project",
    allowed=PMO,
    scope=project_scope,
    guards=(_history, queries.independent("adopt it as a live project")),
    path="Ask the PMO to adopt the project.",
)
def adopt_project(act: Act, project: Project, *, project_class: str, found: str, version: int | None = None) -> Project:
    """Make imported history a live project: from the state found, its rules hold and it follows the method in force."""
    act.expect(project, version)
    today = local_date(act.at)
    method_version = methods.version_in_force(today)
    held = {each.role for each in queries.held_roles([project.pk])}
    act.require(
        rules.text_is_written(found, "found", "The state in which it is found"),
        rules.a_method_is_in_force(in_force=method_version is not None),
        rules.adopted_project_has_its_people(
            has_pm=RoleOnProject.PM in held, has_oversight=RoleOnProject.OVERSIGHT in held
        ),
    )
    act.change(project, origin=ProjectOrigin.ADOPTED.value, project_class=project_class, method_version=method_version)
    record_entry(act, project, basis=EntryBasis.ADOPTED, note=found)
    if project.standing == Standing.ON_HOLD:
        put_on_hold(act, project, reason=found, resources=found, review_date=today + rules.LONGEST_HOLD)
    act.tell(ProjectAdopted(at=act.at, project_id=project.pk, actor_id=act.actor.person_id))
    return project


def _end_hold(act: Act, project: Project, outcome: str) -> None:
    for hold in Hold.objects.filter(project=project, ended_at=None):
        act.change(hold, ended_at=act.at, outcome=outcome)


def _stand(act: Act, project: Project, standing: str) -> Project:
    before = project.standing
    if before != standing:
        act.change(project, standing=standing)
        act.tell(
            StandingChanged(
                at=act.at, project_id=project.pk, actor_id=act.actor.person_id, before=before, after=project.standing
            )
        )
    return project
