"""What must hold while work is done: it begins, goes on, is handed in, and somebody else accepts it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from milepost.kernel.errors import Unmet
from milepost.planning.choices import WorkState

LABEL = dict(WorkState.choices)


def work_is_in(state: str, lawful: Collection[str], name: str) -> Unmet | None:
    """Require that an item stands where this step begins."""
    if state in lawful:
        return None
    return Unmet(
        rule="work_is_in",
        sentence=f"This step is for work that is {' or '.join(str(LABEL[each]).lower() for each in lawful)}.",
        missing=f"{name} is {str(LABEL.get(state, state)).lower()}.",
        cure="The project manager",
        path="Look at the work list: it says whose turn it is.",
    )


def predecessors_are_done(waiting_for: Sequence[str], reason: str) -> Unmet | None:
    """Require what an item waits for, or that it is said why the order did not hold."""
    if not waiting_for or reason.strip():
        return None
    return Unmet(
        rule="predecessors_are_done",
        sentence="Work follows what it waits for, or it is said why not.",
        missing=f"{', '.join(waiting_for)} first, or the reason.",
        cure="You",
        path="Say why it was done out of sequence; it stays on the item, and the project manager sees it.",
        field="out_of_sequence",
    )


def leaf_is_work(*, is_leaf: bool, name: str) -> Unmet | None:
    """Require a piece of work: what has parts is done when they are."""
    if is_leaf:
        return None
    return Unmet(
        rule="leaf_is_work",
        sentence="Work is done, and assigned, on the parts of the work list that have no parts themselves.",
        missing=f"A part of {name}.",
        cure="You",
        path="Choose one of its parts.",
    )
