"""What must hold of an audit, its sample, its findings and their corrective actions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from random import Random

from milepost.compliance.choices import AuditState, FindingState, SampleKind
from milepost.documents.wording import day
from milepost.kernel.errors import Unmet

ANSWER_WITHIN = 5
"""Working days of the organisation's calendar to agree a corrective action; `audit.capa.agree`."""
LONGEST_ACTION = timedelta(days=180)
"""Calendar days: how far ahead a corrective action may be due; `audit.capa.max`."""


def drawn(keys: Sequence[str], size: int, seed: int) -> list[str]:
    """Return a random sample of the obligations: the same keys, size and seed give the same sample."""
    ordered = sorted(keys)
    return sorted(Random(seed).sample(ordered, min(size, len(ordered))))  # noqa: S311 - to be repeated, not to be secret


def sample_has_its_origin(kind: str, chosen: Sequence[str], size: int, why: str) -> Unmet | None:
    """Require a size for a random sample, and the obligations with the reason for a chosen one."""
    if kind == SampleKind.RANDOM and size >= 1 and not chosen:
        return None
    if kind == SampleKind.CHOSEN and chosen and why.strip():
        return None
    random = kind == SampleKind.RANDOM
    return Unmet(
        rule="sample_has_its_origin",
        sentence="A sample is drawn at random in a stated size, or chosen for a stated reason.",
        missing="How many are drawn, and none chosen by hand." if random else "The obligations, and why these.",
        cure="You",
        path="Draw it at random unless you know where to look; then say why.",
        field="size" if random else "why_chosen",
    )


def sample_is_of_the_project(strange: Sequence[str], drawn_from: int) -> Unmet | None:
    """Require that there is something to audit and that a chosen obligation fell due or was met here."""
    if drawn_from and not strange:
        return None
    return Unmet(
        rule="sample_is_of_the_project",
        sentence="An audit looks at obligations of the project that fell due or were met.",
        missing=f"Not among them: {', '.join(strange)}." if strange else "Nothing fell due here yet.",
        cure="You",
        path="Choose from the obligations on the page of the project.",
        field="chosen",
    )


def audit_is_open(state: str) -> Unmet | None:
    """Require that an audit was not closed."""
    if state == AuditState.OPEN:
        return None
    return Unmet(
        rule="audit_is_open",
        sentence="This audit is closed; what it found stands.",
        missing="An audit that is under way.",
        cure="Somebody independent, by a new audit",
        path="Begin a new one.",
    )


def finding_is_about_the_sample(key: str, sample: Collection[str]) -> Unmet | None:
    """Require that a finding is about an obligation that the audit looked at."""
    if key in sample:
        return None
    return Unmet(
        rule="finding_is_about_the_sample",
        sentence="A finding is about an obligation of the sample.",
        missing=f"One of: {', '.join(sorted(sample))}.",
        cure="You",
        path="Choose one of them, or begin an audit that looks at this one and say why.",
        field="obligation",
    )


def findings_are_closed(open_findings: int) -> Unmet | None:
    """Require that an audit ends with every corrective action checked."""
    if not open_findings:
        return None
    return Unmet(
        rule="findings_are_closed",
        sentence="An audit is closed once the effect of every corrective action was checked.",
        missing=f"{open_findings} findings are not closed.",
        cure="The project manager, and whoever checks the effect",
        path="Have each action agreed, done and checked.",
    )


def finding_is_in(state: str, lawful: Collection[str]) -> Unmet | None:
    """Require that a finding stands where a step begins."""
    if state in lawful:
        return None
    return Unmet(
        rule="finding_is_in",
        sentence=f"This finding stands at: {FindingState(state).label.lower()}.",
        missing="The step before this one.",
        cure="Whoever takes that step",
        path="An action is agreed, then done, then its effect is checked by somebody else.",
    )


def action_is_due_in_time(due: date, today: date) -> Unmet | None:
    """Require a day for the corrective action that lies ahead and not too far."""
    if today < due <= today + LONGEST_ACTION:
        return None
    return Unmet(
        rule="action_is_due_in_time",
        sentence=f"A corrective action is due within {LONGEST_ACTION.days} days.",
        missing=f"A day from {day(today + timedelta(days=1))} to {day(today + LONGEST_ACTION)}.",
        cure="You",
        path="Choose one of them; split what takes longer.",
        field="due_date",
    )


def somebody_else_checks(actor_id: int | None, took_part: Collection[int]) -> Unmet | None:
    """Require that the effect is checked by somebody who neither owns nor did the corrective action (SOD-04)."""
    if actor_id is None or actor_id not in took_part:
        return None
    return Unmet(
        rule="somebody_else_checks",
        sentence="The effect of a corrective action is checked by somebody who neither owns nor did it.",
        missing="Somebody else.",
        cure="Another person of the PMO, or an auditor",
        path="Ask one of them.",
    )


def finding_is_overdue(state: str, answer_by: date, due: date | None, today: date) -> bool:
    """Return whether a corrective action was not agreed or not done by its day."""
    if state == FindingState.OPEN:
        return answer_by < today
    return state == FindingState.AGREED and due is not None and due < today
