"""What floors above closing put into an archive: the status reports of the project, with everything they say."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.closing.choices import AccessClass
from milepost.closing.collectors import Collector, Item, of_records, provide_collector, whole, written
from milepost.knowledge.models import GuidanceRequest, Lesson, LessonDisposition
from milepost.projects.models import Project
from milepost.reporting.models import StatusReport


def _reports(project: Project) -> Iterator[Item]:
    found = StatusReport.objects.filter(project=project).select_related("period").order_by("pk")
    for each in found:
        yield Item(
            path=f"reports/{each.pk:06}.json",
            title=f"Status report, {each.period.name}",
            content=written(whole(each) | {"period": each.period.name}),
            access=AccessClass.INTERNAL.value,
            words=each.period.name,
        )


def connect_reports() -> None:
    """Connect what the floors above closing keep."""
    provide_collector(Collector("reports", "Status reports", _reports))
    provide_collector(of_records("questions", "Questions to the PMO", GuidanceRequest, restricted=True))
    provide_collector(of_records("lessons", "Lessons, as they stood when it was sealed", Lesson, restricted=True))
    provide_collector(of_records("lesson-dispositions", "What was done with lessons of others", LessonDisposition))
