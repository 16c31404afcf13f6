"""What people see of the scoring model: its versions, who drafted and adopted them, and every anchor."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from milepost.demand import actions, queries
from milepost.demand.choices import ModelState
from milepost.demand.forms import ChangeModelForm, CriteriaField, DraftModelForm, NothingForm, written_criteria
from milepost.demand.models import ScoringModel
from milepost.demand.panels import MODEL_PANELS
from milepost.demand.rules.standard import STANDARD_CRITERIA
from milepost.kernel.policy import Actor
from milepost.surface.columns import Column
from milepost.surface.fields import as_typed
from milepost.surface.resource import Resource, Verb, offer, own_version


class StandardModelForm(DraftModelForm):
    """A version of the scoring model, begun with the standard criteria."""

    criteria = CriteriaField(initial=written_criteria(STANDARD_CRITERIA))


@offer
class ScoringModelResource(Resource[ScoringModel]):
    """The versions of the one model by which requests are scored."""

    model = ScoringModel
    noun = "scoring model"
    plural = "scoring models"
    purpose = (
        "A scoring model says by what requests are judged: weighted criteria with anchors from 0 to 5. One person "
        "drafts it, another adopts it; then it never changes."
    )
    order = "-id"
    related: ClassVar[tuple[str, ...]] = ("author", "adopter")
    columns = (
        Column(name="code", label="Version", path="code", kind="code", search=True),
        Column(name="name", label="Name", path="name", search=True),
        Column(name="state", label="State", path="state", kind="choice", choices=ModelState, filter="choice"),
        Column(name="author", label="Drafted by", path="author", kind="related"),
        Column(name="adopter", label="Adopted by", path="adopter", kind="related"),
        Column(name="adopted_on", label="Adopted on", path="adopted_on", kind="date"),
        Column(name="retired_on", label="Retired on", path="retired_on", kind="date"),
    )
    shown = ("code", "name", "state", "author", "adopter", "adopted_on")
    facts = ("code", "author", "adopter", "adopted_on", "retired_on")
    verbs = (
        Verb(
            name="draft", label="Draft a scoring model", action=actions.draft_scoring_model, form=StandardModelForm,
            on_list=True, primary=True, help="It starts from the standard criteria; change what shall differ.",
        ),
        Verb(
            name="adopt", label="Adopt", action=actions.adopt_scoring_model, form=NothingForm, version=own_version,
            primary=True, help="Every round that begins from now on is scored by it. It never changes.",
        ),
        Verb(
            name="change", label="Change", action=actions.change_scoring_model, form=ChangeModelForm,
            initial=as_typed(ChangeModelForm), version=own_version,
        ),
    )  # fmt: skip
    panels = MODEL_PANELS

    def visible(self, actor: Actor) -> QuerySet[ScoringModel]:
        """Return the models to everybody who is signed in: who asks may know by what they are judged."""
        del actor
        return queries.all_models()

    def state(self, record: ScoringModel) -> str:
        """Return whether it counts."""
        return ModelState(record.state).label

    def links(self, record: ScoringModel, actor: Actor) -> list[dict[str, Any]]:
        """Lead to the ranking by this version."""
        if not queries.sees_rankings(actor) or record.state == ModelState.DRAFT:
            return []
        return [{"label": "Ranking", "url": f"{reverse('demand:ranking')}?model={record.code}"}]
