"""Level a schedule file on its own calendars, and say what moved, why, and what stays overloaded."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

MOST_TOLD = 20


def levelled_schedule(
    path: Path, *, within_float: bool, seed: int, seconds: Callable[[], float], limit: float
) -> dict[str, Any]:
    """Return the answer about a schedule file; raise `ScheduleRefused` where it cannot be levelled."""
    from milepost.exchange.bridge.levelling import level_schedule, levelled_content  # noqa: PLC0415 - loads the engine
    from milepost.exchange.importers.schedule.reading import read_schedule  # noqa: PLC0415 - same
    from milepost_engine.network import ready_schedule  # noqa: PLC0415 - same

    plan = read_schedule(path)
    ready_schedule(lambda sentence: print(sentence, file=sys.stderr))
    computed, found = level_schedule(plan, within_float=within_float, seed=seed, go_on=lambda: seconds() < limit)
    return levelled_content(computed, found, seconds())


def told(content: dict[str, Any]) -> Iterator[str]:
    """Yield the answer as lines for people."""
    width = max(len("task"), *(len(uid) for uid in content["starts"]))
    yield f"{'task':<{width}}  {'start':<16}  {'finish':<16}"
    for uid, start in content["starts"].items():
        yield f"{uid:<{width}}  {_at(start)}  {_at(content['finishes'][uid])}"
    yield ""
    free, levelled = _at(content["finish_without_limits"]), _at(content["finish"])
    yield f"Without limits of resources it ends {free}, levelled {levelled}."
    yield from _some(content["moves"], "task waits for a resource", "tasks wait for a resource", _moved)
    yield from _some(content["overloads"], "overload stays", "overloads stay", _overloaded)
    yield from (f"Note: {note}" for note in content["notes"])


def _some(rows: list[dict[str, Any]], one: str, many: str, said: Callable[[dict[str, Any]], str]) -> Iterator[str]:
    yield f"{len(rows)} {one if len(rows) == 1 else many}{':' if rows else '.'}"
    yield from (f"  {said(row)}" for row in rows[:MOST_TOLD])
    if len(rows) > MOST_TOLD:
        yield f"  and {len(rows) - MOST_TOLD} more (all with --json)"


def _moved(move: dict[str, Any]) -> str:
    holders = ", ".join(move["held_by"]) or "nobody: the resource is away"
    return f"{move['task']} from {_at(move['from'])} to {_at(move['to'])} for {move['waits_for']}, held by {holders}"


def _overloaded(each: dict[str, Any]) -> str:
    tasks = ", ".join(each["tasks"])
    return f"{each['resource']} lacks {each['missing_units']:g} from {_at(each['from'])} to {_at(each['to'])}: {tasks}"


def _at(text: str) -> str:
    return text.replace("T", " ")
