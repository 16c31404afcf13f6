"""Write the reference pages that can be read off the product: its nouns and its commands."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Iterator
from importlib import import_module

from django.apps import apps
from django.db.models import BaseConstraint, CheckConstraint, Field, Model, UniqueConstraint

from milepost.config.commands.catalogue import COMMANDS, Command

OURS = "milepost."


def pages() -> Iterator[tuple[str, str]]:
    """Yield the address and the text of every page that is generated."""
    nouns = own_models()
    yield "reference/nouns/index.md", nouns_index(nouns)
    for noun in nouns:
        yield f"reference/nouns/{noun._meta.label_lower}.md", noun_page(noun)
    yield "reference/commands.md", commands_page()
    yield "reference/reports.md", reports_page()


def own_models() -> list[type[Model]]:
    """Return the nouns of the house, by app and name."""
    ours = [model for model in apps.get_models() if model.__module__.startswith(OURS)]
    return sorted(ours, key=lambda model: model._meta.label_lower)


def meaning(noun: type[Model]) -> str:
    """Return what a noun says of itself."""
    return inspect.cleandoc(noun.__doc__ or "")


def nouns_index(nouns: list[type[Model]]) -> str:
    """Return the page that lists all nouns with one sentence each."""
    rows = [
        f"| [{noun._meta.label}]({noun._meta.label_lower}.md) | {meaning(noun).splitlines()[0]} |" for noun in nouns
    ]
    return "\n".join(
        ["# Nouns", "", "What Milepost keeps, app by app.", "", "| noun | what it is |", "|---|---|", *rows, ""]
    )


def noun_page(noun: type[Model]) -> str:
    """Return the page of one noun: what it is, its fields, and what the database promises of it."""
    fields = [field for field in noun._meta.get_fields() if isinstance(field, Field)]
    lines = [f"# {noun._meta.label}", "", meaning(noun), "", "## Fields", ""]
    lines += ["| field | kind | may be missing | values |", "|---|---|---|---|", *map(field_row, fields), ""]
    promises = [promise(constraint) for constraint in noun._meta.constraints]
    if promises:
        lines += ["## What the database promises", "", *promises, ""]
    return "\n".join(lines)


def field_row(field: Field[object, object]) -> str:
    """Return one row of a noun's table of fields."""
    kind = field.get_internal_type()
    if isinstance(field.related_model, type) and issubclass(field.related_model, Model):
        kind = f"{kind} to {field.related_model._meta.label}"
    if field.max_length:
        kind = f"{kind}, at most {field.max_length}"
    values = ", ".join(f"`{value}`" for value, _ in field.flatchoices)
    return f"| `{field.name}` | {kind} | {'yes' if field.null or field.blank else 'no'} | {values} |"


def promise(constraint: BaseConstraint) -> str:
    """Return one promise of the database as a line of a list."""
    name = constraint.name.replace("_", " ")
    if isinstance(constraint, UniqueConstraint) and constraint.fields:
        return f"- {name}: one for each `{', '.join(constraint.fields)}`"
    if isinstance(constraint, CheckConstraint):
        return f"- {name}: `{constraint.condition}`"
    return f"- {name}"


def commands_page() -> str:
    """Return the page of all commands with their arguments."""
    lines = ["# Commands", "", "0 means done, 1 means refused or a problem found, 2 means typed wrongly.", ""]
    for command in COMMANDS:
        lines += [f"## milepost {command.name}", "", command.help, "", "```text", usage_of(command), "```", ""]
    return "\n".join(lines)


def reports_page() -> str:
    """Return the page of all reports with what each tells and the terms that it explains."""
    from milepost.reporting.reports.catalogue import REPORTS  # noqa: PLC0415 - Django is started by now

    lines = [
        "# Reports",
        "",
        "Each in every format, of any period, as known at any moment: [how](../how-to/report.md).",
        "",
    ]
    for report in REPORTS:
        needs = " It needs `--project CODE`." if report.of_project else ""
        lines += [f"## {report.name}", "", f"**{report.title}.** {report.purpose}{needs}", ""]
        lines += [f"Explains: {', '.join(term.lower() for term in report.terms)}.", ""] if report.terms else []
    return "\n".join(lines)


def usage_of(command: Command) -> str:
    """Return what `--help` prints of a command, at one width wherever the page is made."""
    parser = argparse.ArgumentParser(
        prog=f"milepost {command.name}",
        formatter_class=lambda prog: argparse.HelpFormatter(prog, width=100),
    )
    import_module(command.module).arguments(parser)
    return parser.format_help().strip()
