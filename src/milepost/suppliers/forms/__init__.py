"""What is typed of suppliers, contracts, deliveries, money, evaluations and closings."""

from milepost.suppliers.forms.contracts import (
    ActivateForm,
    ChangeContractForm,
    ContractForm,
    DeliverableForm,
    PartnerForm,
    SupplierChangeForm,
    SupplierForm,
    TerminateForm,
)
from milepost.suppliers.forms.deliveries import ContractorReportForm, JudgeForm, SettleForm, SubmitForm
from milepost.suppliers.forms.ending import FinalAccountForm, HandbackForm, RetentionForm, SignForm, WarrantyForm
from milepost.suppliers.forms.evaluations import CommentForm, EvaluateForm, ReviewForm, as_rated
from milepost.suppliers.forms.money import (
    DecideVariationForm,
    InvoiceForm,
    PaymentForm,
    ReleaseForm,
    VariationForm,
    WhyForm,
)

__all__ = [
    "ActivateForm",
    "ChangeContractForm",
    "CommentForm",
    "ContractForm",
    "ContractorReportForm",
    "DecideVariationForm",
    "DeliverableForm",
    "EvaluateForm",
    "FinalAccountForm",
    "HandbackForm",
    "InvoiceForm",
    "JudgeForm",
    "PartnerForm",
    "PaymentForm",
    "ReleaseForm",
    "RetentionForm",
    "ReviewForm",
    "SettleForm",
    "SignForm",
    "SubmitForm",
    "SupplierChangeForm",
    "SupplierForm",
    "TerminateForm",
    "VariationForm",
    "WarrantyForm",
    "WhyForm",
    "as_rated",
]
