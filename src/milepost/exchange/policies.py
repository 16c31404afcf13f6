"""Who may import: the PMO, and the operator of the machine from its command line."""

from __future__ import annotations

from milepost.projects.choices import OFFICE, OPERATOR_ONLY

IMPORTERS = OFFICE
ROW_WRITERS = OPERATOR_ONLY
