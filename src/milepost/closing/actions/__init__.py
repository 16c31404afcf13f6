"""The verbs of the end of a project, one file a subject."""

from milepost.closing.actions.conditions import confirm_condition, report_condition, return_condition
from milepost.closing.actions.deeming import deem_accepted
from milepost.closing.actions.keys import replace_signing_key, retire_signing_key
from milepost.closing.actions.mandates import record_mandate, revoke_mandate
from milepost.closing.actions.proving import code_in, send_code, try_code
from milepost.closing.actions.requesting import (
    request_acceptance,
    request_project_acceptance,
    send_link_again,
    withdraw_request,
)
from milepost.closing.actions.signing import sign_acceptance
from milepost.closing.bridge.drawing import as_told

__all__ = [
    "as_told",
    "code_in",
    "confirm_condition",
    "deem_accepted",
    "record_mandate",
    "replace_signing_key",
    "report_condition",
    "request_acceptance",
    "request_project_acceptance",
    "retire_signing_key",
    "return_condition",
    "revoke_mandate",
    "send_code",
    "send_link_again",
    "sign_acceptance",
    "try_code",
    "withdraw_request",
]
