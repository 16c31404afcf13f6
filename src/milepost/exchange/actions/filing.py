"""Reports are filed in batches of one period, so that their colours are computed together."""

from __future__ import annotations

from dataclasses import dataclass, field

from milepost.exchange.actions.book import Book
from milepost.exchange.actions.rows import place_row
from milepost.exchange.actions.stating import Told
from milepost.kernel.errors import Refusal
from milepost.projects.models import Project
from milepost.reporting.actions import file_imported_reports

BATCH = 25


@dataclass(slots=True)
class Filing:
    """Takes rows in the order of their periods and files their reports, a batch at a time.

    A row is refused before anything of it is written; a batch that is refused all the same refuses the whole import.
    """

    book: Book
    _waiting: list[tuple[Project, Told]] = field(default_factory=list)

    def take(self, told: Told) -> None:
        """Write what a row says of its project, and have its report filed with the next batch."""
        if self._waiting and self._waiting[0][1].period.code != told.period.code:
            self.file()
        tally = self.book.tally
        try:
            project = place_row(told, self.book)
        except Refusal as refusal:
            tally.refuse(told.row.row, refusal)
            return
        tally.counts["unchanged" if project is None else "imported"] += 1
        if project is not None:
            self._waiting.append((project, told))
        if len(self._waiting) >= BATCH:
            self.file()

    def file(self) -> None:
        """File together what waits."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        period = self.book.periods[waiting[0][1].period.code]
        file_imported_reports(self.book.machine, period, returns=[(project, told.filed) for project, told in waiting])
