"""The verbs of the closing floor."""

from milepost.closing.actions.conditions import (
    confirm_condition,
    report_condition,
    return_condition,
)
from milepost.closing.actions.deeming import (
    deem_accepted,
)
from milepost.closing.actions.keys import (
    replace_signing_key,
    retire_signing_key,
)
from milepost.closing.actions.mandates import (
    record_mandate,
    revoke_mandate,
)
from milepost.closing.actions.proving import (
    code_in,
    send_code,
    try_code,
)
from milepost.closing.actions.requesting import (
    request_acceptance,
    request_project_acceptance,
    send_link_again,
    withdraw_request,
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
from milepost.closing.actions.signing import (
    sign_acceptance,
)
from milepost.closing.bridge.drawing import (
    as_told,
)

__all__ = [
    "acknowledge_return",
    "as_told",
    "code_in",
    "confirm_condition",
    "deem_accepted",
    "dispute_return",
    "hand_out",
    "record_mandate",
    "replace_signing_key",
    "report_condition",
    "request_acceptance",
    "request_project_acceptance",
    "retire_signing_key",
    "return_asset",
    "return_condition",
    "return_money",
    "return_person",
    "revoke_mandate",
    "send_code",
    "send_link_again",
    "settle_return",
    "sign_acceptance",
    "try_code",
    "withdraw_request",
    "withdraw_return",
]
