"""What is still open at the end of a project: facts of this floor and of those that were connected to it.

A floor tells its own by `provide_standing`: the floors above this one are connected in `config`, since they know this
one and not the other way round. A subject that nobody provides is unknown, and what is unknown lets nothing close.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

from milepost.artefacts import queries as artefacts
from milepost.closing.conditions import CONDITIONS, Answer, Condition, Facts
from milepost.closing.conditions.shape import Open
from milepost.closing.models import ArchivePackage, PostImplementationReview
from milepost.closing.queries import taken_over
from milepost.closing.queries.archive import changes_since, present_archive
from milepost.finance import queries as finance
from milepost.kernel.measure import Known, NotApplicable
from milepost.projects.models import Project

END_REPORT = "project_end_report"
Standing = Callable[[Project], Open]
_STANDINGS: dict[str, Standing] = {}
SUBJECTS = tuple(each.name for each in fields(Facts))


def provide_standing(subject: str, standing: Standing) -> None:
    """Let a floor tell what is still open of a subject of `Facts`; the last one to tell is asked."""
    if subject not in SUBJECTS:
        raise ValueError(f"There is no subject {subject!r}; there are: {', '.join(SUBJECTS)}")
    _STANDINGS[subject] = standing


def facts_of(project: Project) -> Facts:
    """Return what is still open of a project, subject by subject."""
    own = {
        "deliverables": taken_over.deliverables,
        "acceptance": taken_over.acceptance,
        "evaluations": taken_over.evaluations,
        "contracts": taken_over.contracts,
        "returns": taken_over.returns,
        "commitments": taken_over.commitments,
        "benefits": benefits,
        "end_report": end_report,
        "archive": archive,
        "review": review,
    }
    return Facts(**{subject: told(project) for subject, told in (own | _STANDINGS).items()})


def checklist(project: Project) -> list[tuple[Condition, Answer]]:
    """Return every condition for closing a project with what it says now."""
    facts = facts_of(project)
    return [(each, each.check(facts)) for each in CONDITIONS]


def benefits(project: Project) -> Open:
    """Return the benefits without an owner."""
    found = finance.benefits_of([project.pk])[project.pk]
    if not found:
        return NotApplicable("No benefit is recorded.")
    return Known(tuple(f"no owner: {each.name}" for each in found if each.owner_id is None))


def end_report(project: Project) -> Open:
    """Return the end report while it is not approved."""
    sheet = artefacts.sheet_or_none(project, END_REPORT)
    if sheet is None:
        return NotApplicable("The method of this project asks for none.")
    live = artefacts.artefacts_of([project.pk])[project.pk]
    approved = any(each.type_code == END_REPORT and each.approved_number for each in live)
    return Known(() if approved else (f"not approved: {sheet.type.name}",))


def archive(project: Project) -> Open:
    """Return the archive while there is none, or none that holds everything."""
    found: ArchivePackage | None = present_archive(project)
    if found is None:
        return Known(("not sealed yet",))
    since = changes_since(found)
    return Known(() if not since else (f"{since} acts on the project since it was sealed: seal it anew",))


def review(project: Project) -> Open:
    """Return the review while none is scheduled."""
    scheduled = PostImplementationReview.objects.filter(project=project).exists()
    return Known(() if scheduled else ("not scheduled yet",))
