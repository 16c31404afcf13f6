"""A profile: how the sheets of one publisher are read, as data that anybody can write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from milepost.exchange.importers.sheet.fields import TARGET_FIELDS, TargetField
from milepost.exchange.importers.sheet.headers import PERIOD, HeaderRule, normal_header
from milepost.exchange.importers.sheet.keys import KeyRule
from milepost.exchange.importers.sheet.periods import PeriodRule
from milepost.exchange.importers.sheet.values.amounts import NO_CURRENCY, MoneyOptions, RangeRule
from milepost.exchange.importers.sheet.values.colours import Points
from milepost.exchange.importers.sheet.values.dates import DateOptions, DateOrder, Edge
from milepost.exchange.importers.sheet.values.numbers import DecimalMark

CURRENCY_CODE = re.compile(r"[A-Z]{3}")
Cadence = Literal["annual", "quarterly", "monthly", "irregular"]


class ProfileInvalid(Exception):
    """A profile that cannot be used; `problems` are sentences, each beginning with the place in the file."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Cycle:
    """The reporting cycle that the periods of the sheet belong to."""

    code: str
    name: str
    cadence: Cadence


@dataclass(frozen=True, slots=True)
class SheetRule:
    """What is prescribed about the file itself; everything left out is found out."""

    names: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How one field is found and read."""

    target: TargetField
    columns: HeaderRule
    required: bool
    currency: str
    scale: int
    dates: DateOptions
    decimal: DecimalMark
    range: RangeRule
    points: Points

    def money_options(self, header_scale: int | None) -> MoneyOptions:
        """Return how amounts are read, where a scale stated in the header beats the profile's."""
        scale = self.scale if header_scale is None else header_scale
        return MoneyOptions(self.currency, scale, self.decimal, self.range)


@dataclass(frozen=True, slots=True)
class Profile:
    """How a kind of sheet is read, and whom to thank for it.

    A total change leads back to a promise only where it was counted up to its own return: many publishers print the
    total of today beside every return of the past.
    """

    name: str
    title: str
    attribution: str
    cycle: Cycle
    key: KeyRule
    period: PeriodRule
    sheet: SheetRule
    dates: DateOptions
    total_change_is_of_the_return: bool
    fields: tuple[FieldRule, ...]

    def header_rules(self) -> tuple[HeaderRule, ...]:
        """Return the rules by which columns are recognised, the period's first."""
        return (self.period.columns, *(rule.columns for rule in self.fields))

    def rule(self, field: str) -> FieldRule:
        """Return how a field is read."""
        return next(rule for rule in self.fields if rule.target.name == field)

    def with_columns(self, columns: Mapping[str, str]) -> Profile:
        """Return the profile with columns chosen by hand: header to field, or to `period`.

        A chosen header leads its field; a header chosen for one field is no longer one of another.
        """
        unknown = sorted(set(columns.values()) - set(TARGET_FIELDS) - {PERIOD})
        if unknown:
            raise ProfileInvalid(tuple(f"columns: {name!r} is not a field of a return" for name in unknown))
        known = {rule.target.name for rule in self.fields}
        added = [field_rule(self, name) for name in columns.values() if name != PERIOD and name not in known]
        fields = tuple(
            replace(rule, columns=_led(rule.columns, columns)) for rule in (*self.fields, *dict.fromkeys(added))
        )
        return replace(self, fields=fields, period=replace(self.period, columns=_led(self.period.columns, columns)))

    def with_currency(self, currency: str) -> Profile:
        """Return the profile with a currency for the fields that name none."""
        if not CURRENCY_CODE.fullmatch(currency):
            raise ProfileInvalid((f"currency: {currency!r} is not a code of three capital letters",))
        fields = tuple(
            replace(rule, currency=currency) if rule.currency == NO_CURRENCY else rule for rule in self.fields
        )
        return replace(self, fields=fields)


def field_rule(profile: Profile, name: str) -> FieldRule:
    """Return a rule for a field that a profile does not name yet, read as its other fields are."""
    model, target = profile.fields[0], TARGET_FIELDS[name]
    return replace(
        model, target=target, columns=HeaderRule(name), required=False, dates=dates_for(profile.dates, target.edge)
    )


def dates_for(defaults: DateOptions, edge: Edge, order: DateOrder | None = None) -> DateOptions:
    """Return the date options of a field: the profile's, with the field's edge and order."""
    return replace(defaults, edge=edge, order=order or defaults.order)


def _led(rule: HeaderRule, columns: Mapping[str, str]) -> HeaderRule:
    chosen = tuple(header for header, field in columns.items() if field == rule.field)
    others = {normal_header(header) for header, field in columns.items() if field != rule.field}
    kept = tuple(header for header in rule.headers if normal_header(header) not in others)
    return replace(rule, headers=(*chosen, *kept))
