"""The state of the house for who keeps it: accounts, people, jobs, the ledger; and who leads how many projects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Sum

from milepost.kernel import clock
from milepost.kernel.models import Job, LedgerEntry, LedgerStream
from milepost.people.choices import PostRole
from milepost.people.models import Account, Person, Post
from milepost.people.queries import in_force
from milepost.projects.choices import RoleOnProject, Standing
from milepost.projects.models import ProjectRole


@dataclass(frozen=True, slots=True)
class LedgerState:
    """How long the chains are, and when the last act was written."""

    streams: int
    entries: int
    latest: datetime | None


@dataclass(frozen=True, slots=True)
class Accounts:
    """Who can sign in, who cannot, and what ran in the background."""

    accounts: int
    inactive: int
    people: int
    jobs: dict[str, int]


def ledger_state() -> LedgerState:
    """Return the size of the ledger; whether it is sound is what `milepost verify` says."""
    told = LedgerStream.objects.aggregate(streams=Count("pk"), entries=Sum("head_seq", default=0))
    return LedgerState(told["streams"], told["entries"], LedgerEntry.objects.aggregate(at=Max("at"))["at"])


def accounts_state() -> Accounts:
    """Return accounts, people and jobs, counted."""
    active = dict(Account.objects.order_by().values_list("is_active").annotate(count=Count("pk")))
    jobs = dict(Job.objects.order_by().values_list("state").annotate(count=Count("pk")))
    return Accounts(sum(active.values()), active.get(False, 0), Person.objects.count(), jobs)


def load_of_leads(limit: int) -> list[tuple[int, str, int]]:
    """Return who leads how many projects that have not ended, the most loaded first."""
    now = clock.now()
    held = ProjectRole.objects.filter(in_force(now), role=RoleOnProject.PM.value, starts_at__lte=now)
    held = held.exclude(project__standing=Standing.ENDED).order_by()
    counted = held.values_list("person", "person__name").annotate(count=Count("project"))
    return list(counted.order_by("-count", "person__name")[:limit])


def directors() -> list[str]:
    """Return who runs the PMO now: whom to ask."""
    now = clock.now()
    held = Post.objects.filter(in_force(now), role=PostRole.DIRECTOR, starts_at__lte=now)
    return list(held.order_by("person__name").values_list("person__name", flat=True))
