"""Where rows belong: the organisation, portfolio, cycle, periods, units and programmes, found or created on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.exchange import queries
from milepost.exchange.actions.book import UNIT, Book
from milepost.exchange.actions.facts import facts_of
from milepost.exchange.actions.stating import Origin
from milepost.exchange.importers.sheet.periods import PlannedPeriod
from milepost.exchange.importers.sheet.profile import Profile
from milepost.exchange.models import ExternalReference
from milepost.exchange.policies import ROW_WRITERS
from milepost.exchange.rules import LONGEST_CODE, code_from, reference_key, shortened
from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.policy import Actor
from milepost.people import queries as people
from milepost.people.actions import add_unit, set_up_organisation
from milepost.people.models import Organisation, Unit
from milepost.portfolios.actions import add_portfolio, add_programme
from milepost.portfolios.models import Portfolio, Programme
from milepost.reporting.actions import open_cycle, open_imported_period
from milepost.reporting.models import Cycle, Period

NOT_STATED = "Not stated"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person who imports asks for; nothing means what the profile says."""

    portfolio: str = ""
    organisation: str = ""


def open_book(machine: Actor, profile: Profile, origin: Origin, currency: str, wanted: Wanted) -> Book:
    """Open the book of an import: the places that all its rows share, and what is known of its source."""
    created: list[tuple[str, str]] = []
    organisation = people.organisation() or _set_up(machine, profile, currency, wanted, created)
    cycle = _cycle(machine, profile, organisation, created)
    standing = queries.standing(cycle)
    projects = queries.known_projects(profile.cycle.code)
    book = Book(
        machine=machine,
        profile=profile,
        origin=origin,
        currency=currency,
        cycle=cycle,
        portfolio=_portfolio(machine, profile, wanted, created),
        periods={},
        refs=queries.references(profile.cycle.code),
        projects=projects,
        units={unit.code: unit for unit in people.all_units()},
        programmes={each.code: each for each in Programme.objects.all()},
        digests=standing.digests,
        latest=standing.latest,
        native=standing.native,
        codes=queries.taken_codes(),
        facts=facts_of(projects),
    )
    for noun, name in created:
        book.tally.add(noun, name)
    return book


def open_periods(book: Book, planned: Iterable[PlannedPeriod]) -> None:
    """Find the periods of the rows or open them for imports."""
    known = {each.code: each for each in Period.objects.filter(cycle=book.cycle)}
    for each in planned:
        period = known.get(each.code)
        if period is None or (period.start_date, period.end_date) != (each.start, each.end):
            period = open_imported_period(
                book.machine, book.cycle, code=each.code, name=each.name, start_date=each.start, end_date=each.end
            )
            book.tally.add("periods", period.code)
        period.cycle = book.cycle
        book.periods[each.code] = period


def unit_of(book: Book, text: str) -> Unit:
    """Return the unit that a row names, under whichever of its names; a new one is added."""
    known_as = book.profile.key.normal("unit", text) if text else ""
    key = reference_key(f"unit:{known_as}")
    found = book.refs.get((UNIT, key))
    if found is not None:
        return next(unit for unit in book.units.values() if unit.pk == found)
    code = code_from(known_as)[:LONGEST_CODE] or code_from(f"{book.source} none")[:LONGEST_CODE]
    unit = book.units.get(code)
    if unit is None:
        unit = add_unit(book.machine, code=code, name=shortened(text, 160) or NOT_STATED)
        book.units[code] = unit
        book.tally.add("units", code)
    remember_unit(book.machine, source=book.source, key=key, unit=unit)
    book.refs[UNIT, key] = unit.pk
    return unit


def programme_of(book: Book, text: str) -> Programme | None:
    """Return the programme that a row names, in the portfolio of the import; a new one is added."""
    if not text:
        return None
    code = code_from(f"{book.portfolio.code} {text}")[:LONGEST_CODE]
    found = book.programmes.get(code)
    if found is None:
        found = add_programme(book.machine, book.portfolio, code=code, name=shortened(text, 160))
        book.programmes[code] = found
        book.tally.add("programmes", code)
    return found if found.portfolio_id == book.portfolio.pk else None


@action("exchange.remember_unit", allowed=ROW_WRITERS, path="Have the PMO import the sheet.")
def remember_unit(act: Act, *, source: str, key: str, unit: Unit) -> ExternalReference:
    """Remember under which name a source knows a unit."""
    return act.add(ExternalReference(source=source, noun=UNIT, key=key, record_id=unit.pk))


def _set_up(
    machine: Actor, profile: Profile, currency: str, wanted: Wanted, created: list[tuple[str, str]]
) -> Organisation:
    name = shortened(wanted.organisation or profile.title, 120)
    created.append(("organisations", name))
    return set_up_organisation(machine, name=name, currency=currency)


def _cycle(machine: Actor, profile: Profile, organisation: Organisation, created: list[tuple[str, str]]) -> Cycle:
    stated = profile.cycle
    found = Cycle.objects.select_related("calendar").filter(code=stated.code).first()
    if found is not None:
        return found
    created.append(("cycles", stated.code))
    return open_cycle(
        machine, code=stated.code, name=stated.name, calendar=organisation.calendar, cadence=stated.cadence
    )


def _portfolio(machine: Actor, profile: Profile, wanted: Wanted, created: list[tuple[str, str]]) -> Portfolio:
    code = wanted.portfolio or profile.cycle.code
    found = Portfolio.objects.filter(code=code).first()
    if found is not None:
        return found
    created.append(("portfolios", code))
    return add_portfolio(machine, code=code, name=shortened(profile.title, 160))
