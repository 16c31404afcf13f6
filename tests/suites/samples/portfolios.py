"""Samples of the verbs of portfolios."""

from __future__ import annotations

from decimal import Decimal

from milepost.people.choices import PostRole
from milepost.portfolios import actions
from tests.suites.ground.sample import Sample

SAMPLES = (
    Sample(
        actions.add_objective,
        PostRole.DIRECTOR,
        typed=lambda _: {"code": "O2", "statement": "Waste less", "weight_share": Decimal("0.4")},
    ),
    Sample(
        actions.change_objective,
        PostRole.DIRECTOR,
        subjects=lambda world: (world.objective,),
        typed=lambda _: {"statement": "Serve customers at once", "weight_share": Decimal("0.5")},
        again={"statement": "Serve customers tomorrow"},
    ),
    Sample(actions.add_portfolio, PostRole.DIRECTOR, typed=lambda _: {"code": "IT", "name": "Systems"}),
    Sample(
        actions.add_programme,
        PostRole.DIRECTOR,
        subjects=lambda world: (world.portfolio,),
        typed=lambda _: {"code": "PR", "name": "Programme"},
    ),
)
