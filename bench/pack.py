"""Measure a board pack as the job builds it: `PYTHONPATH=src python bench/pack.py [projects]`.

Target: 200 projects as PDF, PPTX, XLSX and HTML in at most 60 s on two cores, from the stored snapshot to the
recorded pack. The period is invented, in a database of its own that is thrown away.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
import time

HOME = tempfile.mkdtemp(prefix="milepost-bench-")
os.environ["MILEPOST_HOME"] = HOME
os.environ.pop("MILEPOST_DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "milepost.config.settings"


def main(projects: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from milepost.kernel import clock, jobs
    from milepost.kernel.models import Job, JobLine
    from milepost.kernel.policy import Actor
    from milepost.reporting.models import Pack
    from milepost.reporting.tests.pack_body import locked_period

    call_command("migrate", verbosity=0)
    builder, period = locked_period(projects)
    actor = Actor(builder.pk, builder.name, acting_role="pmo_director", channel="job")
    arguments = {"period_id": period.pk, "base_url": "https://pmo.example.org"}
    job = Job.objects.create(
        kind="reporting.build_pack",
        title="bench",
        arguments=arguments,
        started_by_id=builder.pk,
        created_at=clock.now(),
    )
    wall, cpu = time.perf_counter(), time.process_time()
    jobs.run_job.func(job_id=job.pk, name=actor.name)
    spent = time.perf_counter() - wall, time.process_time() - cpu
    job.refresh_from_db()
    before = job.created_at
    for line in JobLine.objects.filter(job=job).order_by("id"):
        print(f"{(line.at - before).total_seconds():7.1f} s  {line.text}")
    print(
        f"{job.state}: {projects} projects in {spent[0]:.1f} s, processor {spent[1]:.1f} s; target 60 s {job.problem}"
    )
    for name, told in sorted(Pack.objects.get().files.items()):
        print(f"{name:6}{told['size'] / 1e6:8.2f} MB")
    print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
