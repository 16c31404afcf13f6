"""Measure importing a real portfolio into an empty database: `PYTHONPATH=src python bench/import_sheet.py [FOLDER]`.

Target: more than 1,200 returns in at most 30 s on 2 cores and at most 300 MB of memory, a second run that changes
nothing, and a sheet of a million rows refused within the same memory. FOLDER holds the real portfolios; without it
they are looked for in MILEPOST_DATA and beside the repository.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BESIDE = ROOT.parent / "shared" / "data"
RETURNS = Path("portfolios/uk_major_projects/returns_2014_2021.csv")
MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def milepost(home: str, *words: str) -> tuple[str, float, int, int]:
    """Run a command; return what it said, its seconds, its largest memory in MB and its exit code."""
    environment = {**os.environ, "MILEPOST_HOME": home, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", MEASURE, sys.executable, "-m", "milepost.config.cli", *words]
    began = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    memory = int(done.stderr.split()[-1]) // 1024
    return done.stdout, time.perf_counter() - began, memory, done.returncode


def report(title: str, said: str, seconds: float, memory: int, code: int) -> None:
    content = json.loads(said)
    told = content.get("counts") or content["refusal"]["code"]
    print(f"{title:<24}{seconds:7.1f} s{memory:6} MB  exit {code}  {content['outcome']}: {told}", flush=True)


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as home:
        milepost(home, "prepare")
        sheet = ("import", "sheet", str(folder / RETURNS), "--profile", "uk-major-projects", "--json")
        for title, more in (("trial", ("--dry-run",)), ("first run", ()), ("second run", ())):
            report(title, *milepost(home, *sheet, *more))
        huge = Path(home) / "huge.csv"
        with huge.open("w", encoding="utf-8") as stream:
            stream.write("report_year,gmpp_id,project_name,department\n")
            stream.writelines(f"2020,ID-{number},Project {number},Works\n" for number in range(1_000_000))
        report(
            "a million rows", *milepost(home, "import", "sheet", str(huge), "--profile", "uk-major-projects", "--json")
        )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("MILEPOST_DATA", BESIDE)))
