"""Compare what we compute with what the tools stored, one row a source: `python bench/engine/schedules.py [source …]`.

Compared are active, automatically scheduled, unprogressed, unlevelled, unsplit tasks that store the value. `named`
are tasks that differ and whose file shows why. MPXJ's own scheduler stands beside ours on the same tasks. Needs the
folder of real portfolios (MILEPOST_DATA) and a Java runtime. `--differences` prints every difference.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from milepost.exchange.bridge.comparing import COMPARED, Line, lines
from milepost.exchange.bridge.computing import compute
from milepost.exchange.importers.schedule.foreign.conversion import planned
from milepost.exchange.importers.schedule.plan import SchedulePlan
from milepost.exchange.importers.schedule.reading import read_natively
from milepost.exchange.importers.schedule.refusal import Limits, ScheduleRefused

DATA = Path(os.environ.get("MILEPOST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data")) / "schedules"
KINDS = {".mpp", ".mpd", ".mpx", ".xml", ".xer", ".gan", ".planner", ".fts"}
ARCHIVES = ("mpsplib_mpp", "mpxj_samples")
FOLDERS = ("office", "longpath_fixtures", "p6_mcp_fixtures", "ganttproject")


@dataclass
class Row:
    """What a source came to."""

    files: int = 0
    refused: Counter = field(default_factory=Counter)
    stopped: int = 0
    stored: Counter = field(default_factory=Counter)
    ours: Counter = field(default_factory=Counter)
    theirs: Counter = field(default_factory=Counter)
    tasks: int = 0
    whole: int = 0
    named: int = 0
    reasons: Counter = field(default_factory=Counter)

    def add(self, line: Line, their: list) -> None:
        same = line.agrees
        stored = line.task.stored
        other = (
            stored.start and f"{stored.start:%Y-%m-%dT%H:%M}",
            stored.finish and f"{stored.finish:%Y-%m-%dT%H:%M}",
            stored.total_slack_minutes,
            stored.critical,
        )
        self.tasks += 1
        for place, name in enumerate(COMPARED):
            if same[name] is not None:
                self.stored[name] += 1
                self.ours[name] += same[name]
                self.theirs[name] += bool(their) and their[place] == other[place]
        differs = bool(line.differs)
        self.whole += not differs
        self.named += differs and bool(line.reason)
        if differs:
            self.reasons[line.reason or "not named"] += 1


def files_of(source: str, unpacked: Path) -> list[Path]:
    folder = DATA / source
    if source in ARCHIVES:
        folder = unpacked / source
        with tarfile.open(DATA / f"{source}.tar.xz") as archive:
            archive.extractall(folder, filter="data")
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in KINDS)


def converted(files: list[Path], folder: Path) -> None:
    listed = folder / "files.json"
    listed.write_text(json.dumps([str(path) for path in files]))
    script = Path(__file__).with_name("schedules_mpxj.py")
    subprocess.run([sys.executable, str(script), str(listed), str(folder)], check=True, capture_output=True)


def plan_of(path: Path, folder: Path) -> SchedulePlan:
    limits = Limits()
    native = read_natively(path, limits)
    return (
        native if native is not None else planned(json.loads((folder / "said.json").read_text()), folder, limits, path)
    )


def compared(files: list[Path], folder: Path, row: Row) -> Iterator[tuple[Path, Line]]:
    for number, path in enumerate(files):
        own = folder / str(number)
        row.files += 1
        their = json.loads((own / "theirs.json").read_text())
        row.stopped += "stopped" in their
        try:
            found = lines(compute(plan_of(path, own)))
        except ScheduleRefused as refused:
            row.refused[refused.code] += 1
            continue
        for line in found:
            if not line.left_out:
                row.add(line, their.get(line.task.uid, []))
                yield path, line


def main() -> int:
    wanted = [word for word in sys.argv[1:] if not word.startswith("-")] or [*FOLDERS, *ARCHIVES]
    print(
        f"{'source':<18} {'files':>5} {'tasks':>6} " + " ".join(f"{name:>22}" for name in COMPARED) + "    whole  named"
    )
    print(f"{'':<32}" + " ".join(f"{'ours':>10} {'MPXJ':>7} {'of':>5}" for _ in COMPARED))
    for source in wanted:
        row = Row()
        with tempfile.TemporaryDirectory(prefix="milepost-bench-") as name:
            files = files_of(source, Path(name))
            folder = Path(name) / "converted"
            folder.mkdir()
            converted(files, folder)
            for path, line in compared(files, folder, row):
                if "--differences" in sys.argv and line.differs:
                    print(f"  {path.name} {line.task.uid}: {line.agrees} {line.reason}")
        cells = " ".join(f"{row.ours[n]:>10} {row.theirs[n]:>7} {row.stored[n]:>5}" for n in COMPARED)
        print(f"{source:<18} {row.files:>5} {row.tasks:>6} {cells} {row.whole:>7} {row.named:>6}")
        print(f"{'':<18} refused {dict(row.refused)}, MPXJ stopped at {row.stopped} files; {dict(row.reasons)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
