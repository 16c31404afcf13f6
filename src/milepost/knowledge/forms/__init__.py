"""What is typed on the floor of knowledge, one file a subject."""

from milepost.knowledge.forms.guidance import (
    AnswerForm,
    AskForm,
    PromoteForm,
    RateForm,
    SupersedeForm,
    WhyForm,
    as_action_takes_it,
)
from milepost.knowledge.forms.lessons import (
    CaptureForm,
    CurateForm,
    DisposeForm,
    EmbedForm,
    KeepForm,
    MergeForm,
    NothingForm,
    NothingLearntForm,
    RecurrenceForm,
    curated,
)

__all__ = [
    "AnswerForm",
    "AskForm",
    "CaptureForm",
    "CurateForm",
    "DisposeForm",
    "EmbedForm",
    "KeepForm",
    "MergeForm",
    "NothingForm",
    "NothingLearntForm",
    "PromoteForm",
    "RateForm",
    "RecurrenceForm",
    "SupersedeForm",
    "WhyForm",
    "as_action_takes_it",
    "curated",
]
