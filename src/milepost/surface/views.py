"""Pages of every resource: list, detail, history, and the form of a verb. One view each, for all nouns."""

from __future__ import annotations

from operator import itemgetter
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views import View

from milepost.kernel.errors import NotSeen, Refusal, refuse
from milepost.kernel.history import history_of
from milepost.kernel.policy import Actor
from milepost.surface import drawing
from milepost.surface.answers import undoing
from milepost.surface.answers.sentences import tell
from milepost.surface.columns import Column
from milepost.surface.frame import Crumb
from milepost.surface.lists import bulk, listing, saved_views
from milepost.surface.lists.comparing import compared_with
from milepost.surface.lists.sheets import sheet_response
from milepost.surface.middleware import own_address, status_of_form
from milepost.surface.requests import actor_of, earlier_moment_of, moment_of, whole_number
from milepost.surface.resource import RESOURCES, Resource, Verb, record_page

M = TypeVar("M", bound=Model)


@method_decorator(login_required, name="dispatch")
class ResourceView(View):
    """A page of one noun; `resource` is the slug of its declaration."""

    resource_slug = ""

    @property
    def resource(self) -> Resource[Any]:
        """Return the declaration of the noun."""
        return RESOURCES[self.resource_slug]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, compared with the earlier moment that the address names."""
        with compared_with(earlier_moment_of(request)):
            return super().dispatch(request, *args, **kwargs)

    def crumbs(self, record: Any = None, last: str = "") -> tuple[Crumb, ...]:
        """Return the way from home to this page."""
        way = [Crumb(self.resource.plural.capitalize(), self.resource.url() if record or last else "")]
        if record is not None:
            way.append(Crumb(self.resource.title(record), self.resource.url(record) if last else ""))
        if last:
            way.append(Crumb(last))
        return tuple(way)


class ListView(ResourceView):
    """The list of a noun, as the address arranges it."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Show the list, or the sheet of exactly what is shown."""
        actor, moment, resource = actor_of(request), moment_of(request), self.resource
        view = saved_views.chosen(resource.slug, actor, request.GET)
        asked = listing.read_address(resource, view.query)
        sheet = request.GET.get("sheet", "")
        if sheet:
            return sheet_response(resource, actor, asked, moment, sheet)
        shown = listing.build(resource, actor, asked, moment)
        verbs = resource.verdicts(actor, None) if moment is None else []
        many = bulk.verbs_for_many(resource, actor) if moment is None else ()
        context = {
            "title": resource.plural.capitalize(),
            "lead": resource.purpose,
            "crumbs": self.crumbs(),
            "table": drawing.table_of(resource, shown, verbs, moment, selectable=bool(many)),
            "bulk": drawing.bulk_of(resource, many),
            "filters": listing_filters(resource, actor, asked),
            "filters_set": bool(asked.filters or asked.search),
            "pages": drawing.pages_of(shown),
            "chooser": drawing.chooser_of(resource, shown),
            "downloads": drawing.downloads_of(request.GET),
            "views": drawing.views_of(resource, view),
            "groups": [resource.column(name) for name in resource.group_by],
            "asked": asked,
            "actions": drawing.actions_of(resource, None, verbs),
        }
        return render(request, "surface/resource/list.html", context)


class DetailView(ResourceView):
    """One record: its facts, its panels, what may be done next."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the record."""
        actor, moment, resource = actor_of(request), moment_of(request), self.resource
        record = resource.get(actor, key, moment)
        columns = tuple(resource.column(name) for name in resource.facts or resource.shown)
        batches = listing.read_batches(columns, [record], actor, moment)
        before = listing.cells_before(resource, columns, [record], actor)
        told = [column.cell(record, batches) for column in columns]
        drawn = drawing.draw_compared(told, None if before is None else before.get(record.pk, ()))
        verbs = resource.verdicts(actor, record) if moment is None else []
        context = {
            "record": record,
            "title": resource.title(record),
            "state": resource.state(record),
            "facts": [
                {"label": column.label, "value": value, "note": ""}
                for column, value in zip(columns, drawn, strict=True)
            ],
            "panels": [
                (panel, panel.facts(record, actor, moment), drawing.actions_of(resource, record, verbs, panel.name))
                for panel in resource.panels
            ],
            "actions": [
                *(resource.links(record, actor) if moment is None else []),
                *drawing.actions_of(resource, record, verbs),
            ],
            "history_url": resource.url(record, page="history"),
            "kind": resource.noun.capitalize(),
            "crumbs": self.crumbs(record),
        }
        return render(request, "surface/resource/detail.html", context)


class HistoryView(ResourceView):
    """Everything that was done to one record."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Tell the history, the latest first."""
        record = self.resource.get(actor_of(request), key)
        steps = tell(history_of(record), type(record))
        context = {
            "resource": self.resource,
            "record": record,
            "title": self.resource.title(record),
            "entries": drawing.entries_of(steps),
            "back": self.resource.url(record),
            "crumbs": self.crumbs(record, "History"),
        }
        return render(request, "surface/resource/history.html", context)


class VerbView(ResourceView):
    """The form of one verb: on a record, or on the list where there is none yet."""

    def get(self, request: HttpRequest, verb: str, key: str = "") -> HttpResponse:
        """Show the form, or why it is closed."""
        record, chosen = self._chosen(request, verb, key)
        form = chosen.form(initial={**request.GET.dict(), **(chosen.initial(record) if record else {})})
        _only(form, request)
        return self._page(request, chosen, record, form, chosen.refusal(actor_of(request), record))

    def post(self, request: HttpRequest, verb: str, key: str = "") -> HttpResponse:
        """Act on what was typed; a refusal keeps it."""
        record, chosen = self._chosen(request, verb, key)
        form = chosen.form(request.POST, request.FILES)
        _only(form, request)
        if not form.is_valid():
            return self._page(request, chosen, record, form, None)
        typed = chosen.typed(form.cleaned_data)
        if chosen.version is not None:
            typed["version"] = whole_number(request.POST.get("version", ""))
        before = undoing.typed_before(chosen, record) if record else None
        try:
            result = chosen.action(actor_of(request), *(chosen.subjects(record) if record else ()), **typed)
        except Refusal as refusal:
            _mark_fields(form, refusal)
            return self._page(request, chosen, record, form, refusal)
        is_this_noun = isinstance(result, self.resource.model)
        changed = result if is_this_noun else record
        undoing.remember(request, self.resource, chosen, changed, before if is_this_noun else None)
        if record_page(request):
            return HttpResponse(headers={"HX-Refresh": "true"})
        seen = changed is not None and self.resource.visible(actor_of(request)).filter(pk=changed.pk).exists()
        return redirect(self.resource.url(changed if seen else None))  # who ended their own part sees it no more

    def _chosen(self, request: HttpRequest, verb: str, key: str) -> tuple[Any, Verb]:
        actor = actor_of(request)
        refuse_the_past(request)
        record = self.resource.get(actor, key) if key else None
        for offered in self.resource.verbs:
            if offered.name == verb and offered.on_list == (record is None):
                return record, offered
        raise NotSeen(verb)

    def _page(
        self, request: HttpRequest, verb: Verb, record: Any, form: forms.Form, refusal: Refusal | None
    ) -> HttpResponse:
        context = {
            "resource": self.resource,
            "record": record,
            "verb": verb,
            "form": form,
            "refusal": drawing.refusal_of(refusal),
            "closed": refusal is not None and not form.is_bound,
            "version": request.POST.get("version", "") or (verb.version(record) if verb.version and record else ""),
            "title": verb.label,
            "back": own_address(request, "HX-Current-URL") or self.resource.url(record),
            "crumbs": self.crumbs(record, verb.label),
        }
        status = status_of_form(refusal, sent=form.is_bound)
        template = "surface/resource/_cell.html" if record_page(request) else "surface/resource/verb.html"
        return render(request, template, context, status=status)


class UndoView(ResourceView):
    """Changes a record back to what it was before the last change of this session, unless somebody was there since."""

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        """Act with the values of before; what was undone can be undone in turn."""
        refuse_the_past(request)
        actor, resource = actor_of(request), self.resource
        verb, form, version = undoing.take(request, resource, key)
        record = resource.get(actor, key)
        before = undoing.typed_before(verb, record)
        if not form.is_valid():
            raise refuse(
                "undo_fits_what_holds_now",
                "What stood before cannot be typed any more.",
                missing=" ".join(str(each) for listed in form.errors.values() for each in listed),
                cure="You",
                path="Open the record and change it by hand.",
            )
        result = verb.action(actor, *verb.subjects(record), **verb.typed(form.cleaned_data), version=version)
        undoing.remember(request, resource, verb, result, before, said="Undone.")
        return redirect(own_address(request, "Referer") or resource.url(result))


class BulkView(ResourceView):
    """One verb on all records that were chosen on the list: first what would be done, then doing it."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Lead back to the list, where records are chosen."""
        return redirect(self.resource.url())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show who is open to the verb and who is not; act when the reader is sure."""
        refuse_the_past(request)
        actor, resource = actor_of(request), self.resource
        name = request.POST.get("action", "")
        verb = next((each for each in bulk.verbs_for_many(resource, actor) if each.name == name), None)
        if verb is None:
            raise NotSeen(name)
        chosen = bulk.choose(resource, actor, verb, request.POST.getlist("pick"), request.POST.dict())
        sure = "sure" in request.POST
        form = verb.form(request.POST) if sure else verb.form()
        if not sure or not form.is_valid():
            return self._page(request, verb, form, chosen)
        refused = bulk.carry_out(verb, actor, chosen, verb.typed(form.cleaned_data))
        if len(refused) < len(chosen):
            messages.success(request, f"{verb.label}: {len(chosen) - len(refused)} done.")
        return self._page(request, verb, form, refused, 422) if refused else redirect(resource.url())

    def _page(
        self, request: HttpRequest, verb: Verb, form: forms.Form, chosen: list[bulk.Chosen], status: int = 200
    ) -> HttpResponse:
        context = {
            "verb": verb,
            "form": form,
            "title": f"{verb.label} {self.resource.plural}",
            "back": self.resource.url(),
            "crumbs": self.crumbs(None, verb.label),
            **drawing.chosen_of(self.resource, chosen),
        }
        return render(request, "surface/resource/bulk.html", context, status=status)


def refuse_the_past(request: HttpRequest) -> None:
    """Refuse to change anything while the page shows the past."""
    if moment_of(request) is not None:
        raise refuse(
            "the_past_is_read_only",
            "You are looking at the past, where nothing can be changed.",
            cure="You",
            path="Clear the as-of date, then do it on the present record.",
        )


def listing_filters(resource: Resource[Any], actor: Actor, asked: listing.Asked) -> list[dict[str, Any]]:
    """Return the filters of a list with their options and what is chosen."""
    filters: list[dict[str, Any]] = [{"name": "q", "label": "Search", "value": asked.search, "type": "search"}]
    filters.extend(
        {
            "name": column.name,
            "label": column.label,
            "value": asked.filters.get(column.name, ""),
            "choices": [{"value": value, "label": label} for value, label in options],
        }
        for column, options in ((each, _options(resource, actor, each)) for each in resource.columns if each.filter)
        if options or column.filter == "text"
    )
    if resource.group_by:
        groups = [{"value": name, "label": resource.column(name).label} for name in resource.group_by]
        filters.append(
            {"name": "group", "label": "Group by", "value": asked.group, "choices": groups, "whole": "nothing"}
        )
    return filters


def _options(resource: Resource[Any], actor: Actor, column: Column) -> list[tuple[str, str]]:
    if column.choices is not None:
        return [(str(value), str(label)) for value, label in column.choices.choices]
    return related_options(resource, actor, column.path) if column.filter == "related" else []


def related_options(resource: Resource[Any], actor: Actor, path: str) -> list[tuple[str, str]]:
    """Return the related records that occur among what `actor` sees, as options."""
    model: Any = resource.model._meta.get_field(path).related_model
    used = resource.visible(actor).values(f"{path}_id")
    return sorted(((str(other.pk), str(other)) for other in model.objects.filter(pk__in=used)), key=itemgetter(1))


def urls_of(slug: str) -> list[URLPattern]:
    """Return the addresses of one noun."""
    return [
        path("", ListView.as_view(resource_slug=slug), name="list"),
        path("new/<slug:verb>/", VerbView.as_view(resource_slug=slug), name="start"),
        path("many/chosen/", BulkView.as_view(resource_slug=slug), name="bulk"),
        path("<str:key>/", DetailView.as_view(resource_slug=slug), name="detail"),
        path("<str:key>/undo/", UndoView.as_view(resource_slug=slug), name="undo"),
        path("<str:key>/history/", HistoryView.as_view(resource_slug=slug), name="history"),
        path("<str:key>/do/<slug:verb>/", VerbView.as_view(resource_slug=slug), name="verb"),
    ]


def _only(form: forms.Form, request: HttpRequest) -> None:
    """Show of a form the one field that the address names; the others are sent along as they stand."""
    name = request.GET.get("only", "")
    if name in form.fields:
        for other in form.fields.keys() - {name}:
            form.fields[other].widget = form.fields[other].hidden_widget()


def _mark_fields(form: forms.Form, refusal: Refusal) -> None:
    """Show each unmet rule at the field that it concerns."""
    for unmet in refusal.unmet:
        if unmet.field in form.fields:
            form.add_error(unmet.field, unmet.sentence)


def get_or_unseen(visible: QuerySet[M], record_id: int) -> M:
    """Return the record among those that the reader sees; otherwise it does not exist for them."""
    found = visible.filter(pk=record_id).first()
    if found is None:
        raise NotSeen(str(record_id))
    return found
