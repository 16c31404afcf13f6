"""The verbs of reporting, and its only writers."""

from milepost.reporting.actions.adjusting import adjust
from milepost.reporting.actions.cadence import approve_cadence, open_interim_cycle, propose_cadence
from milepost.reporting.actions.calendar import join_cycle, leave_cycle, open_cycle, set_due_rules
from milepost.reporting.actions.drafting import declare, draft_report
from milepost.reporting.actions.imports import Return, file_imported_report, file_imported_reports, open_imported_period
from milepost.reporting.actions.locking import lock_period
from milepost.reporting.actions.packs import add_addendum, approve_pack, record_pack
from milepost.reporting.actions.periods import open_period
from milepost.reporting.actions.review import accept_report, assess_report, decide_override, return_report
from milepost.reporting.actions.rule_sets import approve_rule_set, draft_rule_set
from milepost.reporting.actions.submission import submit_report
from milepost.reporting.rules.reports import Grounds

__all__ = [
    "Grounds",
    "Return",
    "accept_report",
    "add_addendum",
    "adjust",
    "approve_cadence",
    "approve_pack",
    "approve_rule_set",
    "assess_report",
    "decide_override",
    "declare",
    "draft_report",
    "draft_rule_set",
    "file_imported_report",
    "file_imported_reports",
    "join_cycle",
    "leave_cycle",
    "lock_period",
    "open_cycle",
    "open_imported_period",
    "open_interim_cycle",
    "open_period",
    "propose_cadence",
    "record_pack",
    "return_report",
    "set_due_rules",
    "submit_report",
]
