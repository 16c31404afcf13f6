"""The verbs of knowledge, one file a subject."""

from milepost.knowledge.actions.guidance import (
    answer_question,
    ask_in_general,
    ask_question,
    promote_answer,
    rate_answer,
    supersede_answer,
    withdraw_promotion,
    withdraw_question,
)
from milepost.knowledge.actions.lessons import (
    capture_lesson,
    curate_lesson,
    embed_lesson,
    keep_adjustment,
    merge_lesson,
    publish_lesson,
    retire_lesson,
    sign_nothing_learnt,
    validate_lesson,
)
from milepost.knowledge.actions.using import (
    dispose_lesson,
    record_recurrence,
)

__all__ = [
    "answer_question",
    "ask_in_general",
    "ask_question",
    "capture_lesson",
    "curate_lesson",
    "dispose_lesson",
    "embed_lesson",
    "keep_adjustment",
    "merge_lesson",
    "promote_answer",
    "publish_lesson",
    "rate_answer",
    "record_recurrence",
    "retire_lesson",
    "sign_nothing_learnt",
    "supersede_answer",
    "validate_lesson",
    "withdraw_promotion",
    "withdraw_question",
]
