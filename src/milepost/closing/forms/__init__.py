"""What is typed at the end of a project, one file a subject."""

from milepost.closing.forms.archive import FlagForm, NoteForm, SettleForm, WhyForm
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
    "FlagForm",
    "ImplementForm",
    "JudgeForm",
    "LeadForm",
    "NoteForm",
    "NothingForm",
    "ReportForm",
    "ScheduleForm",
    "SettleForm",
    "WhyForm",
]
