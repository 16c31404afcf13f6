"""What people see of the evaluation of a supplier: facts, ratings, comment and second view, side by side."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet

from milepost.kernel.policy import Actor
from milepost.suppliers import actions, forms, queries
from milepost.suppliers.choices import EvaluationState
from milepost.suppliers.models import SupplierEvaluation
from milepost.suppliers.panels import EVALUATION
from milepost.surface.columns import Column
from milepost.surface.resource import Resource, Verb, offer, own_version


def _as_first_rated(evaluation: SupplierEvaluation) -> dict[str, Any]:
    return dict(evaluation.ratings)


@offer
class EvaluationResource(Resource[SupplierEvaluation]):
    """The evaluations of the contracts that the reader sees, and the published ones for whoever selects suppliers."""

    model = SupplierEvaluation
    noun = "supplier evaluation"
    plural = "supplier evaluations"
    purpose = (
        "An evaluation stands on computed facts. The supplier comments within 14 days; what it contests is looked at "
        "by somebody who took no part, and both views are published. Nothing is ever taken back."
    )
    order = "-proposed_at"
    related: ClassVar[tuple[str, ...]] = ("contract", "contract__supplier", "proposed_by", "reviewed_by")
    group_by: ClassVar[tuple[str, ...]] = ("contract", "state")
    columns = (
        Column(name="supplier", label="Supplier", path="contract__supplier__name", search=True),
        Column(name="contract", label="Contract", path="contract", kind="related", filter="related"),
        Column(name="score", label="Score", path="score", kind="number", help="1 unsatisfactory to 5 exceptional."),
        Column(
            name="second_score", label="Second view", path="second_score", kind="number",
            help="The score of the reviewing official, where the supplier contested the first.",
        ),
        Column(name="state", label="State", path="state", kind="choice", choices=EvaluationState, filter="choice"),
        Column(name="comment_by", label="Comment until", path="comment_by_date", kind="date"),
        Column(name="comment", label="Supplier's comment", path="comment", search=True),
        Column(name="narrative", label="What it rests on", path="narrative", search=True),
        Column(name="proposed_by", label="Rated by", path="proposed_by", kind="related"),
        Column(name="proposed_at", label="Proposed", path="proposed_at", kind="instant"),
        Column(name="reviewed_by", label="Reviewed by", path="reviewed_by", kind="related"),
        Column(name="published_at", label="Published", path="published_at", kind="instant"),
    )  # fmt: skip
    shown = ("supplier", "contract", "score", "second_score", "state", "comment_by", "published_at")
    facts = (
        "supplier",
        "contract",
        "score",
        "second_score",
        "comment_by",
        "proposed_by",
        "proposed_at",
        "published_at",
    )
    verbs = (
        Verb(
            name="comment", label="Comment", action=actions.comment_on_evaluation, form=forms.CommentForm,
            version=own_version, primary=True, help="As the supplier's project manager. You comment once.",
        ),
        Verb(
            name="review", label="Give a second view", action=actions.review_evaluation, form=forms.ReviewForm,
            initial=_as_first_rated, typed=forms.as_rated, version=own_version, primary=True,
            help="Your ratings and your view stand beside the first; neither is taken back.",
        ),
        Verb(
            name="publish", label="Publish", action=actions.publish_evaluation, form=forms.SignForm,
            version=own_version, primary=True, help="To whoever selects suppliers. It stays.",
        ),
    )  # fmt: skip
    panels = (EVALUATION,)

    def visible(self, actor: Actor) -> QuerySet[SupplierEvaluation]:
        """Return the evaluations that `actor` may see."""
        return queries.evaluations_visible_to(actor)

    def title(self, record: SupplierEvaluation) -> str:
        """Return the supplier and the contract."""
        return f"{record.contract.supplier}, {record.contract.code}"

    def state(self, record: SupplierEvaluation) -> str:
        """Return where the evaluation stands."""
        return EvaluationState(record.state).label
