"""What is typed at the end of a project."""

from milepost.closing.forms.archive import (
    FlagForm,
    NoteForm,
    SettleForm,
    WhyForm,
)
from milepost.closing.forms.returns import (
    DisputeForm,
    HandOutForm,
    ReturnAssetForm,
    ReturnMoneyForm,
    ReturnPersonForm,
    SignForm,
)
from milepost.closing.forms.review import (
    AdjustForm,
    CloseForm,
    ImplementForm,
    JudgeForm,
    LeadForm,
    NothingForm,
    ReportForm,
    ScheduleForm,
)

__all__ = [
    "AdjustForm",
    "CloseForm",
    "DisputeForm",
    "FlagForm",
    "HandOutForm",
    "ImplementForm",
    "JudgeForm",
    "LeadForm",
    "NoteForm",
    "NothingForm",
    "ReportForm",
    "ReturnAssetForm",
    "ReturnMoneyForm",
    "ReturnPersonForm",
    "ScheduleForm",
    "SettleForm",
    "SignForm",
    "WhyForm",
]
