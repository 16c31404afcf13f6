"""Questions about deliverables: what was submitted, what the checks found, and exactly what the client is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet

from milepost.artefacts.models import Artefact, ArtefactVersion
from milepost.kernel.canonical import digest, plain, written
from milepost.kernel.history import records
from milepost.kernel.policy import Actor
from milepost.people.queries import people
from milepost.planning.choices import ACCEPTED_STATES, CheckResult
from milepost.planning.models import Deliverable, QualityCheck, QualityCriterion, Submission, WorkItem
from milepost.projects import queries as projects


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion and its latest check on the present submission, None while nobody checked it."""

    criterion: QualityCriterion
    check: QualityCheck | None

    @property
    def is_met(self) -> bool:
        """Return whether the latest check found it met."""
        return self.check is not None and self.check.result == CheckResult.MET


@dataclass(frozen=True, slots=True)
class Delivery:
    """A deliverable with its present submission and every criterion as it was judged."""

    deliverable: Deliverable
    submission: Submission | None
    judged: tuple[Judged, ...]
    names: dict[int, str]

    @property
    def unchecked(self) -> tuple[str, ...]:
        """Return the criteria that nobody checked on this submission."""
        return tuple(each.criterion.criterion for each in self.judged if each.check is None)

    @property
    def unmet_critical(self) -> tuple[str, ...]:
        """Return the critical criteria that no check found met."""
        return tuple(each.criterion.criterion for each in self.judged if each.criterion.critical and not each.is_met)

    @property
    def met(self) -> int:
        """Return how many criteria are met."""
        return sum(each.is_met for each in self.judged)

    def content(self, code: str, name: str) -> dict[str, Any]:
        """Return what stands now as canonical JSON holds it, of the project with this code and name."""
        stands, handed = self.deliverable, self.submission
        told: dict[str, Any] = {
            "kind": "deliverable",
            "project": {"code": code, "name": name},
            "deliverable": {
                "code": f"D-{stands.number}",
                "name": stands.name,
                "description": stands.description,
                "due": plain(stands.due_date),
            },
            "submission": None,
            "criteria": [self._told(each) for each in self.judged],
        }
        if handed is not None:
            told["submission"] = {
                **submitted_content(handed),
                "number": handed.number,
                "sha256": handed.content_sha256,
                "by": self.names.get(handed.submitted_by_id, ""),
                "at": plain(handed.submitted_at),
            }
        return told

    def _told(self, judged: Judged) -> dict[str, Any]:
        criterion, check = judged.criterion, judged.check
        return {
            "number": criterion.number,
            "criterion": criterion.criterion,
            "method": criterion.method,
            "tolerance": criterion.tolerance,
            "critical": criterion.critical,
            "result": check.result if check else "",
            "evidence": check.evidence if check else "",
            "checked_by": self.names.get(check.checker_id, "") if check else "",
            "checked_at": plain(check.checked_at) if check else "",
        }


def submitted_content(submission: Submission) -> dict[str, Any]:
    """Return the words, links, files and documents of a submission."""
    return {
        "description": submission.description,
        "links": list(submission.links),
        "files": list(submission.files),
        "documents": list(submission.documents),
    }


def seal_of(content: dict[str, Any]) -> str:
    """Return the SHA-256 of content in its one canonical form."""
    return digest(written(content))


def deliverables_visible_to(actor: Actor) -> QuerySet[Deliverable]:
    """Return the deliverables of the projects that `actor` sees."""
    return Deliverable.objects.filter(project__in=projects.visible_to(actor))


def deliverables_of(project_ids: Collection[int], moment: datetime | None = None) -> dict[int, list[Deliverable]]:
    """Return the deliverables of each project by number, now or as known at `moment`, with one query."""
    found: dict[int, list[Deliverable]] = {project_id: [] for project_id in project_ids}
    for each in records(Deliverable, moment, project_id__in=list(project_ids)):
        found[each.project_id].append(each)
    return {project_id: sorted(told, key=lambda each: each.number) for project_id, told in found.items()}


def deliveries(deliverables: Iterable[Deliverable], moment: datetime | None = None) -> dict[int, Delivery]:
    """Return each deliverable with what was submitted and how it was judged, by id, with four queries for all."""
    wanted = {each.pk: each for each in deliverables}
    if not wanted:
        return {}
    present = {
        each.deliverable_id: each
        for each in records(Submission, moment, deliverable_id__in=list(wanted))
        if each.number == wanted[each.deliverable_id].submission_number
    }
    criteria: dict[int, list[QualityCriterion]] = {key: [] for key in wanted}
    for criterion in records(QualityCriterion, moment, deliverable_id__in=list(wanted)):
        criteria[criterion.deliverable_id].append(criterion)
    handed = [each.pk for each in present.values()]
    checks = sorted(records(QualityCheck, moment, submission_id__in=handed), key=lambda each: each.pk)
    latest = {each.criterion_id: each for each in checks}
    acted = {each.checker_id for each in checks} | {each.submitted_by_id for each in present.values()}
    names = {key: each.name for key, each in people(acted, moment).items()}
    return {
        key: Delivery(
            deliverable=deliverable,
            submission=present.get(key),
            judged=tuple(
                Judged(each, latest.get(each.pk)) for each in sorted(criteria[key], key=lambda each: each.number)
            ),
            names=names,
        )
        for key, deliverable in wanted.items()
    }


def delivery_of(deliverable: Deliverable, moment: datetime | None = None) -> Delivery:
    """Return one deliverable with what was submitted and how it was judged."""
    return deliveries([deliverable], moment)[deliverable.pk]


def next_number(project_id: int) -> int:
    """Return the number of the next deliverable of a project."""
    return Deliverable.objects.filter(project_id=project_id).count() + 1


def criteria_count(deliverable_id: int) -> int:
    """Return by how many criteria a deliverable is judged."""
    return QualityCriterion.objects.filter(deliverable_id=deliverable_id).count()


def criteria_counts(ids: Collection[int]) -> dict[int, int]:
    """Return by how many criteria each deliverable is judged, with one query."""
    counted = QualityCriterion.objects.filter(deliverable_id__in=list(ids)).order_by().values_list("deliverable_id")
    return dict(counted.annotate(count=Count("pk")))


def present_submission(deliverable: Deliverable) -> Submission | None:
    """Return the submission that counts now, None before the first."""
    return Submission.objects.filter(deliverable=deliverable, number=deliverable.submission_number).first()


def approved_document(project_id: int, words: str) -> dict[str, Any] | None:
    """Return the approved version of the document of a project with this name or code, as a submission holds it."""
    wanted = " ".join(words.split()).casefold()
    for artefact in Artefact.objects.filter(project_id=project_id, approved_number__isnull=False).order_by("pk"):
        if wanted in {artefact.name.casefold(), artefact.type_code.casefold()}:
            version = ArtefactVersion.objects.get(artefact=artefact, number=artefact.approved_number or 0)
            return {"id": artefact.pk, "name": artefact.name, "number": version.number, "sha256": version.sha256}
    return None


def work_item_numbered(project_id: int, number: int | None) -> WorkItem | None:
    """Return the item of a project's work list with this number."""
    return None if number is None else WorkItem.objects.filter(project_id=project_id, number=number).first()


def is_late(deliverable: Deliverable, today: date) -> bool:
    """Return whether a deliverable was due before today and is not accepted."""
    return deliverable.due_date < today and deliverable.state not in ACCEPTED_STATES
