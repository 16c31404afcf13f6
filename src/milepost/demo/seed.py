"""Tell the whole demonstration into an empty database: all of it or nothing, through actions only."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import transaction

from milepost.demo.chance import Chance
from milepost.demo.months import Months
from milepost.demo.queries import is_empty
from milepost.demo.stories.catalogue import STORIES
from milepost.demo.telling.narrator import Narrator
from milepost.demo.telling.score import compose
from milepost.demo.telling.story import Story
from milepost.kernel.errors import refuse

HISTORY = 24
"""Locked months before the present one."""
SEED = "aldermere"


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector still: a story makes few circles, and looking for them took a fifth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def seed(today: date, *, stories: Sequence[Story] = STORIES, history: int = HISTORY) -> Iterator[str]:
    """Tell the demonstration as of `today`; yield a sentence for each month that was told.

    The same date gives the same ledger. When it is not told to its end, nothing of it stays.
    """
    with uncollected(), transaction.atomic():
        if not is_empty():
            raise refuse(
                "demonstration_begins_empty",
                "The demonstration is told into an empty database only.",
                missing="A database in which nothing was done yet.",
                cure="The operator of the machine",
                path="Name another folder with MILEPOST_HOME.",
            )
        months = Months(today)
        narrator = Narrator(months, Chance(SEED), now=months.now)
        score = compose(narrator, stories, history)
        told = min(score.cues)[0]
        narrator.now = told
        yield f"Telling the demonstration, {history + 1} months of it …"
        for moment in score.play():
            if (moment.year, moment.month) != (told.year, told.month):
                yield f"  {told:%B %Y}"
                told = moment
        yield "The demonstration is told."
