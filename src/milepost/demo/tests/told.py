"""Tell a part of the demonstration in a test."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from milepost.demo.months import Months
from milepost.demo.seed import seed
from milepost.demo.shapes import Beat, Plot
from milepost.demo.stories.catalogue import STORIES
from milepost.demo.telling.story import Scene, Story
from milepost.reporting.models import Period, StatusReport

TODAY = date(2026, 3, 12)
HISTORY = 10


class Part:
    """Some of the plots of a story."""

    def __init__(self, story: Story, codes: Sequence[str]) -> None:
        self.story = story
        self.plots = tuple(plot for plot in story.plots if plot.code in codes)

    def beat(self, plot: Plot, month: int) -> Beat:
        return self.story.beat(plot, month)

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        return self.story.scenes(plot)


def parts(*codes: str) -> list[Part]:
    return [part for part in (Part(story, codes) for story in STORIES) if part.plots]


def tell(*codes: str, today: date = TODAY, history: int = HISTORY) -> None:
    """Tell the projects with these codes, all of them when none is named."""
    stories: Sequence[Story] = parts(*codes) if codes else STORIES
    list(seed(today, stories=stories, history=history))


def report(code: str, month: int, today: date = TODAY) -> StatusReport:
    """Return the report of a project for a month counted from the present one."""
    period = Period.objects.get(end_date=Months(today).end(month))
    return StatusReport.objects.get(project__code=code, period=period)
