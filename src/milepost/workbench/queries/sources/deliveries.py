"""Deliverables on their way to the client's word: to be handed in, checked, asked for, signed."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.closing.models import Acceptance
from milepost.planning.choices import HANDED_IN
from milepost.planning.models import Deliverable
from milepost.planning.queries import Delivery
from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench, asks_for_acceptance
from milepost.workbench.queries.places import may, page, record
from milepost.workbench.rules import Ask, Place, Turn, Why

SENTENCE = "Each deliverable is accepted in writing by the mandated client."


def deliveries(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield the next step of every deliverable that is not accepted, once acceptance is what comes next."""
    asked = {each.deliverable_id: each for each in bench.kept("acceptances", project)}
    if asks_for_acceptance(project, bench.checks.get(project.pk)):
        for deliverable in bench.kept("deliverables", project):
            yield _delivered(bench, project, deliverable, asked.get(deliverable.pk))
    if None in asked:
        yield _whole(asked[None])


def _delivered(bench: Bench, project: Project, deliverable: Deliverable, asked: Acceptance | None) -> Ask:
    check = bench.checks.get(project.pk)
    words, found, place, turn = _step(bench, deliverable, asked)
    return Ask(
        subject=f"deliverable:{deliverable.pk}",
        project_id=project.pk,
        what=f"{words}: {deliverable}",
        found=found,
        place=place,
        turn=turn,
        whys=(Why(SENTENCE, "Acceptance", record("deliverables", deliverable.pk, "The deliverable")),),
        due=asked.expires_on if asked else deliverable.due_date,
        gate=check.gate.name if check else "",
        weight=6,
    )


def _step(bench: Bench, deliverable: Deliverable, asked: Acceptance | None) -> tuple[str, str, Place, Turn]:
    """Return the next step of a deliverable: words, how far it is, where, and whose turn it is."""
    state, own = deliverable.get_state_display(), Turn(LEADS)
    if asked is not None:
        waits = page("closing:account-page", "Decide for the client", asked.pk)
        return "Decide for the client on", state, waits, Turn(people=frozenset({asked.signatory_id}))
    delivery = bench.handed.get(deliverable.pk)
    if delivery is not None and not delivery.judged:
        agree = Place(label="Add a criterion", noun="deliverables", key=str(deliverable.pk), verb="add-criterion")
        return "Agree by what it is judged", "No criterion is agreed yet", agree, own
    if deliverable.state not in HANDED_IN:
        label = "Hand it in" if deliverable.state != "rejected" else "Take it back into rework"
        verb = "submit" if deliverable.state != "rejected" else "rework"
        return label, state, Place(label=label, noun="deliverables", key=str(deliverable.pk), verb=verb), own
    if delivery is not None and delivery.unchecked:
        return _check(bench, delivery)
    ask = Place(label="Ask the client", noun="deliverables", key=str(deliverable.pk), verb="request-acceptance")
    return "Ask the client to accept", "Every criterion is checked", ask, own


def _check(bench: Bench, delivery: Delivery) -> tuple[str, str, Place, Turn]:
    """Return the check of the first criterion that nobody checked; whoever made it does not check what is critical."""
    left = [each.criterion for each in delivery.judged if each.check is None]
    first, deliverable = left[0], delivery.deliverable
    told = f"{len(left)} criteria are not checked yet" if len(left) > 1 else "1 criterion is not checked yet"
    place = Place(label="Check it", noun="criteria", key=str(first.pk), verb="check")
    roles = may("criteria", "check")
    if not first.critical:
        return "Check a criterion of", told, place, Turn(roles)
    makers = {deliverable.owner_id, delivery.submission.submitted_by_id if delivery.submission else None}
    others = bench.holders.of(deliverable.project_id, roles) - makers
    return "Check a critical criterion of", told, place, Turn(people=others)


def _whole(asked: Acceptance) -> Ask:
    return Ask(
        subject="acceptance",
        project_id=asked.project_id,
        what="Decide for the client on the project as a whole",
        found="The client was asked",
        place=page("closing:account-page", "Decide for the client", asked.pk),
        turn=Turn(people=frozenset({asked.signatory_id})),
        whys=(Why(SENTENCE, "Acceptance", record("acceptances", asked.pk, "What was asked")),),
        due=asked.expires_on,
        weight=7,
    )
