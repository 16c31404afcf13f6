"""The verbs of the suppliers floor."""

from milepost.suppliers.actions.closing import (
    agree_final_account,
    close_contract,
    confirm_handback,
    name_warranty_owner,
    request_closing,
    settle_retention,
)
from milepost.suppliers.actions.contracts import (
    activate_contract,
    add_deliverable,
    approve_contract,
    change_contract,
    change_partner,
    draft_contract,
    terminate_contract,
)
from milepost.suppliers.actions.deliveries import (
    judge_submission,
    report_as_contractor,
    settle_deliverable,
    submit_deliverable,
)
from milepost.suppliers.actions.evaluations import (
    comment_on_evaluation,
    propose_evaluation,
    publish_evaluation,
    review_evaluation,
)
from milepost.suppliers.actions.money import (
    cancel_payment,
    decide_variation,
    plan_payment,
    propose_variation,
    record_invoice,
    release_payment,
)
from milepost.suppliers.actions.register import add_supplier, change_supplier

__all__ = [
    "activate_contract",
    "add_deliverable",
    "add_supplier",
    "agree_final_account",
    "approve_contract",
    "cancel_payment",
    "change_contract",
    "change_partner",
    "change_supplier",
    "close_contract",
    "comment_on_evaluation",
    "confirm_handback",
    "decide_variation",
    "draft_contract",
    "judge_submission",
    "name_warranty_owner",
    "plan_payment",
    "propose_evaluation",
    "propose_variation",
    "publish_evaluation",
    "record_invoice",
    "release_payment",
    "report_as_contractor",
    "request_closing",
    "review_evaluation",
    "settle_deliverable",
    "settle_retention",
    "submit_deliverable",
    "terminate_contract",
]
