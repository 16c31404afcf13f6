"""The verbs of obligations, waivers and audits."""

from milepost.compliance.actions.auditing import (
    agree_corrective_action,
    begin_audit,
    check_effect,
    close_audit,
    complete_corrective_action,
    raise_finding,
)
from milepost.compliance.actions.performing import (
    perform_obligations,
    record_breaches,
    unrecorded,
    verify_obligations,
)
from milepost.compliance.actions.waiving import (
    assess_waiver,
    grant_waiver,
    refuse_waiver,
    request_waiver,
    revoke_waiver,
    withdraw_waiver,
)

__all__ = [
    "agree_corrective_action",
    "assess_waiver",
    "begin_audit",
    "check_effect",
    "close_audit",
    "complete_corrective_action",
    "grant_waiver",
    "perform_obligations",
    "raise_finding",
    "record_breaches",
    "refuse_waiver",
    "request_waiver",
    "revoke_waiver",
    "unrecorded",
    "verify_obligations",
    "withdraw_waiver",
]
