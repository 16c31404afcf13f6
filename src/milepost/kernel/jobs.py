"""Background work: a job is a row with progress and a log that its owner can see, leave, and cancel."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django_tasks import task

from milepost.kernel import clock
from milepost.kernel.errors import MilepostError, Refusal
from milepost.kernel.models import Job, JobLine
from milepost.kernel.policy import Actor
from milepost.kernel.registry import Catalogue


class Cancelled(MilepostError):
    """The owner of the job asked for it to stop."""


@dataclass(slots=True)
class JobRun:
    """A running job as its function sees it."""

    job: Job
    actor: Actor
    _told: int = field(default=-1)

    def progress(self, done: int, due: int) -> None:
        """Tell how far the work is; stop here if the owner cancelled."""
        percent = 100 * done // due if due else 0
        if percent == self._told:
            return
        self._told = percent
        Job.objects.filter(pk=self.job.pk).update(done=done, due=due, beat_at=clock.now())
        if Job.objects.filter(pk=self.job.pk, cancel_wanted=True).exists():
            raise Cancelled

    def log(self, text: str) -> None:
        """Write a line to the job's log."""
        JobLine.objects.create(job=self.job, at=clock.now(), text=text[:500])


SILENCE = timedelta(minutes=10)
JobFunction = Callable[..., dict[str, Any]]
JOBS: Catalogue[JobFunction] = Catalogue("job")


def start(actor: Actor, kind: str, title: str, **arguments: Any) -> Job:
    """Queue the job `kind` for `actor`; it runs after commit in a worker."""
    if kind not in JOBS:
        raise KeyError(f"There is no job {kind!r}")
    job = Job.objects.create(
        kind=kind,
        title=title[:200],
        arguments=arguments,
        started_by_id=actor.person_id,
        acting_role=actor.acting_role,
        created_at=clock.now(),
    )
    transaction.on_commit(lambda: run_job.enqueue(job_id=job.pk, name=actor.name))
    return job


def cancel(job: Job) -> None:
    """Ask a queued or running job to stop at its next step."""
    Job.objects.filter(pk=job.pk, state__in=(Job.State.QUEUED, Job.State.RUNNING)).update(cancel_wanted=True)


@task()
def run_job(*, job_id: int, name: str) -> None:
    """Run one queued job once; running it again after it ended does nothing."""
    claimed = Job.objects.filter(pk=job_id, state=Job.State.QUEUED).update(state=Job.State.RUNNING, beat_at=clock.now())
    if not claimed:
        return
    job = Job.objects.get(pk=job_id)
    actor = Actor(job.started_by_id, name, job.acting_role, channel="job", correlation=f"job-{job.pk}")
    run = JobRun(job, actor)
    try:
        result = JOBS[job.kind](run, **job.arguments)
    except Cancelled:
        _end(job, Job.State.CANCELLED, problem="Cancelled by its owner.")
    except Refusal as refusal:
        _end(job, Job.State.FAILED, problem=str(refusal))
    except Exception:
        _end(job, Job.State.FAILED, problem=traceback.format_exc(limit=5))
        raise
    else:
        _end(job, Job.State.DONE, result=result)


def recover() -> int:
    """Fail the jobs whose worker died: running, but silent for longer than `SILENCE`. Return how many."""
    silent = Job.objects.filter(state=Job.State.RUNNING, beat_at__lt=clock.now() - SILENCE)
    return silent.update(
        state=Job.State.FAILED,
        finished_at=clock.now(),
        problem="The worker that ran this job stopped in the middle of it. Nothing was half-written; start it again.",
    )


def _end(job: Job, state: Job.State, *, problem: str = "", result: dict[str, Any] | None = None) -> None:
    Job.objects.filter(pk=job.pk).update(state=state, problem=problem, result=result or {}, finished_at=clock.now())
