"""Doing what forms offer: each verb of each noun, by the same form, the same action and the same refusals."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.http import HttpRequest
from ninja import Body, Router, Schema

from milepost.api.own_pages import OWN_PAGES, OwnPage
from milepost.api.typed import VERSION, as_files, as_typed, fields_of, require_understood, version_in
from milepost.kernel.errors import NotSeen, Refusal
from milepost.kernel.models import Record
from milepost.surface.requests import actor_of
from milepost.surface.resource import RESOURCES, Resource, Verb
from milepost.surface.views import refuse_the_past

router = Router(tags=["acts"])
Offered = Verb | OwnPage


class VerbOut(Schema):
    """A verb that is offered on a record or on a list, and why it is closed to the reader, if it is."""

    name: str
    label: str
    action: str
    help: str
    open: bool
    refused: list[dict[str, str]]


class FormOut(VerbOut):
    """What a verb asks for, and the version of what it writes, to be sent along so that nobody overwrites another."""

    version: int | None
    fields: list[dict[str, Any]]


class DoneOut(Schema):
    """What was done, and the record that came of it or was changed, where its noun is read here."""

    done: str
    noun: str
    key: str
    version: int | None


@router.get("/{slug}/new", response=list[VerbOut], summary="List what begins a record")
def beginnings(request: HttpRequest, slug: str) -> list[VerbOut]:
    """Return every verb of the list."""
    resource, actor = _resource(slug), actor_of(request)
    return [_told(verb, verb.refusal(actor, None)) for verb in resource.verbs if verb.on_list]


@router.get("/{slug}/new/{verb}", response=FormOut, summary="Read what beginning a record asks for")
def read_beginning(request: HttpRequest, slug: str, verb: str) -> FormOut:
    """Return the fields of a verb of the list."""
    return _form_of(request, _offered(_resource(slug), verb, None), None)


@router.post("/{slug}/new/{verb}", response=DoneOut, summary="Begin a record")
def begin(request: HttpRequest, slug: str, verb: str, sent: Body[dict[str, Any]]) -> DoneOut:
    """Do a verb of the list."""
    resource = _resource(slug)
    return _done(request, resource, _offered(resource, verb, None), None, sent)


@router.get("/{slug}/{key}/do", response=list[VerbOut], summary="List what can be done with a record")
def verbs(request: HttpRequest, slug: str, key: str) -> list[VerbOut]:
    """Return every verb of the record."""
    resource, actor = _resource(slug), actor_of(request)
    record = resource.get(actor, key)
    own = [page for page in OWN_PAGES if page.slug == slug]
    offered: list[Offered] = [*(verb for verb in resource.verbs if not verb.on_list), *own]
    return [_told(each, each.refusal(actor, record)) for each in offered]


@router.get("/{slug}/{key}/do/{verb}", response=FormOut, summary="Read what a verb asks for")
def read_verb(request: HttpRequest, slug: str, key: str, verb: str) -> FormOut:
    """Return the fields of a verb, as the record fills them now."""
    resource = _resource(slug)
    record = resource.get(actor_of(request), key)
    return _form_of(request, _offered(resource, verb, record), record)


@router.post("/{slug}/{key}/do/{verb}", response=DoneOut, summary="Do it")
def do(request: HttpRequest, slug: str, key: str, verb: str, sent: Body[dict[str, Any]]) -> DoneOut:
    """Do a verb on a record."""
    resource = _resource(slug)
    record = resource.get(actor_of(request), key)
    return _done(request, resource, _offered(resource, verb, record), record, sent)


def _resource(slug: str) -> Resource[Any]:
    if slug not in RESOURCES:
        raise NotSeen(slug)
    return RESOURCES[slug]


def _offered(resource: Resource[Any], name: str, record: Any) -> Offered:
    """Return the verb `name` of the record, or of the list where there is none."""
    for verb in resource.verbs:
        if verb.name == name and verb.on_list == (record is None):
            return verb
    own = f"{resource.slug}/{name}"
    if record is None or own not in OWN_PAGES:
        raise NotSeen(name)
    return OWN_PAGES[own]


def _told(offered: Offered, refusal: Refusal | None) -> VerbOut:
    return VerbOut(
        name=offered.name,
        label=offered.label,
        action=offered.action.name,
        help=offered.help,
        open=refusal is None,
        refused=[asdict(each) for each in refusal.unmet] if refusal else [],
    )


def _form_of(request: HttpRequest, offered: Offered, record: Any) -> FormOut:
    refusal = offered.refusal(actor_of(request), record)
    form = None if isinstance(offered, OwnPage) and refusal else _form(request, offered, record)
    return FormOut(
        **_told(offered, refusal).dict(),
        version=offered.version(record) if offered.version and record is not None else None,
        fields=fields_of(form) if form is not None else [],
    )


def _form(request: HttpRequest, offered: Offered, record: Any, sent: dict[str, Any] | None = None) -> forms.Form:
    typed = None if sent is None else as_typed({name: each for name, each in sent.items() if name != VERSION})
    if isinstance(offered, OwnPage):
        return offered.form(request, record, typed)
    if sent is None:
        return offered.form(initial=offered.initial(record) if record is not None else {})
    return offered.form(typed, as_files(sent))


def _done(
    request: HttpRequest, resource: Resource[Any], offered: Offered, record: Any, sent: dict[str, Any]
) -> DoneOut:
    refuse_the_past(request)
    actor = actor_of(request)
    if isinstance(offered, OwnPage):
        closed = offered.refusal(actor, record)
        if closed is not None:
            raise closed
    form, seen = _form(request, offered, record, sent), version_in(sent)
    require_understood(form, sent)
    if isinstance(offered, OwnPage):
        result = offered.act(request, record, form, seen)
    else:
        version = {VERSION: seen} if offered.version is not None else {}
        subjects = offered.subjects(record) if record is not None else ()
        result = offered.action(actor, *subjects, **offered.typed(form.cleaned_data), **version)
    return _said(offered, result if isinstance(result, Record) else record, resource)


def _said(offered: Offered, changed: Any, resource: Resource[Any]) -> DoneOut:
    """Say of which record the act was; one that has no address of its own is told as the one it was done on."""
    noun = resource if isinstance(changed, resource.model) else _noun_of(changed)
    return DoneOut(
        done=offered.action.name,
        noun=noun.slug if noun else "",
        key=str(getattr(changed, noun.key)) if noun else "",
        version=getattr(changed, "version", None),
    )


def _noun_of(changed: Any) -> Resource[Any] | None:
    return next((each for each in RESOURCES if isinstance(changed, each.model)), None)
