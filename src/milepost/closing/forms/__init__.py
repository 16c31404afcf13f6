"""What is typed at the end of a project."""

from milepost.closing.forms.returns import (
    DisputeForm,
    HandOutForm,
    ReturnAssetForm,
    ReturnMoneyForm,
    ReturnPersonForm,
    SettleForm,
    SignForm,
    WhyForm,
)

__all__ = [
    "DisputeForm",
    "HandOutForm",
    "ReturnAssetForm",
    "ReturnMoneyForm",
    "ReturnPersonForm",
    "SettleForm",
    "SignForm",
    "WhyForm",
]
