"""What must hold of a structured document: its content, its life, who may judge it, and what may hang on it."""

from milepost.artefacts.rules.files import LARGEST, file_hangs_once, file_is_allowed, media_type_of, plain_name
from milepost.artefacts.rules.independence import (
    another_closes_what_must_be_cured,
    judge_did_not_prepare,
    judge_holds_the_role,
)
from milepost.artefacts.rules.life import (
    change_is_told,
    comment_is_open,
    comments_are_resolved,
    document_is_in,
    document_is_owed,
    document_is_started_once,
    field_is_known,
    fields_are_readable,
    reading_is_confirmed_once,
    reading_is_of_this_version,
    required_fields_are_filled,
    text_is_written,
    verdicts_are_given,
    version_is_as_sealed,
    version_was_read,
    words_are_own,
)

__all__ = [
    "LARGEST",
    "another_closes_what_must_be_cured",
    "change_is_told",
    "comment_is_open",
    "comments_are_resolved",
    "document_is_in",
    "document_is_owed",
    "document_is_started_once",
    "field_is_known",
    "fields_are_readable",
    "file_hangs_once",
    "file_is_allowed",
    "judge_did_not_prepare",
    "judge_holds_the_role",
    "media_type_of",
    "plain_name",
    "reading_is_confirmed_once",
    "reading_is_of_this_version",
    "required_fields_are_filled",
    "text_is_written",
    "verdicts_are_given",
    "version_is_as_sealed",
    "version_was_read",
    "words_are_own",
]
