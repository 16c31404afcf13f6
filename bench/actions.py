"""Actions a second through the whole wrapper, written by several processes at once.

Each writer works on a project of its own and every fourth time on one that all share. At the end the ledger must
verify, no chain may have forked, and every act must be found: what is fast and wrong is not measured.
Wanted: at least 200 a second on PostgreSQL with 8 writers on 2 cores.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import statistics
import sys
import time
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import ground

SHARED_EVERY = 4
PATIENCE = 120  # seconds until every writer must have started: one that failed keeps nobody waiting


def main() -> int:
    asked = _arguments()
    with ground.database(postgresql=asked.postgresql) as kind:
        codes = _prepare(asked.writers)
        rates, costs = zip(*(_measure(asked, codes, run) for run in range(asked.runs)), strict=True)
        told = {
            "database": kind,
            "writers": asked.writers,
            "acts_in_a_run": asked.writers * asked.acts,
            "acts_per_second": [round(rate) for rate in rates],
            "median": round(statistics.median(rates)),
            "writer_cpu_ms_per_act": round(statistics.median(costs), 2),
            **_check(asked),
        }
    print(json.dumps(told))
    return 0 if told["whole"] else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--acts", type=int, default=150, help="acts of each writer in a run")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--postgresql", action="store_true", help="start a server for this measurement")
    return parser.parse_args()


def _prepare(writers: int) -> list[str]:
    from milepost.projects import actions as projects
    from tests.suites.ground.world import build, register

    world = build()
    codes = [world.project.code, *(f"W-{number}" for number in range(writers))]
    for code in codes[1:]:
        project = register(world, code)
        projects.appoint(world.actor("pmo_director"), project, person=world.people["pm"], role="pm")
    return codes


def _measure(asked: argparse.Namespace, codes: list[str], run: int) -> tuple[float, float]:
    from django.db import connections

    connections.close_all()
    spawn = multiprocessing.get_context("spawn")
    ready, spent = spawn.Barrier(asked.writers + 1), spawn.Array("d", asked.writers)
    acts = range(run * asked.acts, (run + 1) * asked.acts)
    writers = [
        spawn.Process(target=_write, args=((codes[0], own), acts, ready, spent, place))
        for place, own in enumerate(codes[1:])
    ]
    for writer in writers:
        writer.start()
    ready.wait(PATIENCE)
    began = time.perf_counter()
    for writer in writers:
        writer.join()
    took = time.perf_counter() - began
    if any(writer.exitcode for writer in writers):
        raise SystemExit("A writer failed")
    done = asked.writers * asked.acts
    return done / took, 1000 * sum(spent) / done


def _write(codes: tuple[str, str], acts: range, ready: Any, spent: Any, place: int) -> None:
    import django

    django.setup()
    from milepost.kernel.policy import Actor
    from milepost.people.models import Person
    from milepost.planning.actions import update_outlook
    from milepost.projects.models import Project
    from milepost.risks.actions import raise_risk

    pm = Person.objects.get(name="The pm")
    actor = Actor(pm.pk, pm.name, acting_role="pm")
    projects = {code: Project.objects.get(code=code) for code in codes}
    shared, own = codes
    ready.wait(PATIENCE)
    began = time.process_time()
    for number in acts:
        if (number - acts.start) % SHARED_EVERY == 0:
            raise_risk(actor, projects[shared], title=f"{own} {number}", probability_share=Decimal("0.1"))
        else:
            day = date(2027, 1, 1) + timedelta(days=number)
            update_outlook(actor, projects[own], forecast_finish=day)
    spent[place] = time.process_time() - began


def _check(asked: argparse.Namespace) -> dict[str, Any]:
    from milepost.kernel.models import LedgerEntry
    from milepost.kernel.verify import verify
    from milepost.planning.models import Outlook
    from milepost.risks.models import Risk

    report = verify()
    done = LedgerEntry.objects.filter(verb__in=("planning.update_outlook", "risks.raise_risk"), refused=False).count()
    risks = asked.runs * asked.writers * len(range(0, asked.acts, SHARED_EVERY))
    outlook_acts = asked.runs * (asked.acts - len(range(0, asked.acts, SHARED_EVERY)))
    whole = (
        not report.findings
        and done == asked.runs * asked.writers * asked.acts
        and Risk.objects.count() == risks
        and all(outlook.version == outlook_acts for outlook in Outlook.objects.all())
    )
    return {"whole": whole, "entries": report.entries, "findings": [str(each) for each in report.findings]}


if __name__ == "__main__":
    sys.exit(main())
