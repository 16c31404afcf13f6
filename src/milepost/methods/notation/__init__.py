"""The written form of a method: plain values, YAML, and the schema of both, all read off the definition."""

from milepost.methods.notation.problems import MethodUnreadable, Problem
from milepost.methods.notation.reading import method_from_plain
from milepost.methods.notation.schema import schema_text
from milepost.methods.notation.text import method_from_yaml, method_to_yaml
from milepost.methods.notation.writing import content_of, plain_of

__all__ = [
    "MethodUnreadable",
    "Problem",
    "content_of",
    "method_from_plain",
    "method_from_yaml",
    "method_to_yaml",
    "plain_of",
    "schema_text",
]
