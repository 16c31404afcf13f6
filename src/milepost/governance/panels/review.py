"""Parts of a review's page: what was frozen, what the reviewers say, and what was decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from milepost.governance import queries
from milepost.governance.choices import CONFIDENCE_MEANS, OPEN_REVIEWS, Confidence
from milepost.governance.models import GateReview
from milepost.kernel import clock
from milepost.kernel.policy import Actor
from milepost.people.queries import people
from milepost.surface.resource import RESOURCES, Panel


def _dossier(review: GateReview, _actor: Actor, _moment: datetime | None) -> dict[str, Any]:
    """Return the frozen dossier, whether it is whole, and what changed behind it."""
    told = queries.dossier_of(review)
    whole = queries.seal(told) == review.dossier_sha256 and queries.seal(told["facts"]) == review.facts_sha256
    is_open = review.state in OPEN_REVIEWS
    return {
        "dossier": told,
        "review": review,
        "whole": whole,
        "changed": queries.changed_since(queries.with_dossier(review)) if is_open else [],
    }


def _opinions(review: GateReview, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return each reviewer with their own rating, and which of them differ from the agreed one."""
    told = queries.reviewers_of(review, moment)
    known = people({each.person_id for each in told}, moment)
    spoken = [each for each in told if each.given_at is not None]
    rows = [
        {
            "name": known[each.person_id].name if each.person_id in known else "",
            "reviewer": each,
            "dissents": bool(review.confidence and each.confidence and each.confidence != review.confidence),
        }
        for each in told
    ]
    meanings = [(value, Confidence(value).label, words) for value, words in CONFIDENCE_MEANS.items()]
    return {"rows": rows, "review": review, "spoken": len(spoken), "meanings": meanings}


def _decision(review: GateReview, _actor: Actor, moment: datetime | None) -> dict[str, Any]:
    """Return what was decided, or who decides and whose vote would not count."""
    told = queries.decision_on(review, moment)
    if told is not None:
        return {"told": told, "url": RESOURCES["gate-decisions"].url(told.decision), "deciders": []}
    if review.state not in OPEN_REVIEWS:
        return {"told": None, "deciders": []}
    now = moment or clock.now()
    bound = queries.not_free_to_decide(review.project, now, review)
    deciders = [(name, bound.get(key, "")) for key, name in queries.deciders_of(review, now).items()]
    return {"told": None, "deciders": deciders, "review": review}


DOSSIER = Panel(name="dossier", title="Dossier", template="governance/_dossier.html", facts=_dossier)
OPINIONS = Panel(name="opinions", title="Delivery confidence", template="governance/_opinions.html", facts=_opinions)
DECISION = Panel(name="decision", title="Decision", template="governance/_decision.html", facts=_decision)
