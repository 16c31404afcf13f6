"""What people see of objectives, portfolios and programmes."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.people.queries import oversees
from milepost.portfolios import actions
from milepost.portfolios.forms import ObjectiveForm, PortfolioForm
from milepost.portfolios.models import Portfolio, Programme, StrategicObjective
from milepost.surface.columns import Column
from milepost.surface.panels import list_panel
from milepost.surface.resource import Resource, Verb, offer


@offer
class ObjectiveResource(Resource[StrategicObjective]):
    """What the organisation wants to achieve."""

    model = StrategicObjective
    noun = "objective"
    plural = "objectives"
    purpose = "A strategic objective says what the organisation wants to achieve. Every project serves at least one."
    order = "code"
    related: ClassVar[tuple[str, ...]] = ("owner",)
    columns = (
        Column(name="code", label="Code", path="code", kind="code", search=True),
        Column(name="statement", label="Statement", path="statement", search=True),
        Column(name="weight", label="Weight", path="weight_share", kind="share"),
        Column(name="owner", label="Owner", path="owner", kind="related", filter="related"),
    )
    shown = ("code", "statement", "weight", "owner")
    facts = shown
    verbs = (
        Verb(
            name="add",
            label="Add an objective",
            action=actions.add_objective,
            form=ObjectiveForm,
            on_list=True,
            primary=True,
        ),
    )

    def visible(self, actor: Actor) -> QuerySet[StrategicObjective]:
        """Return the objectives to everybody who is signed in: they are what the work is for."""
        del actor
        return StrategicObjective.objects.all()


@offer
class PortfolioResource(Resource[Portfolio]):
    """The portfolios of the organisation."""

    model = Portfolio
    noun = "portfolio"
    plural = "portfolios"
    purpose = "A portfolio is a set of projects that are directed together."
    order = "name"
    related: ClassVar[tuple[str, ...]] = ("owner",)
    columns = (
        Column(name="name", label="Portfolio", path="name", search=True),
        Column(name="code", label="Code", path="code", kind="code", search=True),
        Column(name="owner", label="Owner", path="owner", kind="related", filter="related"),
    )
    shown = ("name", "code", "owner")
    facts = shown
    panels = (
        list_panel("programmes", "Programmes", by="portfolio", columns=("name", "code", "owner")),
        list_panel("projects", "Projects", by="portfolio", columns=("code", "name", "unit", "class", "stage", "pm")),
    )
    verbs = (
        Verb(
            name="add",
            label="Add a portfolio",
            action=actions.add_portfolio,
            form=PortfolioForm,
            on_list=True,
            primary=True,
        ),
        Verb(
            name="add-programme",
            label="Add a programme",
            action=actions.add_programme,
            form=PortfolioForm,
            panel="programmes",
        ),
    )

    def visible(self, actor: Actor) -> QuerySet[Portfolio]:
        """Return the portfolios to whoever oversees."""
        return Portfolio.objects.all() if oversees(actor) else Portfolio.objects.none()


@offer
class ProgrammeResource(Resource[Programme]):
    """The programmes of the organisation."""

    model = Programme
    noun = "programme"
    plural = "programmes"
    purpose = "A programme is a set of related projects of one portfolio that deliver an outcome together."
    order = "name"
    related: ClassVar[tuple[str, ...]] = ("portfolio", "owner")
    columns = (
        Column(name="name", label="Programme", path="name", search=True),
        Column(name="code", label="Code", path="code", kind="code", search=True),
        Column(name="portfolio", label="Portfolio", path="portfolio", kind="related", filter="related"),
        Column(name="owner", label="Owner", path="owner", kind="related", filter="related"),
    )
    shown = ("name", "code", "portfolio", "owner")
    facts = shown
    panels = (
        list_panel("projects", "Projects", by="programme", columns=("code", "name", "unit", "class", "stage", "pm")),
    )

    def visible(self, actor: Actor) -> QuerySet[Programme]:
        """Return the programmes to whoever oversees."""
        return Programme.objects.all() if oversees(actor) else Programme.objects.none()
