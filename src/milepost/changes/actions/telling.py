"""How people are told of a change: one notice each, with its basis, its lead time and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.changes import queries, rules
from milepost.changes.events import NoticeSent
from milepost.changes.models import ChangeRequest, Notice
from milepost.documents.wording import day
from milepost.kernel.act import Act
from milepost.people.queries import calendars_of, people, start_after_full_days


def tell(
    act: Act, change: ChangeRequest, audience: Mapping[int, tuple[rules.Basis, ...]], *, afterwards: bool
) -> list[Notice]:
    """Send one notice to each of `audience`, with the lead time counted in the calendar of each."""
    impact = queries.impact_now(change)
    lead = 0 if afterwards else rules.lead_of(impact)
    patience = rules.RETRO_ACK if afterwards else rules.PROXY_AFTER
    calendars = calendars_of(list(audience)) if audience else {}
    notices = [
        Notice(
            change=change,
            project_id=change.project_id,
            recipient_id=person,
            basis=[basis.plain() for basis in bases],
            differences=differences(change, impact, bases),
            to_do=_to_do(change, bases),
            sent_at=act.at,
            sent_by_id=act.actor.person_id or 0,
            lead_days=lead,
            earliest_at=act.at if afterwards else start_after_full_days(calendars[person], act.at, lead),
            answer_by_at=start_after_full_days(calendars[person], act.at, patience),
            afterwards=afterwards,
        )
        for person, bases in sorted(audience.items())
    ]
    sent = act.add_all(notices)
    for each in sent:
        act.tell(
            NoticeSent(
                at=act.at,
                project_id=change.project_id,
                actor_id=act.actor.person_id,
                notice_id=each.pk,
                recipient_id=each.recipient_id,
            )
        )
    return sent


def differences(change: ChangeRequest, impact: rules.Impact, bases: tuple[rules.Basis, ...]) -> list[list[str]]:
    """Return what reads otherwise for somebody told on these bases: what, before, after. Others' parts stay unsaid."""
    touched = {each for basis in bases for each in basis.touched}
    rows = [
        [move.name, day(move.before) if move.before else "", day(move.after)]
        for move in impact.moves
        if f"{move.noun}:{move.key.removesuffix(':start')}" in touched or f"{move.noun}:{move.key}" in touched
    ]
    if "cost" in touched:
        before = "" if impact.cost_before is None else f"{impact.cost_before:,.2f}"
        rows.append([f"Cost in {change.project.currency}", before, f"{impact.cost_after:,.2f}"])
    wording = rules.stored_difference(change.difference).wording
    for item, line in _amended(change).items():
        if item in touched:
            rows.append(line)
    if "words" in touched and wording:
        rows.append([wording.about, wording.before, wording.after])
    return rows


def _amended(change: ChangeRequest) -> dict[str, list[str]]:
    """Return what reads otherwise of an amended item, by the item."""
    amended = rules.stored_difference(change.difference).amendment
    if amended is None:
        return {}
    owner = people([amended.owner_id])[amended.owner_id].name if amended.owner_id else ""
    after = "; ".join(each for each in (owner and f"owner {owner}", amended.definition_of_done) if each)
    return {f"item:{amended.item}": [f"Item {amended.item}", "", after]}


def _to_do(change: ChangeRequest, bases: tuple[rules.Basis, ...]) -> str:
    asked = [change.to_do.strip()] if change.to_do.strip() else []
    return "\n".join([*asked, *dict.fromkeys(rules.TO_DO[basis.code] for basis in bases)])
