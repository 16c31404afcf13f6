"""Every rule of a gate: one line a rule, under the code by which a method names it."""

from __future__ import annotations

from milepost.governance.gate_rules.delivery import (
    deliverables_accepted,
    quality_criticals_closed,
    return_plan_ready,
    supplier_evaluations_started,
    transition_done,
)
from milepost.governance.gate_rules.documents import (
    artefact_approved,
    artefact_baselined,
    confidence_shown,
    stakeholders_confirmed,
)
from milepost.governance.gate_rules.money import benefits_at_least, benefits_owner_confirmed, funding_named
from milepost.governance.gate_rules.people import (
    class_set,
    lessons_dispositioned,
    pm_appointed,
    pm_inducted,
    signatories_mandated,
)
from milepost.governance.gate_rules.plan import (
    capacity_booked,
    changes_all_closed,
    risks_at_least,
    schedule_quality_passed,
)
from milepost.governance.gate_rules.verdict import GateRule
from milepost.kernel.registry import Catalogue

GATE_RULES: Catalogue[GateRule] = Catalogue("gate rule")
GATE_RULES.add(artefact_approved.CODE, artefact_approved.RULE)
GATE_RULES.add(artefact_baselined.CODE, artefact_baselined.RULE)
GATE_RULES.add(confidence_shown.CODE, confidence_shown.RULE)
GATE_RULES.add(stakeholders_confirmed.CODE, stakeholders_confirmed.RULE)
GATE_RULES.add(class_set.CODE, class_set.RULE)
GATE_RULES.add(lessons_dispositioned.CODE, lessons_dispositioned.RULE)
GATE_RULES.add(pm_appointed.CODE, pm_appointed.RULE)
GATE_RULES.add(pm_inducted.CODE, pm_inducted.RULE)
GATE_RULES.add(signatories_mandated.CODE, signatories_mandated.RULE)
GATE_RULES.add(benefits_at_least.CODE, benefits_at_least.RULE)
GATE_RULES.add(benefits_owner_confirmed.CODE, benefits_owner_confirmed.RULE)
GATE_RULES.add(funding_named.CODE, funding_named.RULE)
GATE_RULES.add(capacity_booked.CODE, capacity_booked.RULE)
GATE_RULES.add(changes_all_closed.CODE, changes_all_closed.RULE)
GATE_RULES.add(risks_at_least.CODE, risks_at_least.RULE)
GATE_RULES.add(schedule_quality_passed.CODE, schedule_quality_passed.RULE)
GATE_RULES.add(deliverables_accepted.CODE, deliverables_accepted.RULE)
GATE_RULES.add(quality_criticals_closed.CODE, quality_criticals_closed.RULE)
GATE_RULES.add(return_plan_ready.CODE, return_plan_ready.RULE)
GATE_RULES.add(supplier_evaluations_started.CODE, supplier_evaluations_started.RULE)
GATE_RULES.add(transition_done.CODE, transition_done.RULE)
