"""What the floors tell of deeds that meet an obligation by themselves, each with the sentence that is its evidence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime

from django.db.models import Min

from milepost.closing.choices import STANDS
from milepost.closing.models import Acceptance, ArchivePackage, Closure, PostImplementationReview
from milepost.compliance.queries import Told, provide_deeds
from milepost.documents.wording import day
from milepost.governance.choices import ReviewState
from milepost.governance.models import GateReview
from milepost.kernel.history import noun_of, records
from milepost.kernel.models import LedgerEntry, RecordVersion
from milepost.planning.models import Baseline
from milepost.projects.choices import Origin, RoleOnProject
from milepost.projects.models import Project, ProjectRole
from milepost.projects.queries import project_scope
from milepost.reporting.choices import SIGNED
from milepost.reporting.models import Period, StatusReport

ASKED = tuple(each.value for each in ReviewState if each != ReviewState.WITHDRAWN)
OUTLOOK = "planning.update_outlook"
Ids = Collection[int]


def appointed(project_ids: Ids, moment: datetime | None) -> Iterator[Told]:
    """Tell who became project manager."""
    for each in records(ProjectRole, moment, project_id__in=list(project_ids), role=RoleOnProject.PM.value):
        yield Told(each.project_id, each.starts_at, "A project manager was appointed.")


def gates_asked(project_ids: Ids, moment: datetime | None) -> Iterator[Told]:
    """Tell which gates were asked for; a request that was taken back is none."""
    found = records(GateReview, moment, project_id__in=list(project_ids), state__in=ASKED)
    for each in found:
        text = f"{each.name} was asked for, review {each.number}."
        yield Told(each.project_id, each.requested_at, text, each.requested_by_id, each.gate)


def baselined(project_ids: Ids, moment: datetime | None) -> Iterator[Told]:
    """Tell which baselines were recorded, each at the instant of that, whatever day it says that it holds from."""
    found = {each.pk: each for each in records(Baseline, moment, project_id__in=list(project_ids))}
    versions = RecordVersion.objects.filter(noun=noun_of(Baseline), record_id__in=list(found)).order_by()
    for pk, at in versions.values_list("record_id").annotate(Min("recorded_at")):
        text = f"Baseline {found[pk].number} holds from {day(found[pk].effective_date)}."
        yield Told(found[pk].project_id, at, text)


def reported(project_ids: Ids, moment: datetime | None) -> Iterator[Told]:
    """Tell which status reports were submitted and not returned, each on the day on which it was first submitted."""
    native = {"origin": Origin.NATIVE.value, "state__in": tuple(SIGNED)}
    found = records(StatusReport, moment, project_id__in=list(project_ids), **native)
    names = {each.pk: each.name for each in records(Period, moment)} if found else {}
    for each in found:
        if each.first_submitted_on is not None and not each.breach:
            text = f"The report for {names[each.period_id]} was submitted: {each.get_state_display().lower()}."
            yield Told(each.project_id, each.first_submitted_on, text, each.submitted_by_id)


def outlooks(project_ids: Ids, moment: datetime | None) -> Iterator[Told]:
    """Tell when the outlook was updated: the ledger keeps every time of it, the record the last alone."""
    streams = {project_scope(each).stream: each.pk for each in Project.objects.filter(pk__in=list(project_ids))}
    found = LedgerEntry.objects.filter(verb=OUTLOOK, refused=False, stream__name__in=list(streams))
    found = found if moment is None else found.filter(at__lte=moment)
    for stream, at in found.values_list("stream__name", "at"):
        yield Told(streams[stream], at, "The outlook of the project was updated.")


def accepted(project_ids: Ids, moment: datetime | None) -> Iterator[Told]:
    """Tell which projects were accepted as a whole."""
    found = records(Acceptance, moment, project_id__in=list(project_ids), state__in=tuple(STANDS), deliverable_id=None)
    for each in found:
        if each.decided_at is not None:
            text = f"The project as a whole: {each.get_state_display().lower()}."
            yield Told(each.project_id, each.decided_at, text, each.requested_by_id)


def reviews_scheduled(project_ids: Ids, moment: datetime | None) -> Iterator[Told]:
    """Tell for which projects a review after closing was scheduled."""
    for each in records(PostImplementationReview, moment, project_id__in=list(project_ids)):
        text = f"The review was scheduled for {each.months_after} months after closing."
        yield Told(each.project_id, each.scheduled_at, text, each.scheduled_by_id)


def sealed(project_ids: Ids, moment: datetime | None) -> Iterator[Told]:
    """Tell which archives were sealed."""
    for each in records(ArchivePackage, moment, project_id__in=list(project_ids)):
        yield Told(each.project_id, each.sealed_at, f"Archive {each.number} was sealed.", each.sealed_by_id)


def closed(project_ids: Ids, moment: datetime | None) -> Iterator[Told]:
    """Tell which projects were closed."""
    for each in records(Closure, moment, project_id__in=list(project_ids)):
        yield Told(each.project_id, each.closed_at, "The project was closed, every condition met.", each.closed_by_id)


TELLERS: Mapping[str, Callable[[Ids, datetime | None], Iterator[Told]]] = {
    "archive_sealed": sealed,
    "gate_requested": gates_asked,
    "manager_appointed": appointed,
    "outlook_updated": outlooks,
    "plan_baselined": baselined,
    "project_accepted": accepted,
    "project_closed": closed,
    "review_scheduled": reviews_scheduled,
    "status_reported": reported,
}


def connect_deeds() -> None:
    """Connect the deeds of every floor to the obligations that ask for them."""
    for deed, teller in TELLERS.items():
        provide_deeds(deed, teller)
