"""The three answers of a measure, under the name by which the house imports them.

Only `bridge` rooms may import the engine; everything else that must tell a value from an unknown reads it
here.
"""

from __future__ import annotations

from milepost_engine.result import Coverage, Known, NotApplicable, Result, Unknown, coverage

__all__ = ["Coverage", "Known", "NotApplicable", "Result", "Unknown", "coverage"]
