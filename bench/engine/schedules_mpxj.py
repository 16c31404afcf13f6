"""Convert many schedules in one Java process and let MPXJ's own scheduler compute them: for `schedules.py`.

Arguments: a JSON list of files, a folder. Per file it writes what the product's converter writes, and `theirs.json`
with start, finish, total slack in minutes and the critical flag as MPXJ's scheduler finds them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from milepost.exchange.importers.schedule.foreign import worker

MEBIBYTES = 2_000


def theirs(source: str) -> dict[str, list[object]]:
    import jpype

    project = jpype.JClass("org.mpxj.reader.UniversalProjectReader")().read(source)
    properties = project.getProjectProperties()
    primavera = "rimavera" in str(properties.getFileApplication())
    name = "PrimaveraScheduler" if primavera else "MicrosoftScheduler"
    jpype.JClass(f"org.mpxj.cpm.{name}")().schedule(project, properties.getStartDate())
    minutes = jpype.JClass("org.mpxj.TimeUnit").MINUTES
    found = {}
    for task in project.getTasks():
        slack = task.getTotalSlack()
        length = None if slack is None else round(float(slack.convertUnits(minutes, properties).getDuration()))
        found[str(task.getUniqueID())] = [
            worker.text(task.getStart())[:16],
            worker.text(task.getFinish())[:16],
            length,
            bool(task.getCritical()),
        ]
    return found


def main() -> int:
    files, folder = json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2])
    for number, source in enumerate(files):
        own = folder / str(number)
        own.mkdir()
        said = worker.converted(source, own, MEBIBYTES)
        (own / "said.json").write_text(json.dumps(said))
        try:
            found = theirs(source)
        except Exception as error:  # noqa: BLE001 - whatever stops the other scheduler is a result of this table
            found = {"stopped": str(error)[:200]}
        (own / "theirs.json").write_text(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
