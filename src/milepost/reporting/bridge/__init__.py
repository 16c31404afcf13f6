"""The only door from reporting to the engine: facts in, colours out."""

from milepost.reporting.bridge.colouring import Coloured, colour
from milepost.reporting.bridge.rule_sets import Rules, builtin_body, rule_set_problem, rules_from
from milepost.reporting.bridge.watermelon import index_of

__all__ = ["Coloured", "Rules", "builtin_body", "colour", "index_of", "rule_set_problem", "rules_from"]
