"""What the pinned method asks: every obligation that is still to be met, with the clause behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from milepost.compliance.choices import DutyState
from milepost.compliance.queries import Account, Item, Next, next_of, verifies
from milepost.kernel.policy import Roles
from milepost.people.choices import PostRole
from milepost.projects.choices import LEADS
from milepost.projects.models import Project
from milepost.workbench.queries.bench import Bench
from milepost.workbench.queries.cures import Cure, document_cure
from milepost.workbench.queries.deeds import cure_of_deed
from milepost.workbench.queries.documents import is_owed
from milepost.workbench.queries.places import form, of_project, page
from milepost.workbench.queries.timing import ends
from milepost.workbench.rules import Ask, Turn, Why

ONE_DAY = timedelta(days=1)
SENT_BACK = "Sent back by who verifies: it is to be done again"


def obligations(bench: Bench, project: Project) -> Iterator[Ask]:
    """Yield every obligation that is still to be met, and what waits to be verified as one entry."""
    account = bench.accounts.get(project.pk)
    if account is None:
        return
    for each, times in _first_times(next_of(account)):
        yield _asked(bench, project, each, times)
    yield from _to_verify(bench, project, account)


def _first_times(told: list[Next]) -> Iterator[tuple[Next, int]]:
    """Yield the first open time of each obligation, with how many of its times are open: the next comes after it."""
    times: dict[str, list[Next]] = defaultdict(list)
    for each in told:
        times[each.item.code].append(each)
    yield from ((found[0], len(found)) for found in times.values())


def _asked(bench: Bench, project: Project, told: Next, times: int) -> Ask:
    item = told.item
    ahead = _ahead(bench, project, item)
    why = Why(told.clause or item.name, told.policy, page("compliance:obligation", item.name, project.code, item.key))
    asked = Ask(
        subject=f"obligation:{item.key}",
        project_id=project.pk,
        what=item.name,
        place=form(project, "perform-obligations", "Record that it is done", obligations=item.key),
        turn=Turn(_owing(told)),
        found=_found(item, times, ahead),
        whys=(why,),
        due=item.rework_by if item.state == DutyState.REWORK else item.due,
        planned=not item.is_fact,
        undated=item.due is None and not ahead,
        gate=ahead,
        opens=_opens(bench.accounts[project.pk], item),
        breached=item.is_unmet_breach,
        mandatory=item.mandatory,
        weight=item.weight + (10 if item.critical else 0),
        anchor=(item.terms.anchor.kind, item.terms.anchor.of) if item.terms else ("", ""),
    )
    cure = _cure(bench, project, told)
    if cure is None:
        return asked
    return replace(
        asked,
        subject=cure.subject,
        place=cure.place,
        turn=cure.turn,
        found=asked.found or cure.found,
        document=cure.document,
        refers=True,
    )


def _ahead(bench: Bench, project: Project, item: Item) -> str:
    """Return the end ahead before which an obligation without a day of its own is to be met."""
    early = item.terms is not None and item.terms.anchor.days < 0
    return ends(bench, project, item.terms.anchor) if early and item.terms is not None else ""


def _found(item: Item, times: int, ahead: str) -> str:
    if item.state == DutyState.REWORK:
        return SENT_BACK
    if times > 1:
        return f"The first of {times} open times"
    return f"At least {-item.terms.anchor.days} days before it" if ahead and item.terms else ""


def _opens(account: Account, item: Item) -> date | None:
    """Return the day from which a time of what comes round can be met: the one after the day of the time before."""
    before = account.item(f"{item.code}.{item.occurrence - 1}") if item.occurrence > 1 else None
    return before.due + ONE_DAY if before is not None and before.due is not None else None


def _cure(bench: Bench, project: Project, told: Next) -> Cure | None:
    """Return where an obligation is met that a deed or a document meets by itself."""
    deed = cure_of_deed(bench, project, told.item.terms) if told.item.terms else None
    if deed is not None or not told.document_code or not is_owed(bench, project, told.document_code):
        return deed
    return document_cure(bench, project, told.document_code)


def _owing(told: Next) -> Roles:
    """Return who may record it: who owes it, and who leads for the delivery, but never for the office."""
    return told.roles if PostRole.DIRECTOR.value in told.roles else told.roles | LEADS


def _to_verify(bench: Bench, project: Project, account: Account) -> Iterator[Ask]:
    """Yield what waits to be verified, one entry for those who may; nobody verifies what they performed themselves."""
    waiting: dict[Turn, list[Item]] = defaultdict(list)
    for item in account.items:
        if item.waits_for_verification:
            roles, performer = verifies(item, account), _performer(account, item)
            holders = bench.holders.of(project.pk, roles)
            waiting[Turn(people=holders - {performer}) if performer in holders else Turn(roles)].append(item)
    for turn, found in waiting.items():
        yield _verification(project, turn, found, alone=len(waiting) == 1)


def _performer(account: Account, item: Item) -> int | None:
    """Return who performed an obligation, by what is recorded or by the deed that met it."""
    if item.deed is not None:
        return item.deed.by_id
    rows = (each for each in account.facts.recorded if (each.code, each.occurrence) == (item.code, item.occurrence))
    return next((each.performed_by_id for each in rows), None)


def _verification(project: Project, turn: Turn, waiting: list[Item], *, alone: bool) -> Ask:
    """Return one entry for what the same people verify; where others verify something too, its first is chosen."""
    one, chosen = len(waiting) == 1, {} if alone else {"obligations": waiting[0].key}
    return Ask(
        subject=f"verification:{waiting[0].key}",
        project_id=project.pk,
        what="Verify what was recorded as done",
        found=waiting[0].name if one else f"{len(waiting)} obligations wait to be verified",
        place=form(project, "verify-obligations", "Verify", **chosen),
        turn=turn,
        whys=(
            Why(
                "Who performs does not verify.",
                "Segregation of duties",
                of_project(project, "obligation-records", "What was recorded"),
            ),
        ),
        mandatory=False,
        last=9,
    )
