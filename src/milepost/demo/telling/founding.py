"""The first weeks: the organisation is set up, people come, posts are filled, the reporting cycle is opened."""

from __future__ import annotations

from milepost.demo.cast import organisation as house
from milepost.demo.cast import people as cast
from milepost.demo.months import ZONE, holidays
from milepost.demo.telling.narrator import MACHINE, Narrator
from milepost.methods import actions as methods
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.portfolios import actions as portfolios
from milepost.reporting import actions as reporting

LONG_WEEK = {day: [[510, 720], [765, 1005]] for day in ("1", "2", "3", "4")} | {"5": [[510, 780]]}
SHIFT_WEEK = {day: [[360, 840]] for day in ("1", "2", "3", "4", "5", "6")}
YEARS_BEFORE, YEARS_AFTER = 3, 2


def found(narrator: Narrator) -> None:
    """Set up the organisation up to the day before its first project."""
    _set_up(narrator)
    _people(narrator)
    _strategy(narrator)


def _set_up(narrator: Narrator) -> None:
    narrator.organisation = narrator.do(
        MACHINE,
        people.set_up_organisation,
        name=house.NAME,
        currency=house.CURRENCY,
        zone=ZONE.key,
        week=LONG_WEEK,
        demonstration=True,
    )
    shifts = narrator.do(MACHINE, people.add_calendar, name="Works in shifts", zone=ZONE.key, week=SHIFT_WEEK)
    year = narrator.months.today.year
    for each in range(year - YEARS_BEFORE, year + YEARS_AFTER + 1):
        for day, name in sorted(holidays(each).items()):
            for calendar in (narrator.organisation.calendar, shifts):
                narrator.do(MACHINE, people.add_calendar_exception, calendar, date=day, name=name)
    for unit in house.UNITS:
        above = narrator.units.get(unit.above)
        narrator.units[unit.code] = narrator.do(MACHINE, people.add_unit, code=unit.code, name=unit.name, parent=above)


def _people(narrator: Narrator) -> None:
    for unit, staff in cast.PEOPLE.items():
        for name, title in staff:
            leader = cast.LEADERS[unit] if name != cast.LEADERS[unit] else cast.EXECUTIVE
            narrator.people[name] = narrator.do(
                MACHINE,
                people.add_person,
                name=name,
                email=cast.address(name),
                unit=narrator.units[unit],
                manager=narrator.people[leader] if name != cast.EXECUTIVE else None,
                title=title,
                zone=ZONE.key,
            )
    for name, title in cast.PARTNERS:
        narrator.people[name] = narrator.do(
            MACHINE, people.add_person, name=name, email=cast.address(name), unit=None, title=title, zone=ZONE.key
        )
    narrator.people[cast.CLIENT] = narrator.do(
        MACHINE,
        people.add_person,
        name=cast.CLIENT,
        email=cast.address(cast.CLIENT),
        title=cast.CLIENT_TITLE,
        zone=ZONE.key,
    )
    for name, role in cast.POSTS.items():
        appointer = MACHINE if role == PostRole.EXECUTIVE else narrator.executive
        narrator.do(appointer, people.appoint_to_post, narrator.people[name], role=role)
    administrator = narrator.actor(cast.ADMINISTRATOR)
    for name, person in narrator.people.items():
        opener = MACHINE if name == cast.ADMINISTRATOR else administrator
        narrator.do(opener, people.open_account, person, email=person.email)


def _strategy(narrator: Narrator) -> None:
    for aim, owner in zip(house.AIMS, list(cast.LEADERS.values())[2:], strict=False):
        narrator.aims[aim.code] = narrator.do(
            narrator.executive,
            portfolios.add_objective,
            code=aim.code,
            statement=aim.statement,
            weight_share=aim.weight,
            owner=narrator.people[owner],
        )
    guardian = narrator.people["Kwabena Osei-Tutu"]
    for code, name in house.PORTFOLIOS:
        narrator.portfolios[code] = narrator.do(
            narrator.director, portfolios.add_portfolio, code=code, name=name, owner=guardian
        )
    for code, name, portfolio in house.PROGRAMMES:
        narrator.programmes[code] = narrator.do(
            narrator.director,
            portfolios.add_programme,
            narrator.portfolios[portfolio],
            code=code,
            name=name,
            owner=guardian,
        )


def lay_down_the_method(narrator: Narrator) -> None:
    """Have one analyst draft the shipped pack, two others of the PMO approve it, and the director publish it."""
    author, other = (narrator.actor(name) for name in cast.ANALYSTS)
    version = narrator.do(author, methods.start_from_pack, changelog="The first method of the house, as it is shipped.")
    narrator.do(author, methods.submit_method_version, version)
    for approver in (other, narrator.director):
        narrator.do(approver, methods.approve_method_version, version)
    narrator.do(narrator.director, methods.publish_method_version, version, effective_from=narrator.now.date())


def open_the_cycle(narrator: Narrator) -> None:
    """Have the PMO open the monthly cycle on the calendar of the house."""
    if narrator.organisation is None:
        raise ValueError("The organisation is set up before its cycle opens")
    narrator.cycle = narrator.do(
        narrator.director,
        reporting.open_cycle,
        code="MONTHLY",
        name="Monthly status",
        calendar=narrator.organisation.calendar,
    )
    narrator.do(
        narrator.director,
        reporting.set_due_rules,
        narrator.cycle,
        effective_date=narrator.now.date(),
    )
