"""Kinds that are simply all records of one noun: a line each."""

from __future__ import annotations

from milepost.artefacts.models import Comment
from milepost.changes.models import Decision, Issue
from milepost.closing.collectors.shape import of_records
from milepost.closing.models import PersonalDataFlag
from milepost.finance.models import Benefit, CostLine, CostOutlook
from milepost.planning.models import Baseline, Milestone, Outlook
from milepost.projects.models import Direction, MethodMove, Project, ProjectRole
from milepost.risks.models import Risk

RECORDS = (
    of_records("project", "The project in the register", Project, by="pk"),
    of_records("roles", "Who held which role", ProjectRole),
    of_records("comments", "Comments on documents", Comment),
    of_records("baselines", "Baselines", Baseline),
    of_records("outlook", "What was expected last", Outlook),
    of_records("milestones", "Milestones", Milestone),
    of_records("costs", "Costs by month", CostLine),
    of_records("cost-outlook", "What it cost", CostOutlook),
    of_records("benefits", "Benefits", Benefit),
    of_records("risks", "Risks", Risk),
    of_records("issues", "Issues", Issue),
    of_records("decisions", "Decisions asked of management", Decision),
    of_records("method-moves", "Moves to another method version", MethodMove),
    of_records("directions", "Directions of the PMO", Direction, restricted=True),
    of_records("personal-data-flags", "Flags of personal data", PersonalDataFlag, restricted=True),
)
