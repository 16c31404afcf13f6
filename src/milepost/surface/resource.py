"""A resource: one declaration of what people see of a noun, from which list, detail, history, API and sheets come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from milepost.kernel.actions import Action
from milepost.kernel.errors import NotSeen, Refusal
from milepost.kernel.history import records_as_of
from milepost.kernel.models import Record
from milepost.kernel.policy import Actor
from milepost.kernel.registry import Catalogue
from milepost.surface.columns import Column
from milepost.surface.requests import plain_text, whole_number

R = TypeVar("R", bound=Record)
CHANGE = "change"
"""The name of the verb that types over a record what may be typed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """An action that a page offers, with the form that it is typed in.

    `subjects` turns the record of the page into the subjects of the action; `on_list` offers it on the list, where
    there is no record. `panel` names the panel beside which it stands, else it stands beside the title. `initial` fills
    the form from the record. `version` reads the version that the actor sees, so that nobody overwrites another's work.
    `typed` turns what the form gives into the keywords of the action, where they differ. `for_many` offers it on the
    list too, for all records that were chosen there: the form is then typed once for all of them.
    """

    name: str
    label: str
    action: Action[..., Any]
    form: type[forms.Form]
    subjects: Callable[[Any], tuple[object, ...]] = lambda record: (record,)
    initial: Callable[[Any], dict[str, Any]] = lambda _record: {}
    on_list: bool = False
    for_many: bool = False
    primary: bool = False
    version: Callable[[Any], int | None] | None = None
    panel: str = ""
    help: str = ""
    typed: Callable[[dict[str, Any]], dict[str, Any]] = dict

    def refusal(self, actor: Actor, record: Any) -> Refusal | None:
        """Return why the actor may not, to be said beside the disabled control."""
        return self.action.verdict(actor, *(() if self.on_list else self.subjects(record)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A part of a detail page: a template of its app and the facts it draws."""

    name: str
    title: str
    template: str
    facts: Callable[[Any, Actor, datetime | None], dict[str, Any]]


def own_version(record: Any) -> int:
    """Return the version of the record of the page."""
    return int(record.version)


class Resource(Generic[R]):
    """What people see of a noun. A subclass declares; nothing here is overridden for one noun's sake."""

    model: ClassVar[type[Record]]
    noun: ClassVar[str]
    plural: ClassVar[str]
    purpose: ClassVar[str]
    order: ClassVar[str] = "id"
    key: ClassVar[str] = "pk"
    related: ClassVar[tuple[str, ...]] = ()
    group_by: ClassVar[tuple[str, ...]] = ()
    columns: tuple[Column, ...]
    shown: tuple[str, ...]
    facts: tuple[str, ...] = ()
    verbs: tuple[Verb, ...] = ()
    panels: tuple[Panel, ...] = ()

    def visible(self, actor: Actor) -> QuerySet[R]:
        """Return the records that `actor` may see: the policy as a filter."""
        raise NotImplementedError

    def title(self, record: R) -> str:
        """Return the heading of a record's page."""
        return str(record)

    def state(self, record: R) -> str:
        """Return the state shown beside the heading."""
        del record
        return ""

    def extend(
        self,
        *,
        columns: tuple[Column, ...] = (),
        shown: tuple[str, ...] = (),
        facts: tuple[str, ...] = (),
        verbs: tuple[Verb, ...] = (),
        panels: tuple[Panel, ...] = (),
        first: tuple[Panel, ...] = (),
    ) -> None:
        """Let a floor above add what it knows of this noun; the panels of `first` stand before all others."""
        self.columns = (*self.columns, *columns)
        self.shown = (*self.shown, *shown)
        self.facts = (*self.facts, *facts)
        self.verbs = (*self.verbs, *verbs)
        self.panels = (*first, *self.panels, *panels)

    def links(self, record: R, actor: Actor) -> list[dict[str, Any]]:
        """Return buttons of a record's page that lead to a page of its own instead of a form."""
        del record, actor
        return []

    @property
    def slug(self) -> str:
        """Return the noun as it stands in addresses."""
        return self.plural.replace(" ", "-")

    def column(self, name: str) -> Column:
        """Return the column `name`."""
        return next(column for column in self.columns if column.name == name)

    def has_column(self, name: str) -> bool:
        """Say whether there is a column `name`."""
        return any(column.name == name for column in self.columns)

    def url(self, record: R | None = None, *, page: str = "detail", verb: str = "") -> str:
        """Return the address of a page of this noun."""
        if record is None:
            return reverse(f"{self.slug}:{(verb and 'start') or 'list'}", args=[verb] if verb else [])
        arguments = [str(getattr(record, self.key)), *([verb] if verb else [])]
        return reverse(f"{self.slug}:{(verb and 'verb') or page}", args=arguments)

    def get(self, actor: Actor, key: str, moment: datetime | None = None) -> R:
        """Return the record that `key` names, if `actor` may see it; else it does not exist for them."""
        if key != plain_text(key) or (self.key == "pk" and whole_number(key) is None):
            raise NotSeen(key)
        found = self.visible(actor).select_related(*self.related).filter(**{self.key: key}).first()
        if found is None:
            raise NotSeen(key)
        if moment is None:
            return found
        past = self.past(moment, [found.pk])
        if not past:
            raise NotSeen(key)
        return past[0]

    def past(self, moment: datetime, ids: Iterable[int]) -> list[R]:
        """Return records as known at `moment`, with the related records as known then."""
        records: list[Any] = records_as_of(self.model, moment, ids)
        for name in self.related:
            attach(records, name, moment)
        return records

    def verdicts(self, actor: Actor, record: R | None) -> list[tuple[Verb, Refusal | None]]:
        """Return the verbs of a page, each with the reason why it is closed to `actor`, or None."""
        offered = [verb for verb in self.verbs if verb.on_list == (record is None)]
        return [(verb, verb.refusal(actor, record)) for verb in offered]


def attach(records: Sequence[Any], name: str, moment: datetime) -> None:
    """Give each record its related record `name` as known at `moment`, read in one go; `a__b` goes on from `a`."""
    near, _, further = name.partition("__")
    if further:
        attach([each for each in (getattr(record, near) for record in records) if each is not None], further, moment)
        return
    if not records:
        return
    relation = records[0]._meta.get_field(name)
    ids = {getattr(record, relation.attname) for record in records} - {None}
    model: type[models.Model] = relation.related_model
    if issubclass(model, Record):
        found: dict[int, Any] = {other.pk: other for other in records_as_of(model, moment, ids)}
    else:
        found = model._default_manager.in_bulk(ids)
    for record in records:
        other = found.get(getattr(record, relation.attname))
        relation.set_cached_value(record, other)


RESOURCES: Catalogue[Resource[Any]] = Catalogue("resource")


def offer(resource: type[Resource[Any]]) -> type[Resource[Any]]:
    """List a resource in the catalogue from which addresses, API and search are made."""
    made = resource()
    RESOURCES.add(made.slug, made)
    return resource


def record_page(request: HttpRequest) -> bool:
    """Say whether a request is for a fragment, by htmx, rather than for a whole page."""
    return bool(getattr(request, "htmx", False))
