"""The conditions for closing a project: one file each, listed here; a new one is one file and one line."""

from milepost.closing.conditions.archive_sealed import ARCHIVE_SEALED
from milepost.closing.conditions.assignments_ended import ASSIGNMENTS_ENDED
from milepost.closing.conditions.benefits_handed_over import BENEFITS_HANDED_OVER
from milepost.closing.conditions.change_requests_settled import CHANGE_REQUESTS_SETTLED
from milepost.closing.conditions.contracts_closed import CONTRACTS_CLOSED
from milepost.closing.conditions.deliverables_accepted import DELIVERABLES_ACCEPTED
from milepost.closing.conditions.end_report_approved import END_REPORT_APPROVED
from milepost.closing.conditions.finances_reconciled import FINANCES_RECONCILED
from milepost.closing.conditions.lessons_filed import LESSONS_FILED
from milepost.closing.conditions.project_accepted import PROJECT_ACCEPTED
from milepost.closing.conditions.returns_acknowledged import RETURNS_ACKNOWLEDGED
from milepost.closing.conditions.review_scheduled import REVIEW_SCHEDULED
from milepost.closing.conditions.shape import Answer, Condition, Facts, Said
from milepost.closing.conditions.suppliers_evaluated import SUPPLIERS_EVALUATED
from milepost.kernel.registry import Catalogue

CONDITIONS: Catalogue[Condition] = Catalogue("closing condition")
for each in (
    DELIVERABLES_ACCEPTED,
    PROJECT_ACCEPTED,
    BENEFITS_HANDED_OVER,
    SUPPLIERS_EVALUATED,
    CONTRACTS_CLOSED,
    RETURNS_ACKNOWLEDGED,
    ASSIGNMENTS_ENDED,
    FINANCES_RECONCILED,
    CHANGE_REQUESTS_SETTLED,
    END_REPORT_APPROVED,
    LESSONS_FILED,
    ARCHIVE_SEALED,
    REVIEW_SCHEDULED,
):
    CONDITIONS.add(each.code, each)

__all__ = ["CONDITIONS", "Answer", "Condition", "Facts", "Said"]
