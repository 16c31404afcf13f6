"""One act in the making: what an action writes through, so that rows, versions and ledger always agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from django.db import models, transaction

from milepost.kernel import events, ledger
from milepost.kernel.canonical import State, canonical, digest, plain, state_of
from milepost.kernel.errors import Conflict, Refusal, Unmet
from milepost.kernel.fields import check_fields, is_storable
from milepost.kernel.models import Record
from milepost.kernel.policy import Actor

T = TypeVar("T", bound=Record)
M = TypeVar("M", bound=models.Model)
LONGEST_REASON = 4000


@dataclass(slots=True)
class Act:
    """What one action has done so far, inside its transaction."""

    actor: Actor
    verb: str
    role: str
    stream: str
    at: datetime
    reason: str = ""
    turn: ledger.Held | None = None
    _states: dict[tuple[str, int], State | None] = field(default_factory=dict)
    _fresh: set[tuple[str, int]] = field(default_factory=set)
    _outside: list[dict[str, Any]] = field(default_factory=list)
    _events: list[events.Event] = field(default_factory=list)
    _undo: list[tuple[models.Model, dict[str, Any]]] = field(default_factory=list)

    def add(self, record: T) -> T:
        """Insert `record` after checking its fields."""
        check_fields(record)
        record.save(force_insert=True)
        self._note(record, fresh=True)
        return record

    def add_all(self, records: Sequence[T]) -> list[T]:
        """Insert many records of one noun with one statement."""
        for record in records:
            check_fields(record)
        if not records:
            return []
        added = type(records[0])._default_manager.bulk_create(records)
        for record in added:
            self._note(record, fresh=True)
        return added

    def change(self, record: T, **values: Any) -> T:
        """Set `values` on `record` and store them, unless somebody else changed it since it was read."""
        if not any(getattr(record, name) != value for name, value in values.items()):
            return record
        seen = record.version
        self._keep(record, [*values, "version"])
        for name, value in values.items():
            setattr(record, name, value)
        record.version = seen + 1
        check_fields(record, only=values)
        stored = {name: getattr(record, name) for name in values}
        table = type(record)._base_manager.filter(pk=record.pk, version=seen)
        if table.update(**stored, version=record.version) != 1:
            raise _conflict(record)
        self._note(record)
        return record

    def remove(self, record: Record) -> None:
        """Delete `record`; the ledger keeps what it was."""
        key = (record._meta.label_lower, record.pk)
        deleted, _ = type(record)._base_manager.filter(pk=record.pk, version=record.version).delete()
        if not deleted:
            raise _conflict(record)
        if key in self._fresh:
            del self._states[key]
        else:
            self._states[key] = None

    def add_outside(self, row: M, told: Sequence[str]) -> M:
        """Insert a row that is no record, such as an account; the ledger is told only the fields named in `told`."""
        check_fields(row)
        row.save(force_insert=True)
        self._outside.append(_outside_change(row, None, {name: plain(getattr(row, name)) for name in told}))
        return row

    def change_outside(self, row: M, **values: Any) -> M:
        """Set `values` on a row that is no record, and tell the ledger what they were and are."""
        before = {name: plain(getattr(row, name)) for name in values}
        self._keep(row, values)
        for name, value in values.items():
            setattr(row, name, value)
        check_fields(row, only=values)
        row.save(update_fields=list(values))
        after = {name: plain(getattr(row, name)) for name in values}
        self._outside.append(_outside_change(row, before, after))
        return row

    def expect(self, record: Record, version: int | None) -> None:
        """Refuse when `record` is not at the `version` that the actor saw; None means no page was seen."""
        if version is not None and record.version != version:
            raise _conflict(record)

    def because(self, reason: str, *, needed: bool = True) -> None:
        """Keep why this is done; refuse when a reason is `needed` and there is none, or it cannot be kept."""
        self.require(*_reason_unmet(reason, needed=needed))
        self.reason = reason

    def require(self, *unmet: Unmet | None) -> None:
        """Refuse when any rule does not hold."""
        failed = tuple(each for each in unmet if each is not None)
        if failed:
            raise Refusal(failed)

    def require_all(self, unmet: Iterable[Unmet]) -> None:
        """Refuse when a rule yielded anything."""
        self.require(*unmet)

    def tell(self, event: events.Event) -> None:
        """Tell `event` after commit."""
        self._events.append(event)

    def undo(self) -> None:
        """Give the records in memory back what they held: what was refused has changed nothing."""
        for record, values in reversed(self._undo):
            for name, value in values.items():
                setattr(record, name, value)
        self._undo.clear()

    def finish(self) -> None:
        """Write the ledger entry and the versions, and have the events told after commit."""
        before = self._superseded()
        entry_id = ledger.append(
            self.stream,
            ledger.Entry(
                at=self.at,
                actor_id=self.actor.person_id,
                actor=self.actor.name,
                role=self.role,
                channel=self.actor.channel,
                on_behalf_of=self.actor.on_behalf_of,
                delegation=self.actor.delegation,
                verb=self.verb,
                reason=self.reason,
                correlation=self.actor.correlation,
                changes=[*self._changes(before), *self._outside],
            ),
            self.turn,
        )
        ledger.write(entry_id, [ledger.Made(*key, state) for key, state in self._states.items()], self.at)
        for event in self._events:
            transaction.on_commit(partial(events.tell, event))

    def _keep(self, record: models.Model, names: Iterable[str]) -> None:
        self._undo.append((record, {name: getattr(record, name) for name in names}))

    def _note(self, record: Record, *, fresh: bool = False) -> None:
        key = (record._meta.label_lower, record.pk)
        self._states[key] = state_of(record)
        if fresh:
            self._fresh.add(key)

    def _superseded(self) -> dict[ledger.Key, State]:
        """End the present version of every record that existed before this act; return what each was."""
        before: dict[ledger.Key, State] = {}
        old = [key for key in self._states if key not in self._fresh]
        for noun in sorted({noun for noun, _ in old}):
            before |= ledger.supersede(noun, [record_id for name, record_id in old if name == noun], self.at)
        return before

    def _changes(self, before: dict[ledger.Key, State]) -> Iterator[dict[str, Any]]:
        """Yield what the entry tells of every record: the digest of its state, and before and after."""
        for (noun, record_id), after in self._states.items():
            difference = _difference(before.get((noun, record_id)), after)
            yield {"noun": noun, "id": record_id, "state": _digest_of(after), **difference}


def _digest_of(state: State | None) -> str | None:
    """Return what proves the whole state: an entry tells only the fields that differ."""
    return None if state is None else digest(canonical(state))


def _difference(before: State | None, after: State | None) -> dict[str, Any]:
    """Return before and after, whole for a record that came or went, else only the fields that differ."""
    if before is None or after is None:
        return {"before": before, "after": after}
    differing = [name for name in after if before.get(name) != after[name]]
    return {
        "before": {name: before.get(name) for name in differing},
        "after": {name: after[name] for name in differing},
    }


def _outside_change(row: models.Model, before: State | None, after: State) -> dict[str, Any]:
    return {"noun": row._meta.label_lower, "id": row.pk, "before": before, "after": after}


def _reason_unmet(reason: str, *, needed: bool) -> Iterator[Unmet]:
    if needed and not reason.strip():
        yield Unmet(
            rule="act_has_a_reason",
            sentence="This is done for a reason that stays in the history.",
            missing="The reason.",
            cure="You",
            path="Say why in one sentence.",
            field="reason",
        )
    if len(reason) > LONGEST_REASON or not is_storable(reason):
        yield Unmet(
            rule="reason_is_storable",
            sentence=f"A reason is readable text of at most {LONGEST_REASON} characters.",
            missing="A shorter text without control characters.",
            cure="You",
            path="Say it shorter, and attach what is longer.",
            field="reason",
        )


def _conflict(record: Record) -> Conflict:
    return Conflict(
        (
            Unmet(
                rule="record_is_as_you_saw_it",
                sentence=f"Somebody else changed this {record._meta.verbose_name} after you opened it.",
                missing="Your change was not stored, so that theirs is not lost.",
                cure="You",
                path="Open it again, compare with what you typed, and save once more.",
            ),
        )
    )
