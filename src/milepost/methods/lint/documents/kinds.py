"""A field's options and measures of quality fit its type, and a stricter class asks for at least as much."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.definition import Method
from milepost.methods.lint.documents.fields import fields_of
from milepost.methods.lint.finding import ERROR, WARNING, Rule, Spot

WORDED = frozenset({"text", "long_text"})
LINED = frozenset({"list", "table"})


def _choiceless(method: Method) -> Iterator[Spot]:
    for path, field in fields_of(method):
        if field.type == "choice" and len(set(field.options)) < 2:
            yield Spot(
                f"{path}.options", f"The field `{field.code}` leaves no choice.", "Name at least two different options."
            )


def _idle_options(method: Method) -> Iterator[Spot]:
    for path, field in fields_of(method):
        if field.type != "choice" and field.options:
            yield Spot(
                f"{path}.options",
                f"The field `{field.code}` is no choice: its options are never shown.",
                "Make it a choice, or leave the options out.",
            )


def _idle_measures(method: Method) -> Iterator[Spot]:
    for path, field in fields_of(method):
        for name, kinds in (("least_words", WORDED), ("least_items", LINED)):
            if getattr(field, name) and field.type not in kinds:
                yield Spot(
                    f"{path}.{name}",
                    f"`{name}` is never checked in a field of type {field.type}.",
                    "Leave it out, or change the type.",
                )


CHOICE_HAS_OPTIONS = Rule("choice_has_options", "Every choice has two options or more.", ERROR, _choiceless)
OPTIONS_BELONG_TO_CHOICES = Rule("options_belong_to_choices", "Only a choice names options.", WARNING, _idle_options)
MEASURE_FITS_ITS_FIELD = Rule(
    "measure_fits_its_field", "Words are counted in texts, lines in lists and tables.", WARNING, _idle_measures
)
