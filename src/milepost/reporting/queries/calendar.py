"""Questions to the calendar of reports: rules in force, due days, members, periods before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from milepost.people.models import WorkCalendar
from milepost.people.queries import add_working_days
from milepost.projects.choices import Standing
from milepost.projects.models import Project
from milepost.reporting.choices import CadenceState, PeriodState, RuleSetState
from milepost.reporting.models import CadenceRule, Cycle, CycleMembership, DueRule, Period, RuleSet
from milepost.reporting.queries.source import Source
from milepost.reporting.rules.calendar import DEFAULT_DUE_DAYS, DEFAULT_INTERIM_DAYS, DueDays


@dataclass(slots=True)
class DueDates:
    """The due dates of one cycle, each counted once: rules and holidays are read once for all projects."""

    calendar: WorkCalendar
    rules: list[DueRule]
    _counted: dict[tuple[date, int], date]

    @classmethod
    def of(cls, cycle: Cycle) -> DueDates:
        """Return the due dates of `cycle`."""
        rules = list(DueRule.objects.filter(cycle=cycle).order_by("effective_date"))
        return cls(cycle.calendar, rules, {})

    def days(self, project_class: str, on: date) -> DueDays:
        """Return the days in force on a date for a class of project."""
        found = DEFAULT_DUE_DAYS[project_class]
        for rule in self.rules:
            if rule.project_class == project_class and rule.effective_date <= on:
                found = DueDays(rule.report_due_working_days, rule.review_due_working_days)
        return found

    def report_due(self, project_class: str, period: Period) -> date:
        """Return the day by which a project of this class reports on `period`."""
        return self._after(period.end_date, self.days(project_class, period.end_date).report)

    def review_due(self, project_class: str, period: Period, submitted_on: date) -> date:
        """Return the day by which the PMO reviews what was submitted."""
        return self._after(submitted_on, self.days(project_class, period.end_date).review)

    def local_date(self, instant: datetime) -> date:
        """Return the date of an instant where the cycle keeps its calendar."""
        return instant.astimezone(ZoneInfo(self.calendar.zone)).date()

    def _after(self, day: date, count: int) -> date:
        key = (day, count)
        if key not in self._counted:
            self._counted[key] = add_working_days(self.calendar, day, count) if count else day
        return self._counted[key]


@dataclass(frozen=True, slots=True)
class ClassDuties:
    """What a class owes in a cycle, and the PMO owes it: days between reports, working days to report and to review."""

    project_class: str
    interim_days: int | None
    days: DueDays


def duties_by_class(cycle: Cycle, on: date) -> list[ClassDuties]:
    """Return what is due from whom by when on a date, by class; of a series in between, of the classes in it."""
    cadence, due = cadence_of(cycle.interim_of_id or cycle.pk, on), DueDates.of(cycle)
    asked = {name: days for name, days in sorted(cadence.items()) if days is not None or cycle.interim_of_id is None}
    return [ClassDuties(name, days, due.days(name, on)) for name, days in asked.items()]


def rule_set_in_force(on: date, moment: datetime | None = None) -> RuleSet | None:
    """Return the effective rule set of a data date, None before the first was adopted."""
    effective = Source(moment).rows(RuleSet, state=RuleSetState.EFFECTIVE.value)
    return max(
        (each for each in effective if each.effective_date <= on), key=lambda each: each.effective_date, default=None
    )


def members(cycle: Cycle, start: date, end: date) -> list[Project]:
    """Return the projects that report in `cycle` for some day between two dates and have not ended, by code.

    Those of an interim series are the members of its main cycle whose class reports in between.
    """
    main = cycle.interim_of_id or cycle.pk
    taking_part = CycleMembership.objects.filter(Q(to_date=None) | Q(to_date__gte=start), cycle=main)
    ids = taking_part.filter(from_date__lte=end).values("project")
    found = Project.objects.filter(pk__in=ids).exclude(standing=Standing.ENDED)
    if cycle.interim_of_id:
        asked = [name for name, days in cadence_of(main, end).items() if days is not None]
        found = found.filter(project_class__in=asked)
    return list(found.order_by("code"))


def cadence_of(cycle_id: int, on: date) -> dict[str, int | None]:
    """Return after how many days each class reports in between on a date, None where it does not."""
    found = dict(DEFAULT_INTERIM_DAYS)
    adopted = CadenceRule.objects.filter(cycle=cycle_id, state=CadenceState.EFFECTIVE, effective_date__lte=on)
    for rule in adopted.order_by("effective_date"):
        found[rule.project_class] = rule.interim_days
    return found


def series_read_by(cycle: Cycle) -> list[int]:
    """Return the cycles whose earlier reports a report of `cycle` follows: an interim one follows the months too."""
    return [cycle.pk] if cycle.interim_of_id is None else [cycle.pk, cycle.interim_of_id]


def previous_period(period: Period) -> Period | None:
    """Return the period before this one in its cycle; before an interim one, whichever ended last."""
    read = series_read_by(period.cycle)
    return Period.objects.filter(cycle__in=read, end_date__lt=period.start_date).order_by("-end_date").first()


def next_open_period(period: Period) -> Period | None:
    """Return the earliest open period after this one in its cycle."""
    later = Period.objects.filter(cycle=period.cycle_id, start_date__gt=period.end_date, state=PeriodState.OPEN)
    return later.order_by("start_date").first()


def period_spans(cycle: Cycle) -> dict[str, tuple[date, date]]:
    """Return first and last day of every period of a cycle, by name."""
    rows = Period.objects.filter(cycle=cycle).values_list("name", "start_date", "end_date")
    return {name: (start, end) for name, start, end in rows}


def latest_period(cycles: Iterable[Cycle] | None = None, *, moment: datetime | None = None) -> Period | None:
    """Return the period with the latest data date that has begun to be reported, as known at `moment`."""
    wanted = None if cycles is None else {cycle.pk for cycle in cycles}
    periods = [each for each in Source(moment).rows(Period) if wanted is None or each.cycle_id in wanted]
    return max(periods, key=lambda each: (each.end_date, each.pk), default=None)
