"""Why the figures of reporting are what they are; each explanation is one function and one line in this list."""

from milepost.reporting.explanations.colour import explain_colour
from milepost.reporting.explanations.known import explain_coverage
from milepost.reporting.explanations.movement import explain_cost_movement, explain_finish_movement
from milepost.reporting.explanations.service import explain_compliance, explain_service_level
from milepost.reporting.explanations.spend import explain_spend
from milepost.reporting.explanations.turned import explain_turned
from milepost.reporting.explanations.watermelon import explain_watermelon
from milepost.surface.answers.explain import EXPLAINERS

EXPLAINERS.add("colour", explain_colour)
EXPLAINERS.add("coverage", explain_coverage)
EXPLAINERS.add("turned", explain_turned)
EXPLAINERS.add("spend", explain_spend)
EXPLAINERS.add("watermelon", explain_watermelon)
EXPLAINERS.add("finish-movement", explain_finish_movement)
EXPLAINERS.add("cost-movement", explain_cost_movement)
EXPLAINERS.add("compliance", explain_compliance)
EXPLAINERS.add("service-level", explain_service_level)
