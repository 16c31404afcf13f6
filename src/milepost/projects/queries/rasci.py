"""Who does what on a project: the method version that it follows, and who plays its roles now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from milepost.kernel import clock
from milepost.kernel.canonical import digest, written
from milepost.kernel.history import records
from milepost.methods import queries as methods
from milepost.methods.definition import Role
from milepost.people import queries as people
from milepost.people.models import Post
from milepost.projects.choices import LEADS, RoleOnProject
from milepost.projects.models import Project, RasciPublication
from milepost.projects.queries.projects import held_roles
from milepost.projects.rules.players import played_by
from milepost.projects.rules.rasci import Line, Player

SINGLE = frozenset({RoleOnProject.PM.value, RoleOnProject.SPONSOR.value, RoleOnProject.OVERSIGHT.value})
CONTROLS = frozenset({"acceptance_note"})
"""Documents by which others' work is judged: whoever makes one exercises control."""


def rasci_of(project: Project, moment: datetime | None = None) -> tuple[Line, ...]:
    """Return the activities and gates of a project with who plays each part, now or as known at `moment`."""
    if project.method_version_id is None:
        return ()
    definition = methods.binding(project.method_version_id, project.project_class)
    known = _players(definition.roles, project, moment)

    def parts(codes: Iterable[str]) -> tuple[Player, ...]:
        return tuple(known[code] for code in codes if code in known)

    activities = [
        Line(
            each.code,
            each.name,
            control=each.artefact in CONTROLS,
            players={
                "R": parts(each.responsible),
                "A": parts(each.accountable),
                "S": parts(each.supports),
                "C": parts(each.consulted),
                "I": parts(each.informed),
                "V": parts(each.verified_by),
            },
        )
        for each in definition.activities
    ]
    gates = [
        Line(
            gate.code,
            f"Gate: {gate.name}",
            control=True,
            players={
                "R": parts(gate.reviewed_by),
                "A": parts((gate.decided_by,)),
                **dict.fromkeys("SCIV", ()),
            },
        )
        for gate in definition.gates
    ]
    return (*activities, *gates)


def rasci_hash(lines: tuple[Line, ...]) -> str:
    """Return the digest of who does what, as it is published."""
    return digest(written([each.plain() for each in lines]))


def published_rasci(project: Project, moment: datetime | None = None) -> RasciPublication | None:
    """Return the latest publication of who does what on a project, now or as known at `moment`."""
    return max(records(RasciPublication, moment, project_id=project.pk), key=lambda each: each.pk, default=None)


def _players(roles: Iterable[Role], project: Project, moment: datetime | None) -> dict[str, Player]:
    at = moment or clock.now()
    held = [(each.role, each.person_id) for each in held_roles([project.pk], moment)]
    held += [(each.role, each.person_id) for each in records(Post, moment) if people.holds_at(each, at)]
    named = people.people({person for _, person in held}, moment)
    found = {}
    for role in roles:
        plays = played_by(role)
        # a deputy stands beside the project manager, who alone answers
        wanted = {RoleOnProject.PM.value} if plays == LEADS else plays
        theirs = {person for code, person in held if code in wanted and person in named}
        players = sorted(((person, named[person].name) for person in theirs), key=lambda each: each[1])
        found[role.code] = Player(role.name, tuple(players), body=not wanted <= SINGLE)
    return found
