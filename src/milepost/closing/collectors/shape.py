"""What a collector is: a kind of thing that an archive holds, and how the files of that kind are made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from milepost.closing.choices import AccessClass
from milepost.closing.rules import STANDARD_YEARS
from milepost.kernel.canonical import Json, plain
from milepost.kernel.models import Record
from milepost.projects.models import Project

JSON = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One file of an archive.

    `in_ledger` says what of it the ledger must know: `file` its own digest, `content` the digest of what stands under
    that name in it, nothing where the ledger keeps no digest of it. `words` are those by which it is found.
    """

    path: str
    title: str
    content: bytes
    media_type: str = JSON
    access: str = AccessClass.INTERNAL.value
    years: int = STANDARD_YEARS
    in_ledger: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Collector:
    """One kind of thing: its name, its title, and the files of it that a project has."""

    kind: str
    title: str
    collect: Callable[[Project], Iterable[Item]]


def written(value: Json) -> bytes:
    """Return JSON as an archive holds it: keys in order, indented for whoever reads it without a program."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def whole(record: Record) -> dict[str, Json]:
    """Return every stored field of a record, sealed ones with what they hold."""
    return {field.attname: plain(getattr(record, field.attname)) for field in record._meta.concrete_fields}


def together(record: Record, parts: Iterable[str]) -> dict[str, Json]:
    """Return a record with the records that belong to it under their names; `a.b` are those of each `a`."""
    told, named = whole(record), tuple(parts)
    for name in (each for each in named if "." not in each):
        deeper = [each.partition(".")[2] for each in named if each.startswith(f"{name}.")]
        found = getattr(record, name, None)
        if isinstance(found, Record):
            told[name] = together(found, deeper)
        elif found is not None:
            told[name] = [together(each, deeper) for each in found.order_by("pk")]
    return told


def of_records(
    kind: str, title: str, model: type[Record], *, restricted: bool = False, by: str = "project", years: int = 0
) -> Collector:
    """Return the collector that puts all records of a noun that belong to a project into one file."""

    def collect(project: Project) -> Iterator[Item]:
        found: list[Any] = list(model._default_manager.filter(**{by: project.pk}).order_by("pk"))
        if found:
            yield Item(
                path=f"records/{kind}.json",
                title=title,
                content=written([whole(each) for each in found]),
                access=(AccessClass.RESTRICTED if restricted else AccessClass.INTERNAL).value,
                years=years or STANDARD_YEARS,
                words=" ".join(str(each) for each in found),
            )

    return Collector(kind, title, collect)
