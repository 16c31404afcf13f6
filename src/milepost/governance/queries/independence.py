"""Who is not free to review or to decide a gate, and why."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from milepost.artefacts.models import ArtefactVersion
from milepost.governance.choices import RANK, SPONSORS_RANK
from milepost.governance.models import GateDecision, GateReview, GateReviewer
from milepost.kernel.policy import ORGANISATION
from milepost.people import queries as people
from milepost.people.models import Body, Person
from milepost.projects import queries as projects
from milepost.projects.choices import RoleOnProject
from milepost.projects.models import Project


def preparers_of(review: GateReview) -> dict[int, str]:
    """Return who wrote a document of the dossier or helped to, and which one."""
    frozen = {each["artefact"]: each for each in review.dossier["artefacts"]}
    found: dict[int, str] = {}
    for version in ArtefactVersion.objects.filter(artefact__in=frozen).defer("content"):
        told = frozen[version.artefact_id]
        if version.number <= told["number"]:
            for person in (version.author_id, *version.prepared_by):
                found[int(person)] = told["name"]
    return found


def not_free_to_review(review: GateReview, moment: datetime) -> dict[int, str]:
    """Return who may not review a gate, with the reason in words; those who report to who leads are asked by name."""
    found = {person: f"prepared {name}" for person, name in preparers_of(review).items()}
    return found | not_free_to_decide(review.project, moment)


def not_free_to_decide(project: Project, moment: datetime, review: GateReview | None = None) -> dict[int, str]:
    """Return whose vote on a gate does not count, and why (SOD-01, SOD-05, declared interests)."""
    delivery = projects.delivery_of(project.pk, moment)
    day: date = people.local_date(moment)
    found = {person: f"has an interest: {nature}" for person, nature in people.interested_in(project.code, day).items()}
    found |= dict.fromkeys(reports_to(delivery.leaders), "reports to who leads the project")
    if review is not None:
        told = GateReviewer.objects.filter(review=review).values_list("person_id", flat=True)
        found |= dict.fromkeys(told, "reviewed this gate")
    return found | dict.fromkeys(delivery.people, "delivers on the project, or lately did")


def may_withdraw(person: int, decision: GateDecision, moment: datetime) -> bool:
    """Return whether a person sits on the body that took a decision or on a higher one; a sponsor's is their own."""
    if decision.body is None:
        if decision.recorded_by_id == person:
            return True
        theirs = SPONSORS_RANK
    else:
        if person in people.members_of(decision.body, moment):
            return True
        theirs = RANK[decision.body.kind]
    return any(RANK[body.kind] > theirs for body in people.bodies_of(person, moment))


def strangers(project: Project, named: Collection[int], moment: datetime) -> list[str]:
    """Return the names of people who hold neither a role on a project nor a post: they could not say what they did."""
    held = {each.person_id for each in projects.held_roles([project.pk])} if named else set()
    outside = [each for each in named if each not in held and not people.post_roles(each, ORGANISATION, moment)]
    return sorted(person.name for person in people.people(outside).values()) if outside else []


def reports_to(leaders: Collection[int]) -> list[int]:
    """Return who has one of these people as their line manager."""
    if not leaders:
        return []
    return list(Person.objects.filter(manager__in=list(leaders)).values_list("pk", flat=True))


def deciders_of(review: GateReview, moment: datetime) -> dict[int, str]:
    """Return who may vote on a gate, by person with their names: the members of its body, or the sponsor alone."""
    if review.body_id is not None:
        body = Body.objects.get(pk=review.body_id)
        return {key: person.name for key, person in people.members_of(body, moment).items()}
    sponsors = projects.holders(RoleOnProject.SPONSOR.value, [review.project_id])
    return {person.pk: person.name for person in sponsors.values()}
