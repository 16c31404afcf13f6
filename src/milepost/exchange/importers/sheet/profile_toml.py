"""Read profiles from TOML: ours, shipped with the product, and anybody's."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, cast

from milepost.exchange.importers.sheet.fields import TARGET_FIELDS
from milepost.exchange.importers.sheet.headers import PERIOD, HeaderRule
from milepost.exchange.importers.sheet.keys import KeyRule
from milepost.exchange.importers.sheet.periods import PeriodKind, PeriodRule, YearEnd
from milepost.exchange.importers.sheet.profile import (
    CURRENCY_CODE,
    Cadence,
    Cycle,
    FieldRule,
    Profile,
    ProfileInvalid,
    SheetRule,
    dates_for,
)
from milepost.exchange.importers.sheet.toml_table import Table
from milepost.exchange.importers.sheet.values.amounts import NO_CURRENCY, SCALES, RangeRule
from milepost.exchange.importers.sheet.values.colours import Points
from milepost.exchange.importers.sheet.values.dates import DateOptions, DateOrder
from milepost.exchange.importers.sheet.values.numbers import DecimalMark

SCHEMA = 1
SHIPPED = ("uk-major-projects", "nyc-capital", "canada-it", "any-portfolio")

_ORDERS = ("dmy", "mdy", "auto")
_MARKS = ("auto", ".", ",")
_RANGES = ("problem", "lower", "upper")
_REPEATED_GROUP = re.compile(r"\)[*+{]")
_UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{[0-9]*,\}")
_LONGEST_PATTERN = 200


def shipped_profile(name: str) -> Profile:
    """Return a profile that ships with the product."""
    if name not in SHIPPED:
        raise ProfileInvalid((f"name: no profile {name!r} ships; there are {', '.join(SHIPPED)}",))
    return parse_profile((files(__package__) / "profiles" / f"{name}.toml").read_text("utf-8"))


def parse_profile(text: str) -> Profile:
    """Return the profile that a TOML text describes, or refuse it with every problem found."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileInvalid((f"file: is not TOML: {error}",)) from error
    return profile_from(content)


def profile_from(content: Mapping[str, Any]) -> Profile:
    """Return the profile that a table describes, or refuse it with every problem found."""
    problems: list[str] = []
    top = Table(content, "", problems)
    if top.number("schema", 0, 0, 99) != SCHEMA:
        top.problem("schema", f"must be {SCHEMA}")
    defaults = top.table("defaults")
    dates = _dates(defaults)
    fields = _fields(top, defaults, dates)
    profile = Profile(
        name=top.text("name"),
        title=top.text("title"),
        attribution=top.text("attribution", ""),
        cycle=_cycle(top.table("cycle")),
        key=_key(top.table("key")),
        period=_period(top.table("period")),
        sheet=_sheet(top.table("sheet")),
        dates=dates,
        total_change_is_of_the_return=defaults.flag("total_change_is_of_the_return"),
        fields=fields,
    )
    _check_names(profile, problems)
    for table in (top, defaults):
        table.finish()
    if problems:
        raise ProfileInvalid(tuple(problems))
    return profile


def _check_names(profile: Profile, problems: list[str]) -> None:
    named = {rule.target.name for rule in profile.fields}
    if "project_name" not in named:
        problems.append("fields: project_name must be among them")
    for way in profile.key.fields:
        problems.extend(f"key.fields: {name!r} is not among the fields" for name in way if name not in named)
    if not profile.key.fields:
        problems.append("key.fields: is missing")
    if profile.name and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", profile.name):
        problems.append("name: may hold lower-case letters, digits and single dashes")


def _dates(table: Table) -> DateOptions:
    return DateOptions(
        order=cast("DateOrder", table.choice("date_order", _ORDERS, "auto")),
        range=cast("RangeRule", table.choice("range", _RANGES, "problem")),
        fiscal_start=table.number("fiscal_year_starts_in_month", 4, 1, 12),
        two_digit_pivot=table.number("two_digit_pivot", 70, 0, 99),
    )


def _cycle(table: Table) -> Cycle:
    cadence = table.choice("cadence", ("annual", "quarterly", "monthly", "irregular"), "irregular")
    cycle = Cycle(table.text("code"), table.text("name"), cast("Cadence", cadence))
    table.finish()
    return cycle


def _sheet(table: Table) -> SheetRule:
    rule = SheetRule(table.texts("names"), table.optional("encoding"), table.optional("delimiter"))
    if rule.delimiter is not None and (len(rule.delimiter) != 1 or rule.delimiter in '"\r\n'):
        table.problem("delimiter", "must be one character, not a quotation mark and not a line break")
    if rule.encoding is not None and not _is_text_codec(rule.encoding):
        table.problem("encoding", f"{rule.encoding!r} is not an encoding of text")
    table.finish()
    return rule


def _is_text_codec(name: str) -> bool:
    try:
        return isinstance(b"a".decode(codecs.lookup(name).name), str)
    except (LookupError, UnicodeError, ValueError):
        return False


def _key(table: Table) -> KeyRule:
    rule = KeyRule(
        fields=table.lists("fields"),
        drop_words=frozenset(word.casefold() for word in table.texts("drop_words")),
        drop_brackets=table.flag("drop_brackets"),
        same=_synonyms(table.table("same")),
        same_start=_synonyms(table.table("same_start")),
    )
    table.finish()
    return rule


def _synonyms(table: Table) -> dict[str, dict[str, str]]:
    plain = KeyRule(())
    synonyms: dict[str, dict[str, str]] = {}
    for field in table.names():
        inner = table.table(field)
        pairs = {name: inner.text(name) for name in inner.names()}
        synonyms[field] = {plain.normal(field, name): plain.normal(field, text) for name, text in pairs.items()}
    return synonyms


def _period(table: Table) -> PeriodRule:
    ends = []
    for end in table.tables("year_ends"):
        ends.append(
            YearEnd(
                end.number("since", 0, 0, 9999),
                end.number("month", 12, 1, 12),
                end.number("day", 31, 1, 31),
                end.number("offset", 0, -1, 1),
            )
        )
        end.finish()
    kind = table.choice("kind", ("year", "month", "date"), "year")
    rule = PeriodRule(
        _headers(table, PERIOD),
        cast("PeriodKind", kind),
        table.text("code", "{date}" if kind == "date" else "{year}" if kind == "year" else "{year}-{month}"),
        table.text("name", "{date}" if kind == "date" else "{year}" if kind == "year" else "{month_name} {year}"),
        tuple(sorted(ends, key=lambda end: end.since)) or (YearEnd(0, 12, 31),),
    )
    table.finish()
    return rule


def _headers(table: Table, field: str) -> HeaderRule:
    patterns = table.texts("patterns")
    for pattern in patterns:
        if fault := _pattern_fault(pattern):
            table.problem("patterns", f"{pattern!r} {fault}")
    return HeaderRule(field, table.texts("headers"), table.texts("prefixes"), patterns)


def _pattern_fault(pattern: str) -> str | None:
    """Say what is wrong with a pattern; shapes that can run away on a hostile header are refused."""
    if len(pattern) > _LONGEST_PATTERN:
        return "is too long"
    if _REPEATED_GROUP.search(pattern) or len(_UNBOUNDED.findall(pattern)) > 3 or re.search(r"\\[0-9]", pattern):
        return "repeats a group, has more than three open repetitions, or refers back"
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"is not a regular expression: {error}"
    return None


def _currency(table: Table, default: str) -> str:
    code = table.text("currency", default)
    if not CURRENCY_CODE.fullmatch(code):
        table.problem("currency", f"must be a code of three capital letters, not {code!r}")
    return code


def _fields(top: Table, defaults: Table, dates: DateOptions) -> tuple[FieldRule, ...]:
    currency = _currency(defaults, NO_CURRENCY)
    scale = defaults.choice("scale", tuple(SCALES), "unit")
    mark = defaults.choice("decimal", _MARKS, "auto")
    tables = top.table("fields")
    rules = []
    for name in tables.names():
        table = tables.table(name)
        target = TARGET_FIELDS.get(name)
        if target is None:
            tables.problem(name, "is not a field of a return")
            continue
        edge = table.choice("edge", ("start", "end"), target.edge)
        order = cast("DateOrder", table.choice("date_order", _ORDERS, dates.order))
        ranges = cast("RangeRule", table.choice("range", _RANGES, dates.range))
        base = DateOptions(order, "end", ranges, dates.fiscal_start, dates.two_digit_pivot)
        rules.append(
            FieldRule(
                target=target,
                columns=_headers(table, name),
                required=table.flag("required"),
                currency=_currency(table, currency),
                scale=SCALES[table.choice("scale", tuple(SCALES), scale)],
                dates=dates_for(base, "start" if edge == "start" else "end"),
                decimal=cast("DecimalMark", table.choice("decimal", _MARKS, mark)),
                range=ranges,
                points=cast("Points", table.number("points", 5, 3, 5) // 2 * 2 + 1),
            )
        )
        table.finish()
    return tuple(rules)
