"""Who may write money and benefits, and who may move a promised cost."""

from __future__ import annotations

from milepost.projects.choices import CONTROLLERS, FACT_WRITERS

ACCOUNTANTS = FACT_WRITERS
REBASELINERS = CONTROLLERS
