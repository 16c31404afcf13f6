"""Read one schedule with MPXJ and write it as MSPDI or XER: a program of its own, started by `conversion`.

Arguments: the file, a folder to write into, the mebibytes that Java may use. It writes `plan` and `said.json`
there; a file that kills this process kills nothing else.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

_DATES_ONLY = {"MPX", "GAN", "PLANNER"}


def main() -> int:
    """Convert, and say what came of it."""
    source, folder, mebibytes = sys.argv[1:4]
    said = converted(source, Path(folder), int(mebibytes))
    (Path(folder) / "said.json").write_text(json.dumps(said), encoding="utf-8")
    return 0


def converted(source: str, folder: Path, mebibytes: int) -> dict[str, Any]:
    """Write the plan of a file into a folder and return what else there is to say of it."""
    import jpype  # noqa: PLC0415 - Java starts here and nowhere else
    import mpxj  # noqa: F401, PLC0415 - it names its archives to Java

    if not jpype.isJVMStarted():
        jpype.startJVM(f"-Xmx{mebibytes}m", "-Djava.awt.headless=true", "-XX:+ExitOnOutOfMemoryError")
    reader = jpype.JClass("org.mpxj.reader.UniversalProjectReader")()
    try:
        project = reader.read(source)
    except jpype.JException as error:
        return {"outcome": "failed", "reason": _reasons(error)}
    if project is None:
        return {"outcome": "unknown"}
    properties = project.getProjectProperties()
    primavera = "rimavera" in str(properties.getFileApplication())
    writer = "org.mpxj.primavera.PrimaveraXERFileWriter" if primavera else "org.mpxj.mspdi.MSPDIWriter"
    try:
        jpype.JClass(writer)().write(project, str(folder / "plan"))
    except jpype.JException as error:
        return {"outcome": "failed", "reason": _reasons(error)}
    return {
        "outcome": "done",
        "family": "Primavera" if primavera else "Microsoft Project",
        "slack": _slack(project),
        "writer": str(properties.getFileApplication()),
        "dates": {
            str(task.getUniqueID()): [text(task.getStart()), text(task.getFinish())] for task in project.getTasks()
        },
        "split": [str(task.getUniqueID()) for task in project.getTasks() if _is_split(task)],
        "dates_only": str(properties.getFileType()) in _DATES_ONLY,
    }


def _dates(project: Any) -> dict[str, list[str]]:
    return {str(task.getUniqueID()): [text(task.getStart()), text(task.getFinish())] for task in project.getTasks()}


def _slack(project: Any) -> dict[str, int]:
    """Return stored total slack in minutes: days of slack are days of the calendar of the task, not of the project."""
    import jpype  # noqa: PLC0415 - it runs by now

    minutes = jpype.JClass("org.mpxj.TimeUnit").MINUTES
    found = {}
    for task in project.getTasks():
        slack, calendar = task.getTotalSlack(), task.getEffectiveCalendar()
        if slack is not None and calendar is not None:
            found[str(task.getUniqueID())] = round(float(slack.convertUnits(minutes, calendar).getDuration()))
    return found


def text(instant: Any) -> str:
    """Return an instant as Java writes it, "" for none."""
    return "" if instant is None else str(instant)


def _is_split(task: Any) -> bool:
    parts = task.getWorkSplits()
    return parts is not None and len(parts) > 1


def _reasons(error: Any) -> str:
    """Return the messages of an error and of what caused it."""
    found: list[str] = []
    while error is not None and len(found) < 5:
        found.append(str(error.getMessage() or error.getClass().getSimpleName()))
        error = error.getCause()
    return "; ".join(found)


if __name__ == "__main__":
    sys.exit(main())
