"""Measure a board pack in every format: `PYTHONPATH=src python bench/pack_render.py [projects]`.

Target: 200 projects as PDF, PPTX, XLSX and HTML in at most 40 s together on one of two cores. Wall time and
processor time are both printed: on a busy machine only the second says what the work costs.
"""

from __future__ import annotations

import os
import resource
import sys
import time

from milepost.documents.renderers.catalogue import FORMATS, render
from milepost.documents.tests.sample import pack

PACK = ("html", "pdf", "pptx", "xlsx")


def main(projects: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    document = pack(projects)
    together = [0.0, 0.0]
    print(f"{projects} projects on one core\n{'format':8}{'wall s':>9}{'cpu s':>9}{'MB':>9}")
    for name in FORMATS:
        wall, cpu = time.perf_counter(), time.process_time()
        content = render(document, name)
        spent = time.perf_counter() - wall, time.process_time() - cpu
        print(f"{name:8}{spent[0]:9.2f}{spent[1]:9.2f}{len(content) / 1e6:9.2f}", flush=True)
        if name in PACK:
            together = [one + two for one, two in zip(together, spent, strict=True)]
    print(f"{'pack':8}{together[0]:9.2f}{together[1]:9.2f}   target 40 s")
    print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
