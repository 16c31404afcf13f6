"""Version 2 of the rule set: version 1, and what the project owes by its method beside its reporting duties."""

from __future__ import annotations

from dataclasses import replace

from milepost_engine.choose.rag.colours import Dimension
from milepost_engine.choose.rag.rule_set_v1 import RULE_SET_V1
from milepost_engine.choose.rag.rules import Indicator, Kind, Unit

METHOD_SCORE = Indicator(
    "method_compliance_score",
    Dimension.COMPLIANCE,
    Kind.AT_LEAST,
    Unit.RATIO,
    "The compliance score of the obligations of the method",
    green=0.90,
    amber=0.75,
)

RULE_SET_V2 = replace(RULE_SET_V1, version="2", indicators=(*RULE_SET_V1.indicators, METHOD_SCORE))
"""What a new version starts from; nothing that was coloured by version 1 is coloured anew."""
