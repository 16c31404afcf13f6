"""Kinds of milestone, of work and of links between them, and where work and a plan stand."""

from django.db import models


class MilestoneKind(models.TextChoices):
    """Who is bound by a milestone; a missed gate or contract milestone weighs more than an internal one."""

    INTERNAL = "internal", "Internal"
    GATE = "gate", "Gate"
    CONTRACT = "contract", "Contract"


class WorkKind(models.TextChoices):
    """What an item of the work list is."""

    SUMMARY = "summary", "Summary"
    DELIVERABLE = "deliverable", "Deliverable"
    PACKAGE = "package", "Work package"
    TASK = "task", "Task"
    MILESTONE = "milestone", "Milestone"


class WorkState(models.TextChoices):
    """Where an item of work stands; whether it is ready follows from what it waits for and is computed."""

    PLANNED = "planned", "Planned"
    IN_PROGRESS = "in_progress", "In progress"
    BLOCKED = "blocked", "Blocked"
    IN_CHECK = "in_check", "In check"
    DONE = "done", "Done"
    CANCELLED = "cancelled", "Cancelled"


class LinkKind(models.TextChoices):
    """Which end of an item holds which end of the one after it."""

    FS = "FS", "Finish to start"
    SS = "SS", "Start to start"
    FF = "FF", "Finish to finish"
    SF = "SF", "Start to finish"


class PlanState(models.TextChoices):
    """Where a proposed plan stands."""

    PROPOSED = "proposed", "Waits for approval"
    APPROVED = "approved", "Approved, the baseline"
    RETURNED = "returned", "Returned"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Section(models.TextChoices):
    """The six named sections of a plan."""

    SCOPE = "scope", "Scope"
    RISK = "risk", "Risk"
    TIME = "time", "Time"
    COST = "cost", "Cost"
    QUALITY = "quality", "Quality"
    INFORMATION = "information", "Information"


CLOSED_WORK = (WorkState.DONE.value, WorkState.CANCELLED.value)
OPEN_WORK = tuple(each for each in WorkState.values if each not in CLOSED_WORK)
BEGUN_WORK = (WorkState.IN_PROGRESS.value, WorkState.BLOCKED.value, WorkState.IN_CHECK.value, WorkState.DONE.value)
