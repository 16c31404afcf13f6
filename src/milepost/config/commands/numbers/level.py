"""Level the activities of a file: the shortest schedule within the capacity of its resources."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from milepost_engine.network import NetworkError
from milepost_engine.network.attribution import ProjectDelay, attribute_delay
from milepost_engine.network.levelling import FormatError, Levelled, level, ready_levelling
from milepost_engine.network.levelling.formats import OWN, READERS, LevellingFile, read_own

SECONDS = 10.0
LARGEST_FILE = 64 * 1024 * 1024


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and how long and hard to search."""
    parser.add_argument(
        "file",
        type=Path,
        help=f"the file: {', '.join(READERS)}, .json (docs: reference, level JSON), or any schedule file",
    )
    parser.add_argument("--time-limit", type=_seconds, default=SECONDS, metavar="S", help=f"seconds ({SECONDS:g})")
    parser.add_argument("--threads", type=_threads, default=1, metavar="N", help="threads that search (1)")
    parser.add_argument("--seed", type=int, default=0, help="seed of all chance (0)")
    parser.add_argument("--within-float", action="store_true", help="schedule files: keep the finish, use float alone")
    parser.add_argument("--explain", action="store_true", help="say which resources cost how much against logic alone")
    parser.add_argument("--json", action="store_true", help="answer as JSON (docs: reference, level JSON)")


def run(options: argparse.Namespace) -> int:
    """Level and answer: 0 done, 1 when the file or what it holds is refused."""
    suffix = options.file.suffix.lower()
    if suffix not in READERS and suffix != OWN:
        return _run_schedule(options)
    began = perf_counter()
    try:
        if options.within_float:
            raise FormatError(0, "its jobs have no plan whose finish could be kept; leave out --within-float.")
        asked = read_own(_text(options.file)) if suffix == OWN else LevellingFile(READERS[suffix](_text(options.file)))
        if asked.team and options.explain:
            raise FormatError(0, "delays are not attributed to people; leave out --explain.")
        if ready_levelling(lambda sentence: print(sentence, file=sys.stderr)):
            began = perf_counter()  # what is made once after an installation takes none of the time that was given
        limits: dict[str, Any] = {
            "seed": abs(options.seed),
            "threads": options.threads,
            "seconds_left": lambda: options.time_limit - (perf_counter() - began),
        }
        if asked.team or asked.by_rank:
            return _run_more(options, asked, limits, lambda: perf_counter() - began)
        found = level(asked.problem, **limits)
    except (OSError, UnicodeDecodeError, NetworkError) as error:
        print(f"milepost level: {options.file.name}: {error}", file=sys.stderr)
        return 1
    return _answer(options, found, perf_counter() - began)


def _answer(options: argparse.Namespace, found: Levelled, seconds: float, **more: Any) -> int:
    """Write the answer as it was asked for."""
    delays = attribute_delay(found.problem, found.start, mode=found.mode) if options.explain else ()
    if options.json:
        delayed = {"delays": _delays(found, delays)} if options.explain else {}
        print(json.dumps(content(found, seconds) | more | delayed, ensure_ascii=False))
    else:
        _tell(found, seconds)
        for delay in delays:
            _tell_delay(found, delay)
    return 0


def _run_more(
    options: argparse.Namespace, asked: LevellingFile, limits: dict[str, Any], spent: Callable[[], float]
) -> int:
    """Level by rank, or with people."""
    from milepost.config.commands.numbers.level_more import (  # noqa: PLC0415 - only such files need it
        ranked,
        staffed,
        staffed_content,
        tell_served,
        tell_staffed,
    )

    if asked.team:
        placed = staffed(asked, limits)
        if options.json:
            print(json.dumps(staffed_content(placed, spent()), ensure_ascii=False))
        else:
            tell_staffed(placed, spent())
        return 0
    levelled, served = ranked(asked, limits)
    code = _answer(options, levelled, spent(), served=served)
    if not options.json:
        tell_served(served)
    return code


def _run_schedule(options: argparse.Namespace) -> int:
    from milepost.config.commands.numbers.level_schedule import levelled_schedule, told  # noqa: PLC0415 - loads more
    from milepost.exchange.importers.schedule.refusal import ScheduleRefused  # noqa: PLC0415 - same

    began = perf_counter()
    try:
        answer = levelled_schedule(
            options.file,
            within_float=options.within_float,
            seed=abs(options.seed),
            seconds=lambda: perf_counter() - began,
            limit=options.time_limit,
        )
    except ScheduleRefused as refused:
        print(f"milepost level: {options.file.name}: {refused.sentence} {refused.cure}", file=sys.stderr)
        return 1
    print(json.dumps(answer, ensure_ascii=False) if options.json else "\n".join(told(answer)))
    return 0


def content(found: Levelled, seconds: float) -> dict[str, Any]:
    """Return the answer as JSON says it."""
    starts = zip(found.problem.activities, found.start.tolist(), strict=True)
    modes = zip(found.problem.activities, found.mode.tolist(), strict=True)
    answer: dict[str, Any] = {
        "makespan": found.makespan,
        "lower_bound": found.lower_bound,
        "optimal": found.optimal,
        "starts": {activity.name: start for activity, start in starts},
        "seconds": round(seconds, 3),
    }
    if found.problem.many_modes:
        answer["modes"] = {activity.name: mode + 1 for activity, mode in modes}
    return answer


def _delays(found: Levelled, delays: Sequence[ProjectDelay]) -> list[dict[str, Any]]:
    """Return how late each project is against logic alone and by which resources."""
    problem = found.problem
    return [
        {
            "project": problem.projects[delay.project].name,
            "due": delay.due,
            "late": delay.late,
            "parts": [
                {"units": part.units, "resources": sorted({problem.resources[c.resource].name for c in part.causes})}
                for part in delay.conflicts
            ],
        }
        for delay in delays
    ]


def _tell_delay(found: Levelled, delay: ProjectDelay) -> None:
    print(f"Logic alone ends at {delay.due}; {delay.late} later{':' if delay.late else '.'}")
    for line in delay.in_words(found.problem):
        print(f"  {line}")


def _text(path: Path) -> str:
    if path.stat().st_size > LARGEST_FILE:
        raise FormatError(0, f"the file is larger than {LARGEST_FILE:,} bytes; split it.")
    return path.read_text(encoding="utf-8-sig")


def _tell(found: Levelled, seconds: float) -> None:
    width = max(len("job"), *(len(activity.name) for activity in found.problem.activities))
    print(f"{'job':<{width}}  {'start':>8}  {'finish':>8}")
    rows = zip(found.problem.activities, found.start.tolist(), found.finish.tolist(), strict=True)
    for activity, start, finish in rows:
        print(f"{activity.name:<{width}}  {start:>8}  {finish:>8}")
    proof = "proved the shortest" if found.optimal else f"no schedule is shorter than {found.lower_bound}"
    print(f"The schedule ends at {found.makespan}: {proof}. {seconds:.1f} s")


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= 86_400:
        raise argparse.ArgumentTypeError("give seconds between 0 and 86400")
    return seconds


def _threads(text: str) -> int:
    threads = int(text)
    if not 1 <= threads <= 64:
        raise argparse.ArgumentTypeError("give between 1 and 64 threads")
    return threads
