"""One row is one act in the stream of its project: it is found or registered, and what is known of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from milepost.exchange import rules
from milepost.exchange.actions.book import PROJECT, Book
from milepost.exchange.actions.facts import NOTHING, Facts, facts_after, record_facts
from milepost.exchange.actions.placing import programme_of, unit_of
from milepost.exchange.actions.stating import Told
from milepost.exchange.models import ExternalReference
from milepost.exchange.policies import ROW_WRITERS
from milepost.exchange.rules import project_code, shortened, stage_of
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.canonical import written
from milepost.kernel.policy import ORGANISATION, Scope
from milepost.people.models import Unit
from milepost.portfolios.models import Programme
from milepost.projects.actions import change_project, register_project
from milepost.projects.choices import Origin
from milepost.projects.models import Project
from milepost.projects.queries import project_scope
from milepost.reporting.choices import PeriodState
from milepost.reporting.models import Period


@dataclass(frozen=True, slots=True)
class RowContent:
    """What a row brings beside its report."""

    told: Told
    keys: tuple[str, ...]
    identity: dict[str, Any]
    unit: Unit
    programme: Programme | None
    code: str
    known: Facts
    wanted: Facts

    @property
    def changes_something(self) -> bool:
        """Say whether anything but a report is to be written."""
        return bool(self.code or self.keys or self.identity or self.known != self.wanted)


def _scope(project: Project | None) -> Scope:
    return ORGANISATION if project is None else project_scope(project)


@action("exchange.import_row", allowed=ROW_WRITERS, scope=_scope, path="Have the PMO import the sheet.")
def import_row(act: Act, project: Project | None, *, content: RowContent, book: Book) -> Project:
    """Write what a row says of a project, registering it when it is new."""
    why = f"{book.origin.name}, row {content.told.row.row}"
    if project is None:
        project = _register(act, content, book)
    elif content.identity:
        _rename(act, project, content)
    act.add_all(
        [ExternalReference(source=book.source, noun=PROJECT, key=key, record_id=project.pk) for key in content.keys]
    )
    record_facts(act, project, content.known, content.wanted, content.told.end, why)
    act.because(why)
    return project


def _register(act: Act, content: RowContent, book: Book) -> Project:
    texts = content.told.texts
    return register_project.within(
        act,
        code=content.code,
        **identity_of(texts),  # name, purpose and category
        unit=content.unit,
        portfolio=book.portfolio,
        programme=content.programme,
        currency=book.currency,
        stage=stage_of(texts["stage"]),
        origin=Origin.IMPORTED,
        attributes={"attribution": book.profile.attribution} if book.profile.attribution else {},
    )


def _rename(act: Act, project: Project, content: RowContent) -> None:
    present = {name: getattr(project, name) for name in ("name", "purpose", "category", "unit")}
    change_project.within(
        act,
        project,
        **{**present, **content.identity},
        portfolio=project.portfolio,
        programme=project.programme,
        project_class=project.project_class,
    )


def identity_of(texts: Mapping[str, str]) -> dict[str, Any]:
    """Return what a return calls the project, as long as the register takes it."""
    return {
        "name": shortened(texts["project_name"], 250),
        "purpose": shortened(texts["description"], 20_000),
        "category": shortened(texts["category"], 120),
    }


def content_of(told: Told, book: Book, project: Project | None, keys: list[str]) -> RowContent:
    """Return what a row brings; only the latest return of a project changes what is known of it now."""
    known_until = None if project is None else book.latest.get(project.pk)
    is_latest = known_until is None or told.end >= known_until
    known = NOTHING if project is None else book.facts.get(project.pk, NOTHING)
    is_last = book.last_rows.get(keys[0]) == told.row.row
    unit = unit_of(book, told.texts["unit"])
    return RowContent(
        told=told,
        keys=tuple(key for key in keys if (PROJECT, key) not in book.refs),
        identity=_renamed(told, project, unit) if project is not None and is_latest else {},
        unit=unit,
        programme=programme_of(book, told.texts["programme"]) if project is None else None,
        code=_code(told, book, keys) if project is None else "",
        known=known,
        wanted=facts_after(known, told, is_last=is_last) if is_latest else known,
    )


def _renamed(told: Told, project: Project, unit: Unit) -> dict[str, Any]:
    """Return what the latest return calls the project differently, and where else it puts it; what it omits stays."""
    texts: dict[str, Any] = {name: text for name, text in identity_of(told.texts).items() if text}
    renamed = {name: text for name, text in texts.items() if getattr(project, name) != text}
    return renamed | ({"unit": unit} if told.texts["unit"] and project.unit_id != unit.pk else {})


def _code(told: Told, book: Book, keys: list[str]) -> str:
    known_as = next((key.partition(":")[2] for key in keys if key.startswith("external_id:")), "")
    return project_code(book.source, known_as or told.texts["project_code"], book.codes, len(book.codes) + 1)


def takes_imports(period: Period) -> bool:
    """Say whether a period is open and was opened for imports."""
    return period.origin == Origin.IMPORTED and period.state == PeriodState.OPEN


def place_row(told: Told, book: Book) -> Project | None:
    """Write what a row says of its project; return the project if its report is to be filed, None if all stands."""
    keys = book.keys_of(told.row.natural_key, told.row.keys)
    project, period = book.project_of(keys), book.periods[told.period.code]
    if project is not None:
        if book.digests.get((project.pk, period.code)) == told.digest:
            return None
        book.require(
            rules.amounts_are_in_the_projects_currency(project.code, project.currency, book.currency),
            rules.report_was_imported(project.code, written_here=(project.pk, period.code) in book.native),
        )
    book.require(
        rules.period_takes_imports(period.name, open_for_imports=takes_imports(period)),
        rules.row_can_be_kept(max(len(written(each)) for each in (told.filed.attributes, told.filed.narrative))),
    )
    content = content_of(told, book, project, keys)
    if project is None or content.changes_something:
        placed = import_row(book.machine, project, content=content, book=book)
        if project is None:
            book.codes.add(placed.code)
            book.tally.add("projects", placed.code)
        book.learn(placed, content.keys)
        book.facts[placed.pk] = content.wanted
        project = placed
    book.digests[project.pk, told.period.code] = told.digest
    book.latest[project.pk] = max(told.end, book.latest.get(project.pk, told.end))
    return project
