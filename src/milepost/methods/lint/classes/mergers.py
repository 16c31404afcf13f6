"""A document is merged into one that the class writes, once, without two fields of one code."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Merger, Method
from milepost.methods.definition.vocabulary import ClassCode
from milepost.methods.lint.finding import ERROR, Rule, Spot
from milepost.methods.lint.reading.classes import for_class
from milepost.methods.lint.reading.parts import by_code, listed, placed


def _mergers(method: Method) -> Iterator[tuple[str, ClassCode, Merger]]:
    for path, row in placed(method.tailoring, "tailoring"):
        for place, merger in placed(row.merge, f"{path}.merge"):
            yield place, row.project_class, merger


def _into_nothing(method: Method) -> Iterator[Spot]:
    kinds = {each.code for each in method.artefact_types}
    for place, name, merger in _mergers(method):
        if merger.into in kinds and merger.into not in for_class(method, name).writes:
            yield Spot(
                f"{place}.into",
                f"Class {name} merges `{merger.artefact}` into `{merger.into}`, which it does not write by itself.",
                "Merge it into a document that stays.",
            )


def _gone_twice(method: Method) -> Iterator[Spot]:
    out = {(row.project_class, code) for row in method.tailoring for code in row.without_artefacts}
    seen: set[tuple[ClassCode, str]] = set()
    for place, name, merger in _mergers(method):
        if (name, merger.artefact) in out | seen:
            yield Spot(
                f"{place}.artefact",
                f"Class {name} merges `{merger.artefact}` and leaves it out, or merges it twice.",
                "Do one of the two.",
            )
        seen.add((name, merger.artefact))


def _clashing(method: Method) -> Iterator[Spot]:
    kinds = by_code(method.artefact_types)
    for place, name, merger in _mergers(method):
        if merger.artefact not in kinds or merger.into not in kinds or merger.artefact == merger.into:
            continue
        moved = [each.code for each in kinds[merger.artefact].fields if name in each.required]
        there = {each.code for each in kinds[merger.into].fields}
        if both := [code for code in moved if code in there]:
            yield Spot(
                place,
                f"Merged into `{merger.into}`, the fields {listed(both)} of `{merger.artefact}` meet others.",
                "Give one of the two another code.",
            )


MERGED_INTO_WHAT_STAYS = Rule(
    "merged_into_what_stays", "A document is merged into one that the class writes.", ERROR, _into_nothing
)
MERGED_OR_LEFT_OUT = Rule(
    "merged_or_left_out", "A class merges a document once, or leaves it out, never both.", ERROR, _gone_twice
)
MERGED_FIELDS_DO_NOT_CLASH = Rule(
    "merged_fields_do_not_clash", "Fields that move keep a code of their own.", ERROR, _clashing
)
