"""YAML in the parts that JSON has, built from the parser's events: nothing but text, numbers, lists and tables is made.

Refused by name: tags, anchors and aliases (so no bomb can grow), doubled keys, several documents, deep nesting, and
files larger than a method can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from milepost.methods.definition import Method
from milepost.methods.notation.problems import MethodUnreadable, Problem
from milepost.methods.notation.reading import method_from_plain
from milepost.methods.notation.writing import plain_of

LARGEST = 1_000_000
DEEPEST = 12
WIDTH = 110
WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENING = (yaml.SequenceStartEvent, yaml.MappingStartEvent)


def method_from_yaml(text: str) -> Method:
    """Return the method that `text` describes; raise `MethodUnreadable` with every problem and its place."""
    return method_from_plain(plain_from_yaml(text))


def method_to_yaml(method: Method) -> str:
    """Return the one canonical text of a method: reading it gives the method, writing that gives the text."""
    return yaml.dump(plain_of(method), Dumper=_Indented, sort_keys=False, allow_unicode=True, width=WIDTH)


def plain_from_yaml(text: str) -> Any:
    """Return the plain values that `text` describes."""
    if len(text) > LARGEST or len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        raise _refused(f"A method is at most {LARGEST} bytes long.")
    try:
        events = yaml.parse(text, Loader=_LOADER)
        return _document(events)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise _refused(f"This is no readable YAML: {' '.join(str(error).split())[:300]}") from error


class _Indented(yaml.SafeDumper):
    """Writes lists indented below their name, and never an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - theirs
        """Indent lists as well as tables."""
        del indentless
        super().increase_indent(flow, False)  # noqa: FBT003 - theirs

    def ignore_aliases(self, data: object) -> bool:
        """Write everything out."""
        del data
        return True


def _document(events: Iterator[Any]) -> Any:
    next(events)
    if isinstance(next(events), yaml.StreamEndEvent):
        raise _refused("This is empty.")
    value = _value(next(events), events, 0)
    next(events)
    if not isinstance(next(events), yaml.StreamEndEvent):
        raise _refused("One file holds one method: several documents are refused.")
    return value


def _value(event: Any, events: Iterator[Any], depth: int) -> Any:
    _require_plain(event, depth)
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event)
    if isinstance(event, yaml.SequenceStartEvent):
        return _list(events, depth)
    return _table(events, depth)


def _list(events: Iterator[Any], depth: int) -> list[Any]:
    found: list[Any] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        found.append(_value(event, events, depth + 1))
    return found


def _table(events: Iterator[Any], depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        _require_plain(event, depth)
        if not isinstance(event, yaml.ScalarEvent):
            raise _refused("A name is a text.", event)
        if event.value in found:
            raise _refused(f"The name {event.value[:60]!r} stands twice in one table.", event)
        found[event.value] = _value(next(events), events, depth + 1)
    return found


def _scalar(event: Any) -> Any:
    text: str = event.value
    if event.style:  # quoted or in a block; the two parsers say nothing of it in two ways
        return text
    if text in WORDS:
        return WORDS[text]
    return int(text) if WHOLE.fullmatch(text) else text


def _require_plain(event: Any, depth: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _refused("Anchors and aliases are refused: write it out.", event)
    if getattr(event, "tag", None):
        raise _refused("Tags are refused: text, whole numbers, true, false, lists and tables are enough.", event)
    if depth >= DEEPEST and isinstance(event, _OPENING):
        raise _refused(f"Nothing in a method is nested deeper than {DEEPEST}.", event)


def _refused(sentence: str, event: Any = None) -> MethodUnreadable:
    mark = getattr(event, "start_mark", None)
    return MethodUnreadable(Problem(f"line {mark.line + 1}" if mark else "", sentence))
