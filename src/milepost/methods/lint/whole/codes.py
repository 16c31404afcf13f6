"""Codes and names tell parts apart, and a list names each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from milepost.methods.definition import Method
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot
from milepost.methods.lint.reading.parts import placed

SAME_KIND = ("policies", "roles", "phases", "gates", "artefact_types", "checklists", "activities", "obligations")
NAMED = ("policies", "roles", "phases", "gates", "artefact_types", "checklists", "activities")


def _families(method: Method) -> Iterator[tuple[str, list[tuple[str, object]]]]:
    """Yield the parts that must differ from each other, each with its place."""
    for name in SAME_KIND:
        yield name, list(placed(getattr(method, name), name))
    for path, policy in placed(method.policies, "policies"):
        yield "clauses", list(placed(policy.clauses, f"{path}.clauses"))
    yield (
        "criteria",
        [each for path, gate in placed(method.gates, "gates") for each in placed(gate.criteria, f"{path}.criteria")],
    )
    for path, kind in placed(method.artefact_types, "artefact_types"):
        yield "fields", list(placed(kind.fields, f"{path}.fields"))
    for path, checklist in placed(method.checklists, "checklists"):
        yield "items", list(placed(checklist.items, f"{path}.items"))


def _doubles(parts: Iterable[tuple[str, object]], name: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for path, part in parts:
        value = " ".join(str(getattr(part, name)).casefold().split())
        if value and value in seen:
            yield path, value
        seen.add(value)


def _same_codes(method: Method) -> Iterator[Spot]:
    for family, parts in _families(method):
        for path, code in _doubles(parts, "code"):
            yield Spot(f"{path}.code", f"The code `{code}` stands twice among the {family}.", "Give one another code.")


def _same_names(method: Method) -> Iterator[Spot]:
    for family, parts in _families(method):
        name = "name" if family in NAMED else "label" if family == "fields" else ""
        for path, value in _doubles(parts, name) if name else ():
            yield Spot(
                f"{path}.{name}", f"Two of the {family} are called {value!r}: readers cannot tell them apart.",
                "Give one another name.",
            )  # fmt: skip


def _same_in_lists(method: Method) -> Iterator[Spot]:
    for path, words in _lists("", method):
        doubles = sorted({word for word in words if words.count(word) > 1})
        for word in doubles:
            yield Spot(path, f"{word!r} stands twice in one list.", "Name it once.")


def _lists(path: str, part: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every list of words of a part and of the parts within."""
    if not is_dataclass(part):
        return
    for field in fields(part):
        value, place = getattr(part, field.name), f"{path}.{field.name}".removeprefix(".")
        if not isinstance(value, tuple):
            yield from _lists(place, value)
            continue
        yield place, tuple(each for each in value if isinstance(each, str))
        for within, each in placed(value, place):
            yield from _lists(within, each)


CODES_ARE_UNIQUE = Rule("codes_are_unique", "Codes tell the parts of one kind apart.", ERROR, _same_codes)
NAMES_ARE_TOLD_APART = Rule("names_are_told_apart", "Names tell the parts of one kind apart.", WARNING, _same_names)
LISTS_NAME_EACH_ONCE = Rule("lists_name_each_once", "A list names each once.", WARNING, _same_in_lists)
