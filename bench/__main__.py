"""Run every measurement, each in a process of its own, and print what it prints: `python -m bench [name …]`.

What is measured, against what, and the figures of the last run stand in README.md beside this file.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
MEASUREMENTS: dict[str, tuple[str, ...]] = {
    "actions": ("actions.py", "--postgresql"),
    "verify": ("verify.py",),
    "pages": ("pages.py",),
    "gates": ("gates.py",),
    "compliance": ("compliance.py",),
    "import": ("import_sheet.py",),
    "pack": ("pack.py", "200"),
    "pack_render": ("pack_render.py", "200"),
    "network": ("engine/network.py",),
    "simulation": ("engine/simulation.py",),
    "levelling": ("engine/levelling.py", "--sample", "20"),
    "people": ("engine/people.py",),
    "attribution": ("engine/attribution.py",),
    "selection": ("engine/selection.py",),
    "knapsacks": ("engine/selection.py", "30", "mknapcb1.txt", "mknapcb4.txt", "--seeds", "0", "--first", "5"),
    "earned_value": ("engine/earned_value.py",),
    "empirical": ("engine/empirical.py",),
    "worked": ("engine/worked.py",),
    "loading": ("engine/loading.py",),
    "schedules": ("engine/schedules.py",),
}


def main() -> int:
    wanted = sys.argv[1:] or list(MEASUREMENTS)
    unknown = [name for name in wanted if name not in MEASUREMENTS]
    if unknown:
        print(f"There is no measurement {', '.join(unknown)}; there are: {', '.join(MEASUREMENTS)}.", file=sys.stderr)
        return 2
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    failed = []
    for name in wanted:
        script, *arguments = MEASUREMENTS[name]
        print(f"== {name}", flush=True)
        with tempfile.TemporaryDirectory(prefix="milepost-bench-") as home:
            ran = subprocess.run(
                [sys.executable, str(HERE / script), *arguments],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": paths, "MILEPOST_HOME": home},
                check=False,
            )
        failed += [name] if ran.returncode else []
    if failed:
        print(f"These did not come to their end: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
