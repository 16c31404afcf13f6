"""The objective RAG: one rule set, the same for every project, beside which the declared colour stands."""

from milepost_engine.choose.rag.colours import Colour, Dimension, worst
from milepost_engine.choose.rag.dimensions import DimensionColour, PastColour, judge_dimension
from milepost_engine.choose.rag.divergence import divergence, watermelon_index
from milepost_engine.choose.rag.indicators import Fact, IndicatorColour, judge_indicator, threshold_text
from milepost_engine.choose.rag.overall import OverallColour, RagFacts, RagResult, evaluate, roll_up
from milepost_engine.choose.rag.rule_set_v1 import RULE_SET_V1
from milepost_engine.choose.rag.rule_set_v2 import METHOD_SCORE, RULE_SET_V2
from milepost_engine.choose.rag.rules import Indicator, Kind, RuleSet, Unit

__all__ = [
    "METHOD_SCORE",
    "RULE_SET_V1",
    "RULE_SET_V2",
    "Colour",
    "Dimension",
    "DimensionColour",
    "Fact",
    "Indicator",
    "IndicatorColour",
    "Kind",
    "OverallColour",
    "PastColour",
    "RagFacts",
    "RagResult",
    "RuleSet",
    "Unit",
    "divergence",
    "evaluate",
    "judge_dimension",
    "judge_indicator",
    "roll_up",
    "threshold_text",
    "watermelon_index",
    "worst",
]
