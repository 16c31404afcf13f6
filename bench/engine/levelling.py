"""Measure levelling on PSPLIB.

    python bench/engine/levelling.py [SET …] [--sample N | --every N] [--seed S] [--seconds S] [--threads N]
        [--processor] [--each]

`--every N` takes each N-th instance by number, so that all kinds of instances come in; `--sample` draws. `--processor`
counts the seconds of the processor instead of those of the clock, one budget of seconds × threads for the process: what
a machine that does nothing else would give. `--each` prints each instance.

The instances and their best known makespans are read in place from the folder that MILEPOST_DATA names (else
../shared/data). Every schedule goes through the independent checker of the tests; no claim may contradict what is
known.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import statistics
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

from milepost_engine.network.levelling import level
from milepost_engine.network.levelling.formats import read_psplib
from tests.engine.network.levelling.checking import refuse_wrong

DATA = Path(os.environ.get("MILEPOST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
SETS = ("j30", "j60", "j120")


def chosen(name: str, sample: int | None, seed: int, every: int = 1):
    """Return (instance, text, best known row) of the set, or of a part of it."""
    folder = DATA / "benchmarks"
    with (folder / "rcpsp_best_known.csv").open() as rows:
        known = {row["instance"]: row for row in csv.DictReader(rows) if row["set"] == name}
    with tarfile.open(folder / f"psplib_{name}.tar.xz") as packed:
        texts = {m.name.split("/")[-1]: packed.extractfile(m).read().decode() for m in packed if m.isfile()}
    names = [each for each in known if each in texts][every - 1 :: every]  # the table goes by number
    if sample is not None:
        random.Random(seed).shuffle(names)
        names = names[:sample]
    return [(each, texts[each], known[each]) for each in names]


def clock(options: argparse.Namespace) -> Callable[[], float]:
    """Return how much is left of the time, or of that of the processor in equal shares of the threads."""
    if options.processor:
        worked = process_time()
        return lambda: options.seconds - (process_time() - worked) / options.threads
    began = perf_counter()
    return lambda: options.seconds - (perf_counter() - began)


def measure(name: str, options: argparse.Namespace) -> None:
    """Print one row of the table for a set."""
    gaps, seconds, processor, proved = [], [], [], 0
    instances = chosen(name, options.sample, options.seed, options.every)
    for instance, text, row in instances:
        began, worked = perf_counter(), process_time()
        found = level(read_psplib(text), threads=options.threads, seconds_left=clock(options))
        seconds.append(perf_counter() - began)
        processor.append(process_time() - worked)
        refuse_wrong(found)
        assert found.makespan >= int(row["LB"]), f"{instance}: better than what is proved"
        assert found.lower_bound <= int(row["UB"]), f"{instance}: a bound above a known schedule"
        gaps.append(found.makespan / int(row["UB"]) - 1)
        proved += found.optimal
        if options.each:
            told = f"{found.makespan} [{found.lower_bound}] known {row['UB']} [{row['LB']}]"
            print(f"{instance:<14} {told} {seconds[-1]:.2f} s {processor[-1]:.2f} CPU s", flush=True)
    print(
        f"{name:<5} {len(instances):>4} instances  above best known {statistics.mean(gaps):7.3%}  at best known "
        f"{sum(gap <= 0 for gap in gaps):>4}  proved {proved:>4}  seconds mean {statistics.mean(seconds):5.2f} median "
        f"{statistics.median(seconds):5.2f}  processor mean {statistics.mean(processor):5.2f}",
        flush=True,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--processor", action="store_true")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--threads", type=int, default=2)
    wanted = parser.parse_args()
    if not (DATA / "benchmarks").is_dir():
        sys.exit("The instances are not here. Name their folder with MILEPOST_DATA.")
    level(read_psplib(chosen("j30", 1, 0)[0][1]), epochs=1)  # compile, uncounted
    for each in wanted.sets:
        measure(each, wanted)
