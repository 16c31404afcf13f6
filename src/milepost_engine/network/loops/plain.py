"""Compiled passes over a plain network: one unit of time, no calendars."""

from __future__ import annotations

import numpy as np

from milepost_engine.network.arrays import PlainLinks, Units
from milepost_engine.time.compiled import compiled


@compiled
def forward_finish_to_start(duration: Units, links: PlainLinks, floor: Units) -> Units:
    """Return early finishes by position where every link is FS without lag; `floor` may be empty."""
    finish = np.empty(duration.size, dtype=np.int64)
    for here in range(duration.size):
        start = floor[here] if floor.size else 0
        for slot in range(links.bounds[here], links.bounds[here + 1]):
            start = max(start, finish[links.before[slot]])
        finish[here] = start + duration[here]
    return finish


@compiled
def backward_finish_to_start(duration: Units, links: PlainLinks, end: int) -> Units:
    """Return late finishes by position where every link is FS without lag."""
    finish = np.full(duration.size, end, dtype=np.int64)
    for here in range(duration.size - 1, -1, -1):
        start = finish[here] - duration[here]
        for slot in range(links.bounds[here], links.bounds[here + 1]):
            finish[links.before[slot]] = min(finish[links.before[slot]], start)
    return finish


@compiled
def needed(kind: int, lag: int, start: int, length: int, own: int) -> int:
    """Return the start that a link asks of its successor of `own` length (DOMAIN 3.9)."""
    earliest = start + lag
    if kind % 2 == 0:
        earliest += length
    if kind >= 2:
        earliest -= own
    return earliest


@compiled
def forward(duration: Units, links: PlainLinks, floor: Units) -> Units:
    """Return early finishes by position, with FS, SS, FF and SF links and lags by slot."""
    finish = np.empty(duration.size, dtype=np.int64)
    for here in range(duration.size):
        own = duration[here]
        start = floor[here] if floor.size else 0
        for slot in range(links.bounds[here], links.bounds[here + 1]):
            other = links.before[slot]
            length = duration[other]
            start = max(start, needed(links.kind[slot], links.lag[slot], finish[other] - length, length, own))
        finish[here] = start + own
    return finish


@compiled
def backward(duration: Units, links: PlainLinks, end: int) -> Units:
    """Return late finishes by position, the mirror of `forward`."""
    finish = np.full(duration.size, end, dtype=np.int64)
    for here in range(duration.size - 1, -1, -1):
        own = duration[here]
        start = finish[here] - own
        for slot in range(links.bounds[here], links.bounds[here + 1]):
            other = links.before[slot]
            length = duration[other]
            late = start - needed(links.kind[slot], links.lag[slot], 0, length, own) + length
            finish[other] = min(finish[other], late)
    return finish


@compiled
def free_float(duration: Units, links: PlainLinks, finish: Units) -> Units:
    """Return by position how far an activity can slip without moving a successor or the last finish."""
    free: Units = finish.max() - finish
    for here in range(duration.size):
        own = duration[here]
        start = finish[here] - own
        for slot in range(links.bounds[here], links.bounds[here + 1]):
            other = links.before[slot]
            length = duration[other]
            code = links.kind[slot] if links.kind.size else 0
            wait = links.lag[slot] if links.lag.size else 0
            slack = start - needed(code, wait, finish[other] - length, length, own)
            free[other] = min(free[other], slack)
    return free
