"""The verbs of documents, and the only writers of their rows."""

from milepost.artefacts.actions.attaching import attach_file, remove_attachment
from milepost.artefacts.actions.commenting import raise_comment, resolve_comment
from milepost.artefacts.actions.ending import reopen_artefact, retire_artefact, supersede_artefact
from milepost.artefacts.actions.filing import FILE_KINDS, LARGEST_FILE, filed, filed_as_made, kept
from milepost.artefacts.actions.judging import approve_artefact, confirm_reading, return_artefact, review_artefact
from milepost.artefacts.actions.writing import draft_artefact, start_artefact, submit_artefact

__all__ = [
    "FILE_KINDS",
    "LARGEST_FILE",
    "approve_artefact",
    "attach_file",
    "confirm_reading",
    "draft_artefact",
    "filed",
    "filed_as_made",
    "kept",
    "raise_comment",
    "remove_attachment",
    "reopen_artefact",
    "resolve_comment",
    "retire_artefact",
    "return_artefact",
    "review_artefact",
    "start_artefact",
    "submit_artefact",
    "supersede_artefact",
]
