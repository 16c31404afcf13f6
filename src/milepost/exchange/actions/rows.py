"""One row is one act: the project is found or registered, its facts are kept, its report is filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.exchange.actions.book import PROJECT, Book
from milepost.exchange.actions.placing import programme_of, unit_of
from milepost.exchange.actions.stating import Told
from milepost.exchange.models import ExternalReference
from milepost.exchange.policies import ROW_WRITERS
from milepost.exchange.rules import project_code, shortened, stage_of
from milepost.finance.actions import add_benefit, change_benefit, update_cost_outlook
from milepost.finance.models import Benefit, CostOutlook
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import ORGANISATION, Scope
from milepost.people.models import Unit
from milepost.planning.actions import record_baseline, update_outlook
from milepost.planning.models import Baseline, Outlook
from milepost.portfolios.models import Programme
from milepost.projects.actions import change_project, register_project
from milepost.projects.choices import Origin
from milepost.projects.models import Project
from milepost.projects.queries import project_scope
from milepost.reporting.actions import file_imported_report
from milepost.reporting.models import Period

BENEFITS = "Benefits as reported"


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row belongs: its project, when there is one already, and its period."""

    project: Project | None
    period: Period


@dataclass(frozen=True, slots=True)
class RowContent:
    """What a row brings: what it states, the keys to remember, and whether nothing later is known of its project."""

    told: Told
    keys: tuple[str, ...]
    unit: Unit
    programme: Programme | None
    code: str
    is_latest: bool
    keeps_facts: bool
    is_last: bool


def _scope(place: RowPlace) -> Scope:
    return ORGANISATION if place.project is None else project_scope(place.project)


@action("exchange.import_row", allowed=ROW_WRITERS, scope=_scope, path="Have the PMO import the sheet.")
def import_row(act: Act, place: RowPlace, *, content: RowContent, book: Book) -> Project:
    """Import one row into the stream of its project."""
    told = content.told
    why = f"{book.origin.name}, row {told.row.row}"
    project = place.project or _register(act, content, book)
    act.require(_same_currency(project, book.currency))
    if place.project is not None and content.is_latest:
        _rename(act, project, content)
    act.add_all(
        [
            ExternalReference(source=book.source, noun=PROJECT, key=key, record_id=project.pk)
            for key in content.keys
            if (PROJECT, key) not in book.refs
        ]
    )
    if content.keeps_facts:
        _promise(act, project, told, why)
    if content.is_last:
        _expect(act, project, told)
    file_imported_report.within(act, project, place.period, filed=told.filed)
    act.because(why)
    return project


def _register(act: Act, content: RowContent, book: Book) -> Project:
    texts = content.told.texts
    return register_project.within(
        act,
        code=content.code,
        name=shortened(texts["project_name"], 250),
        unit=content.unit,
        portfolio=book.portfolio,
        programme=content.programme,
        currency=book.currency,
        purpose=shortened(texts["description"], 20_000),
        category=shortened(texts["category"], 120),
        stage=stage_of(texts["stage"]),
        origin=Origin.IMPORTED,
        attributes={"attribution": book.profile.attribution} if book.profile.attribution else {},
    )


def _rename(act: Act, project: Project, content: RowContent) -> None:
    """Take over what the latest return calls the project and where it puts it; what it leaves out stays."""
    texts = content.told.texts
    told = {
        "name": shortened(texts["project_name"], 250),
        "purpose": shortened(texts["description"], 20_000) or project.purpose,
        "category": shortened(texts["category"], 120) or project.category,
        "unit": content.unit if texts["unit"] else project.unit,
    }
    if all(getattr(project, name) == value for name, value in told.items()):
        return
    change_project.within(
        act,
        project,
        **told,
        portfolio=project.portfolio,
        programme=project.programme,
        project_class=project.project_class,
    )


def _promise(act: Act, project: Project, told: Told, why: str) -> None:
    """Record the first known dates and cost as baseline 0, and every later promise that a return states anew."""
    filed = told.filed
    last = Baseline.objects.filter(project=project).order_by("-number").first()
    if last is None:
        start, finish = filed.start_date, filed.last_baseline_finish or filed.forecast_finish
        cost = filed.last_baseline_cost if filed.last_baseline_cost is not None else filed.forecast_cost
    else:
        start, finish = last.start_date, filed.last_baseline_finish or last.finish_date
        cost = filed.last_baseline_cost if filed.last_baseline_cost is not None else last.cost
        if (finish, cost) == (last.finish_date, last.cost):
            return
    _record(act, project, (start, finish, cost), told, why)


def _record(
    act: Act, project: Project, promise: tuple[date | None, date | None, Decimal | None], told: Told, why: str
) -> None:
    start, finish, cost = promise
    if finish is None and cost is None:
        return
    if start is not None and finish is not None and finish < start:
        start = None
    record_baseline.within(
        act, project, start_date=start, finish_date=finish, cost=cost, effective_date=told.end, reason=why
    )


def _expect(act: Act, project: Project, told: Told) -> None:
    """Keep what the latest return expects as the outlook of the project."""
    filed = told.filed
    dates = (filed.start_date, filed.forecast_finish)
    outlook = Outlook.objects.filter(project=project).first()
    known = (None, None) if outlook is None else (outlook.forecast_start, outlook.forecast_finish)
    if dates != known:
        update_outlook.within(act, project, forecast_start=dates[0], forecast_finish=dates[1])
    costs = CostOutlook.objects.filter(project=project).first()
    if filed.forecast_cost != (None if costs is None else costs.forecast_cost):
        update_cost_outlook.within(act, project, forecast_cost=filed.forecast_cost)
    _expect_benefits(act, project, filed.benefits_forecast)


def _expect_benefits(act: Act, project: Project, forecast: Decimal | None) -> None:
    found = Benefit.objects.filter(project=project, name=BENEFITS).select_related("project").first()
    if found is None and forecast is not None:
        add_benefit.within(act, project, name=BENEFITS, unit=project.currency, forecast_value=forecast)
    elif found is not None and found.forecast_value != forecast:
        change_benefit.within(act, found, name=BENEFITS, kind=found.kind, unit=found.unit, forecast_value=forecast)


def _same_currency(project: Project, currency: str) -> Unmet | None:
    if project.currency == currency:
        return None
    return Unmet(
        rule="amounts_are_in_the_projects_currency",
        sentence="Amounts of a project are in one currency; none is converted.",
        missing=f"{project.code} is in {project.currency}, the sheet in {currency}.",
        cure="PMO",
        path="Import the row in the project's currency.",
    )


def content_of(told: Told, book: Book, project: Project | None, keys: list[str]) -> RowContent:
    """Return what a row brings, with its unit and programme, which are created on the way."""
    known_until = None if project is None else book.latest.get(project.pk)
    is_latest = known_until is None or told.end >= known_until
    known_as = next((key.partition(":")[2] for key in keys if key.startswith("external_id:")), "")
    code = ""
    if project is None:
        number = book.tally.counts["numbered"] + 1
        code = project_code(book.source, known_as or told.texts["project_code"], book.codes, number)
    return RowContent(
        told=told,
        keys=tuple(keys),
        unit=unit_of(book, told.texts["unit"]),
        programme=programme_of(book, told.texts["programme"]) if project is None else None,
        code=code,
        is_latest=is_latest,
        keeps_facts=is_latest,
        is_last=is_latest and book.last_rows.get(keys[0]) == told.row.row,
    )


def write_row(told: Told, book: Book) -> str:
    """Write one row unless it stands already as it is told; return what became of it."""
    keys = book.keys_of(told.row.natural_key, told.row.keys)
    project = book.project_of(keys)
    period = book.periods[told.period.code]
    if project is not None and book.digests.get((project.pk, period.code)) == told.digest:
        return "unchanged"
    content = content_of(told, book, project, keys)
    written = import_row(book.machine, RowPlace(project, period), content=content, book=book)
    if project is None:
        book.codes.add(written.code)
        book.tally.add("projects", written.code)
    book.learn(written, [key for key in keys if (PROJECT, key) not in book.refs])
    book.digests[written.pk, period.code] = told.digest
    book.latest[written.pk] = max(told.end, book.latest.get(written.pk, told.end))
    return "imported"
