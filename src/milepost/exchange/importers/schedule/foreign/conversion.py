"""Have a file converted to MSPDI or XER by a helper process, within limits of time and memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from milepost.exchange.importers.schedule.foreign.ganttproject import GANTTPROJECT, with_own_links
from milepost.exchange.importers.schedule.mspdi.reading import read_mspdi
from milepost.exchange.importers.schedule.noted import Notes
from milepost.exchange.importers.schedule.plan import Family, SchedulePlan, ScheduleTask
from milepost.exchange.importers.schedule.refusal import Limits, ScheduleRefused
from milepost.exchange.importers.schedule.xer.reading import read_xer

_WORKER = Path(__file__).with_name("worker.py")
_NO_JAVA = "apt-get install default-jre-headless"
_SAVE = "Open it in the tool it comes from, save it as XML and send that."


def java_home() -> str | None:
    """Return the folder of a Java runtime: JAVA_HOME, else where the command `java` stands."""
    named = os.environ.get("JAVA_HOME")
    if named and (Path(named) / "bin" / "java").is_file():
        return named
    found = shutil.which("java")
    return str(Path(found).resolve().parents[1]) if found else None


def convert(path: Path, limits: Limits) -> SchedulePlan:
    """Return the plan of a file of any format that MPXJ reads.

    Raises
    ------
    ScheduleRefused
        With the codes `no_java`, `too_slow`, `protected`, `unknown_format` or `not_convertible`.
    """
    home = java_home()
    if home is None:
        raise ScheduleRefused("no_java", "Reading this format needs a Java runtime, and there is none.", f"{_NO_JAVA}")
    with tempfile.TemporaryDirectory(prefix="milepost-schedule-") as folder:
        return planned(_run(path, Path(folder), home, limits), Path(folder), limits, path)


def planned(said: dict[str, Any], folder: Path, limits: Limits, path: Path) -> SchedulePlan:
    """Return the plan that the worker wrote, completed by what it said and by what its reader left out of the file."""
    content = _written(said, folder, limits)
    if said["family"] == Family.PRIMAVERA.value:
        return _dated(read_xer(content, limits), said)
    plan = _completed(read_mspdi(content, limits), said)
    return with_own_links(plan, path.read_bytes()) if said["writer"] == GANTTPROJECT else plan


def _run(path: Path, folder: Path, home: str, limits: Limits) -> dict[str, Any]:
    command = [sys.executable, "-I", str(_WORKER), str(path.resolve()), str(folder), str(limits.conversion_mebibytes)]
    environment = {"JAVA_HOME": home, "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "TMPDIR": str(folder)}
    try:
        ran = subprocess.run(  # noqa: S603 - our own worker; the path is one argument
            command, env=environment, capture_output=True, timeout=limits.conversion_seconds, check=False, cwd=folder
        )
    except subprocess.TimeoutExpired as error:
        raise ScheduleRefused(
            "too_slow", f"The file was not read within {limits.conversion_seconds} seconds.", _SAVE
        ) from error
    try:
        said: dict[str, Any] = json.loads((folder / "said.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        last = ran.stderr.decode("utf-8", errors="replace").strip().rpartition("\n")[2][:200]
        raise ScheduleRefused(
            "not_convertible", f"The file stopped its reader: {last or ran.returncode}.", _SAVE
        ) from error
    return said


def _written(said: dict[str, Any], folder: Path, limits: Limits) -> bytes:
    if said["outcome"] == "unknown":
        raise ScheduleRefused("unknown_format", "This is a file of no scheduling tool known here.", _SAVE)
    if said["outcome"] != "done":
        protected = "password" in said["reason"].lower()
        code = "protected" if protected else "not_convertible"
        what = "protected by a password" if protected else f"damaged or of an unknown version: {said['reason'][:200]}"
        raise ScheduleRefused(code, f"The file is {what}.", _SAVE)
    written = folder / "plan"
    if written.stat().st_size > limits.file_bytes:
        raise ScheduleRefused("too_large", "The file unpacks beyond the limit.", "Send a part of the plan.")
    return written.read_bytes()


def _dated(plan: SchedulePlan, said: dict[str, Any]) -> SchedulePlan:
    """Add the dates of activities that were stored without early ones, for which XER has no place."""
    notes = Notes(0)
    found = []
    for task in plan.tasks:
        start, finish = said["dates"].get(task.uid, ("", ""))
        stored = task.stored
        if stored.start is None and stored.finish is None:
            given = notes.instant(start, task.uid, "start"), notes.instant(finish, task.uid, "finish")
            stored = replace(stored, start=given[0], finish=given[1])
        found.append(replace(task, stored=stored))
    return replace(plan, tasks=tuple(found))


def _completed(plan: SchedulePlan, said: dict[str, Any]) -> SchedulePlan:
    """Add what MSPDI cannot carry: slack of nothing, which its writer leaves out, and which tasks are split."""
    split = set(said["split"])
    dates_only = bool(said["dates_only"])
    tasks = tuple(_whole(task, split, said["slack"]) for task in plan.tasks)
    return replace(plan, tasks=tasks, options=replace(plan.options, dates_only=dates_only, writer=said["writer"]))


def _whole(task: ScheduleTask, split: set[str], slack: dict[str, int]) -> ScheduleTask:
    stored = task.stored
    if stored.late_finish is None and stored.total_slack_minutes is None:
        stored = replace(stored, critical=None)  # the converter's own guess: the file says nothing of it
    if stored.late_finish is not None and stored.early_finish is not None:
        total = slack.get(task.uid, stored.total_slack_minutes or 0)
        free = 0 if stored.free_slack_minutes is None else stored.free_slack_minutes
        stored = replace(stored, total_slack_minutes=total, free_slack_minutes=free)
    return replace(task, stored=stored, split=task.split or task.uid in split)
