"""What tests of this app say often: some days later, what is refused, and how an obligation stands."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from milepost.compliance import queries
from milepost.compliance.queries import Item
from milepost.kernel import clock
from milepost.kernel.act import Act
from milepost.kernel.errors import Refusal
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
from milepost.projects.actions.stages import enter_stage
from milepost.projects.choices import EntryBasis
from milepost.projects.models import Project

MACHINE = Actor(None, "operator tests", channel="cli")


def later(days: int) -> AbstractContextManager[None]:
    return clock.at(clock.now() + timedelta(days=days))


def in_days(days: int) -> date:
    return local_date(clock.now()) + timedelta(days=days)


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    unmet = refusal.value.unmet
    assert rule in {each.rule for each in unmet}, unmet
    assert all(each.sentence and each.missing and each.cure and each.path for each in unmet), unmet
    return refusal.value


def item(project: Project, key: str) -> Item:
    account = queries.account_of(Project.objects.get(pk=project.pk))
    assert account is not None
    found = account.item(key)
    assert found is not None, sorted(each.key for each in account.items)
    return found


def state(project: Project, key: str) -> str:
    return item(project, key).state.value


def enters(project: Project, *stages: str) -> Project:
    """Have a project stand in its next stages, one after the other, as gate decisions do."""
    for number, stage in enumerate(stages, 1):
        with transaction.atomic():
            here = Project.objects.get(pk=project.pk)
            act = Act(MACHINE, "projects.enter_stage", "operator", f"project:{project.pk}", clock.now())
            told = {"basis": EntryBasis.GATE, "gate": "gate", "decision_id": here.version * 10 + number}
            closing = {"basis": EntryBasis.RECORD} if stage == "closed" else told
            enter_stage(act, here, stage, **closing)  # type: ignore[arg-type] # one is a number
            act.finish()
    return Project.objects.get(pk=project.pk)
