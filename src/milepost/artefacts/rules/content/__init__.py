"""The content of a structured document: typed values, how they are read, written, judged, compared and sealed."""

from milepost.artefacts.rules.content.completeness import Completeness, Gap, completeness
from milepost.artefacts.rules.content.difference import FieldChange, Piece, difference
from milepost.artefacts.rules.content.likeness import (
    BOILERPLATE,
    LONGEST_RUN,
    Likeness,
    copied_from_template,
    like_texts,
    likeness,
)
from milepost.artefacts.rules.content.reading import Problem, read_content, read_value
from milepost.artefacts.rules.content.sealing import from_stored, seal_of, to_stored
from milepost.artefacts.rules.content.values import Content, Value, wording
from milepost.artefacts.rules.content.writing import write_value

__all__ = [
    "BOILERPLATE",
    "LONGEST_RUN",
    "Completeness",
    "Content",
    "FieldChange",
    "Gap",
    "Likeness",
    "Piece",
    "Problem",
    "Value",
    "completeness",
    "copied_from_template",
    "difference",
    "from_stored",
    "like_texts",
    "likeness",
    "read_content",
    "read_value",
    "seal_of",
    "to_stored",
    "wording",
    "write_value",
]
