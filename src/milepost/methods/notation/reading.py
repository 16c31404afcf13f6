"""From plain values to a method: every problem is told with its place, and nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from milepost.methods.definition import Method
from milepost.methods.definition.vocabulary import Whole, Words
from milepost.methods.notation.problems import MethodUnreadable, Problem
from milepost.methods.notation.shapes import Shape, members_of, shape_of

MOST_ITEMS = 500
CONTROL = frozenset({"Cc", "Cs", "Co", "Cn"})
ALLOWED = frozenset({"\n", "\t"})


class _Bad:
    """Stands where a value could not be read; the method is never made with it."""


BAD = _Bad()


def method_from_plain(value: object) -> Method:
    """Return the method that `value` describes; raise `MethodUnreadable` with every problem."""
    problems: list[Problem] = []
    read = _read(shape_of(Method), value, "", problems)
    if problems:
        raise MethodUnreadable(*problems)
    if not isinstance(read, Method):
        raise TypeError("A method was read as something else")
    return read


def _read(shape: Shape, value: object, path: str, problems: list[Problem]) -> Any:
    if value is None and shape.optional:
        return None
    return _READERS[shape.kind](shape, value, path, problems)


def _bad(problems: list[Problem], path: str, sentence: str) -> _Bad:
    problems.append(Problem(path, sentence))
    return BAD


def _table(shape: Shape, value: object, path: str, problems: list[Problem]) -> Any:
    if not isinstance(value, dict):
        return _bad(problems, path, "A table of names and values stands here.")
    members = members_of(shape.inner)
    known = {member.name for member in members}
    for name in value:
        if name not in known:
            told = name if isinstance(name, str) else repr(name)
            _bad(
                problems,
                _at(path, str(told)[:60]),
                f"There is no such name here; there are: {', '.join(sorted(known))}.",
            )
    found: dict[str, Any] = {}
    for member in members:
        if member.name in value:
            found[member.name] = _read(member.shape, value[member.name], _at(path, member.name), problems)
        elif member.required:
            _bad(problems, _at(path, member.name), "This is missing.")
    return BAD if problems else shape.inner(**found)


def _list(shape: Shape, value: object, path: str, problems: list[Problem]) -> Any:
    if not isinstance(value, list):
        return _bad(problems, path, "A list stands here.")
    if len(value) > MOST_ITEMS:
        return _bad(problems, path, f"At most {MOST_ITEMS} lines stand here.")
    inner = shape_of(shape.inner)
    return tuple(_read(inner, item, f"{path}[{place}]", problems) for place, item in enumerate(value))


def _choice(shape: Shape, value: object, path: str, problems: list[Problem]) -> Any:
    if isinstance(value, str) and value in shape.inner:
        return value
    return _bad(problems, path, f"One of these stands here: {', '.join(shape.inner)}.")


def _text(shape: Shape, value: object, path: str, problems: list[Problem]) -> Any:
    bound: Words = shape.inner
    if not isinstance(value, str):
        return _bad(problems, path, "A text stands here; put it between quotation marks if it looks like a number.")
    if len(value) > bound.longest:
        return _bad(problems, path, f"This text is longer than {bound.longest} characters.")
    if any(unicodedata.category(letter) in CONTROL and letter not in ALLOWED for letter in value):
        return _bad(problems, path, "This text holds characters that cannot be read.")
    if bound.pattern and not re.fullmatch(bound.pattern, value):
        return _bad(problems, path, f"This is not {bound.said}.")
    return value


def _number(shape: Shape, value: object, path: str, problems: list[Problem]) -> Any:
    bound: Whole = shape.inner
    if isinstance(value, bool) or not isinstance(value, int) or not bound.least <= value <= bound.most:
        return _bad(problems, path, f"A whole number from {bound.least} to {bound.most} stands here.")
    return value


def _flag(_shape: Shape, value: object, path: str, problems: list[Problem]) -> Any:
    return value if isinstance(value, bool) else _bad(problems, path, "true or false stands here.")


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


_READERS: dict[str, Callable[[Shape, object, str, list[Problem]], Any]] = {
    "table": _table,
    "list": _list,
    "choice": _choice,
    "text": _text,
    "number": _number,
    "flag": _flag,
}
