"""What tests of this app say often: some days later, what is refused, and how an obligation stands."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest

from milepost.compliance import queries
from milepost.compliance.queries import Item
from milepost.kernel import clock
from milepost.kernel.errors import Refusal
from milepost.kernel.policy import Actor
from milepost.people.queries import local_date
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
