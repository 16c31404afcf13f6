"""The verbs of the closing floor."""

from milepost.closing.actions.acceptance.conditions import (
    confirm_condition,
    report_condition,
    return_condition,
)
from milepost.closing.actions.acceptance.deeming import (
    deem_accepted,
)
from milepost.closing.actions.acceptance.keys import (
    replace_signing_key,
    retire_signing_key,
)
from milepost.closing.actions.acceptance.mandates import (
    record_mandate,
    revoke_mandate,
)
from milepost.closing.actions.acceptance.proving import (
    code_in,
    send_code,
    try_code,
)
from milepost.closing.actions.acceptance.requesting import (
    request_acceptance,
    request_project_acceptance,
    send_link_again,
    withdraw_request,
)
from milepost.closing.actions.acceptance.session import (
    knew_the_code,
    sign_with_code,
)
from milepost.closing.actions.acceptance.signing import (
    sign_acceptance,
)
from milepost.closing.actions.archiving import (
    seal_archive,
    try_restore,
)
from milepost.closing.actions.closing import (
    close_project,
)
from milepost.closing.actions.disposing import (
    confirm_disposal,
    place_hold,
    propose_disposal,
    release_hold,
)
from milepost.closing.actions.flagging import (
    raise_privacy_flag,
    settle_flag,
)
from milepost.closing.actions.returns import (
    acknowledge_return,
    dispute_return,
    hand_out,
    return_asset,
    return_money,
    return_person,
    settle_return,
    withdraw_return,
)
from milepost.closing.actions.reviewing import (
    accept_review,
    ask_adjustment,
    begin_review,
    close_review,
    implement_adjustment,
    judge_objective,
    name_review_lead,
    reject_adjustment,
    report_review,
    schedule_review,
)
from milepost.closing.bridge.drawing import (
    as_told,
)

__all__ = [
    "accept_review",
    "acknowledge_return",
    "as_told",
    "ask_adjustment",
    "begin_review",
    "close_project",
    "close_review",
    "code_in",
    "confirm_condition",
    "confirm_disposal",
    "deem_accepted",
    "dispute_return",
    "hand_out",
    "implement_adjustment",
    "judge_objective",
    "knew_the_code",
    "name_review_lead",
    "place_hold",
    "propose_disposal",
    "raise_privacy_flag",
    "record_mandate",
    "reject_adjustment",
    "release_hold",
    "replace_signing_key",
    "report_condition",
    "report_review",
    "request_acceptance",
    "request_project_acceptance",
    "retire_signing_key",
    "return_asset",
    "return_condition",
    "return_money",
    "return_person",
    "revoke_mandate",
    "schedule_review",
    "seal_archive",
    "send_code",
    "send_link_again",
    "settle_flag",
    "settle_return",
    "sign_acceptance",
    "sign_with_code",
    "try_code",
    "try_restore",
    "withdraw_request",
    "withdraw_return",
]
