"""Read portfolios to choose from: our JSON, and the multidimensional knapsacks of OR-Library."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn

from milepost.kernel.errors import refuse
from milepost_engine.choose.selection import Candidate, Portfolio, Requirement, ShareLimit, Synergy
from milepost_engine.result import Unknown


@dataclass(frozen=True, slots=True)
class Instance:
    """A portfolio with its name; a knapsack has numbers for codes, counted from 0."""

    name: str
    portfolio: Portfolio
    is_knapsack: bool = False


def read_instances(path: Path) -> list[Instance]:
    """Return what a file holds, by its first character JSON or OR-Library."""
    try:
        text = path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise refuse("file_is_readable", f"{path} cannot be read as text in UTF-8: {error}.") from error
    try:
        return list(_from_json(text, path.stem) if text[:1] in ("{", "[") else _knapsacks(text, path.stem))
    except json.JSONDecodeError as error:
        raise refuse("file_is_json", f"{path}, line {error.lineno}: this is no JSON: {error.msg}.") from error
    except (ValueError, TypeError) as error:
        raise refuse("portfolio_is_clear", f"{path}: {error}") from error


def _from_json(text: str, stem: str) -> Iterator[Instance]:
    content = json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
    given = content if isinstance(content, list) else content.get("instances", [content])
    if not isinstance(given, list) or not given:
        raise ValueError("write one portfolio, or a list of them under instances.")
    for at, one in enumerate(given, start=1):
        if not isinstance(one, dict):
            raise TypeError(f"portfolio {at} is no object.")
        name = str(one.get("name") or (stem if len(given) == 1 else f"{stem}-{at}"))
        try:
            yield Instance(name, _portfolio(one))
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"portfolio {name}: {_sentence(error)}") from error


def _sentence(error: Exception) -> str:
    return f"{error.args[0]} is missing." if isinstance(error, KeyError) else str(error)


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no finite number.")


def _portfolio(one: Mapping[str, Any]) -> Portfolio:
    known = {part.name for part in fields(Portfolio)} | {"name", "description"}
    _refuse_strange(one, known, "a portfolio")
    budget, periods = one["budget"], one["periods"]
    if not isinstance(periods, int) or isinstance(periods, bool):
        raise TypeError("periods is a whole number.")
    if not isinstance(budget, list) or not isinstance(one["candidates"], list):
        raise TypeError("budget and candidates are lists.")
    return Portfolio(
        periods=periods,
        budget=tuple(budget),
        candidates=tuple(_candidate(at, each) for at, each in enumerate(one["candidates"], start=1)),
        capacity={
            str(skill): _amounts(line, f"capacity of {skill}") for skill, line in one.get("capacity", {}).items()
        },
        carry_over=_truth(one, "carry_over"),
        exclusive=tuple(frozenset(map(str, group)) for group in one.get("exclusive", [])),
        requires=tuple(_made(Requirement, each, "a requirement") for each in one.get("requires", [])),
        shares=tuple(_made(ShareLimit, each, "a share") for each in one.get("shares", [])),
        synergies=tuple(
            Synergy(frozenset(map(str, each["members"])), each["value"]) for each in one.get("synergies", [])
        ),
        may_run_beyond=_truth(one, "may_run_beyond"),
    )


def _candidate(at: int, one: Any) -> Candidate:
    where = f"candidate {at}"
    if not isinstance(one, dict) or not one.get("code"):
        raise ValueError(f"{where} is no object with a code.")
    where = f"candidate {one['code']}"
    _refuse_strange(one, {part.name for part in fields(Candidate)} | {"name"}, where)
    cost = one.get("cost")
    rest = {key: value for key, value in one.items() if key not in ("code", "cost", "name", "demand")}
    for key in ("value_by_start", "p80_cost"):
        if key in rest:
            rest[key] = _amounts(rest[key], f"{where}: {key}")
    for key in ("earliest_start", "finish_by", "locked_start"):
        if key in rest and (not isinstance(rest[key], int) or isinstance(rest[key], bool)):
            raise ValueError(f"{where}: {key} is a whole number of periods.")
    if "mandatory" in rest:
        _truth(rest, "mandatory")
    demand = {
        str(skill): _amounts(line, f"{where}: demand for {skill}") for skill, line in one.get("demand", {}).items()
    }
    known = Unknown("No cost is stated.") if cost is None else _amounts(cost, f"{where}: cost")
    return Candidate(str(one["code"]), known, demand=demand, **rest)


def _made(kind: type[Any], one: Any, where: str) -> Any:
    if not isinstance(one, dict):
        raise TypeError(f"{where} is no object.")
    _refuse_strange(one, {part.name for part in fields(kind)}, where)
    return kind(**one)


def _amounts(line: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(line, list):
        raise TypeError(f"{where} is a list of numbers, one a period.")
    return tuple(line)


def _truth(one: Mapping[str, Any], key: str) -> bool:
    value = one.get(key, False)
    if not isinstance(value, bool):
        raise TypeError(f"{key} is true or false.")
    return value


def _refuse_strange(one: Mapping[str, Any], known: set[str], where: str) -> None:
    strange = sorted(set(one) - known)
    if strange:
        raise ValueError(f"{where} has no {', '.join(strange)}; there are: {', '.join(sorted(known))}.")


def _knapsacks(text: str, stem: str) -> Iterator[Instance]:
    words = iter(text.split())
    count = _whole(words, "the number of problems")
    for at in range(1, count + 1):
        where = f"problem {at}"
        items, rows = _whole(words, f"{where}: the number of items"), _whole(words, f"{where}: the number of rows")
        _number(words, f"{where}: the best value known")
        values = [_number(words, f"{where}: value {one}") for one in range(items)]
        uses = [[_number(words, f"{where}: row {row}, item {one}") for one in range(items)] for row in range(rows)]
        most = [_number(words, f"{where}: capacity {row}") for row in range(rows)]
        width = len(str(items))
        candidates = tuple(
            Candidate(f"{one:0{width}}", (0,), values[one], demand={str(r): (uses[r][one],) for r in range(rows)})
            for one in range(items)
        )
        capacity = {str(row): (most[row],) for row in range(rows)}
        yield Instance(f"{stem}-{at}", Portfolio(1, (0,), candidates, capacity=capacity), is_knapsack=True)
    if next(words, None) is not None:
        raise ValueError(f"something follows after problem {count}, where the file should end.")


def _number(words: Iterator[str], where: str) -> Decimal:
    word = next(words, None)
    try:
        read = Decimal(word) if word is not None else Decimal("NaN")
    except InvalidOperation:
        read = Decimal("NaN")
    if not read.is_finite():
        raise ValueError(f"{where} must be a number, not {word!r}." if word else f"the file ends before {where}.")
    return read


def _whole(words: Iterator[str], where: str) -> int:
    number = _number(words, where)
    if number != int(number) or not 0 < number <= 100_000:
        raise ValueError(f"{where} must be a whole number above 0, not {number}: this is no file of OR-Library.")
    return int(number)
