"""Measure `import milepost_engine` in fresh processes: `python bench/engine/loading.py`. A bare Python is beside it."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

REPEAT = 15


def seconds(code: str) -> tuple[float, float]:
    """Return the medians of the clock and of the processor."""
    clock, processor = [], []
    for _ in range(REPEAT):
        began = time.perf_counter()
        told = subprocess.run(
            [sys.executable, "-c", f"{code}; import time; print(time.process_time())"],
            check=True,
            capture_output=True,
            text=True,
        )
        clock.append(time.perf_counter() - began)
        processor.append(float(told.stdout))
    return statistics.median(clock), statistics.median(processor)


def main() -> None:
    bare, engine = seconds("pass"), seconds("import milepost_engine")
    print(
        f"import milepost_engine: {1000 * (engine[0] - bare[0]):.1f} ms of the clock, "
        f"{1000 * (engine[1] - bare[1]):.1f} ms of the processor above a bare Python (median of {REPEAT})"
    )


if __name__ == "__main__":
    main()
