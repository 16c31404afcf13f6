"""Reports are filed in batches of one period: colours are computed together, and refusals still row by row."""

from __future__ import annotations

from dataclasses import dataclass, field

from milepost.exchange.actions.book import Book
from milepost.exchange.actions.rows import place_row
from milepost.exchange.actions.stating import Told
from milepost.kernel.errors import Refusal
from milepost.projects.models import Project
from milepost.reporting.actions import file_imported_report, file_imported_reports

BATCH = 25


@dataclass(slots=True)
class Filing:
    """Takes rows in the order of their periods and files their reports, a batch at a time."""

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
        if project is None:
            tally.counts["unchanged"] += 1
            return
        self._waiting.append((project, told))
        if len(self._waiting) >= BATCH:
            self.file()

    def file(self) -> None:
        """File what waits together; when a rule keeps one out, file them one by one."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        period = self.book.periods[waiting[0][1].period.code]
        returns = [(project, told.filed) for project, told in waiting]
        try:
            file_imported_reports(self.book.machine, period, returns=returns)
        except Refusal:
            self._file_each(waiting)
        else:
            self.book.tally.counts["imported"] += len(waiting)

    def _file_each(self, waiting: list[tuple[Project, Told]]) -> None:
        tally = self.book.tally
        for project, told in waiting:
            period = self.book.periods[told.period.code]
            try:
                file_imported_report(self.book.machine, project, period, filed=told.filed)
            except Refusal as refusal:
                tally.refuse(told.row.row, refusal)
            else:
                tally.counts["imported"] += 1
