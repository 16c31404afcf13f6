"""The doors of the decoders for Python: a key an activity in, a schedule out."""

from __future__ import annotations

from milepost_engine.network.levelling.arrays import Room, Small, Work
from milepost_engine.network.levelling.loops.decoder import NOWHERE, justify, list_by_keys, place_forward
from milepost_engine.network.levelling.loops.parallel import place_through_time
from milepost_engine.time.compiled import step, sweep


@step
def place(work: Work, room: Room, start: Small, through_time: bool) -> int:  # noqa: FBT001 - no keywords in the loops
    """Place by `room.key` with the parallel or the serial scheme; return the last finish, NOWHERE if one never fits."""
    if through_time:
        return place_through_time(work, room, start)
    list_by_keys(work, room, False)  # noqa: FBT003 - same
    return place_forward(work, room, start)


@sweep
def decode(work: Work, room: Room, start: Small, through_time: bool) -> int:  # noqa: FBT001 - same
    """Place by `room.key`."""
    return place(work, room, start, through_time)


@sweep
def decode_and_justify(work: Work, room: Room, start: Small, spare: Small, through_time: bool) -> int:  # noqa: FBT001
    """Place by `room.key` and shift all to the right and to the left."""
    end = place(work, room, start, through_time)
    if end == NOWHERE:
        return NOWHERE
    return justify(work, room, start, spare, end)
