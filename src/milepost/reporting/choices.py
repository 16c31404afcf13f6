"""The vocabulary of reporting: cadences, states, colours, dimensions, and what a report may be corrected in."""

from django.db import models


class Cadence(models.TextChoices):
    """How often a series of reports comes round."""

    MONTHLY = "monthly", "Monthly"
    QUARTERLY = "quarterly", "Quarterly"
    ANNUAL = "annual", "Annual"
    IRREGULAR = "irregular", "Irregular"
    INTERIM = "interim", "In between, by class"


class PeriodState(models.TextChoices):
    """Whether a period still takes reports; a locked one never opens again."""

    OPEN = "open", "Open"
    LOCKED = "locked", "Locked"


class ReportState(models.TextChoices):
    """Where a status report stands between the facts and the pack; one in between ends locked, in no pack."""

    OPEN = "open", "Open"
    DRAFTED = "drafted", "Drafted"
    SUBMITTED = "submitted", "Submitted"
    RETURNED = "returned", "Returned"
    ACCEPTED = "accepted", "Accepted"
    IN_PACK = "in_pack", "In the pack"
    LOCKED = "locked", "Locked"


class Colour(models.TextChoices):
    """A computed colour; grey says that facts are unknown or stale, not applicable that none are due."""

    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"
    GREY = "grey", "Grey"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class DeclaredColour(models.TextChoices):
    """A colour that a person may declare: nobody declares grey."""

    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"


class DeliveryConfidence(models.TextChoices):
    """The independent five-point judgement of a reviewer; never averaged with the colours."""

    GREEN = "green", "Green"
    AMBER_GREEN = "amber_green", "Amber-green"
    AMBER = "amber", "Amber"
    AMBER_RED = "amber_red", "Amber-red"
    RED = "red", "Red"


class OverrideState(models.TextChoices):
    """Where a declared colour stands that is better than the computed one."""

    PROPOSED = "proposed", "Proposed"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"


class RuleSetState(models.TextChoices):
    """Whether a rule set colours reports."""

    DRAFT = "draft", "Draft"
    EFFECTIVE = "effective", "Effective"


class CadenceState(models.TextChoices):
    """Whether a cadence asks anybody for reports."""

    PROPOSED = "proposed", "Proposed"
    EFFECTIVE = "effective", "Effective"


class PackState(models.TextChoices):
    """Where a pack stands; an approved one never changes, it can only be superseded."""

    BUILT = "built", "Built"
    APPROVED = "approved", "Approved"
    SUPERSEDED = "superseded", "Superseded"


class Breach(models.TextChoices):
    """An obligation of the report that was broken, named when its period locked."""

    NOT_SUBMITTED = "report_not_submitted", "No report was submitted before the lock"
    NOT_CORRECTED = "report_not_corrected", "The report was returned and not submitted again before the lock"


class Adjustable(models.TextChoices):
    """A figure of a locked report that a dated adjustment may correct."""

    FORECAST_FINISH = "forecast_finish", "Forecast finish"
    FORECAST_COST = "forecast_cost", "Forecast cost"
    SPEND_TO_DATE = "spend_to_date", "Spend to date"
    BENEFITS_FORECAST = "benefits_forecast", "Benefits forecast"


OVERALL = "overall"
DIMENSIONS = ("schedule", "cost", "scope", "quality", "benefits", "risk", "resources", "compliance")
DECLARABLE = (OVERALL, *DIMENSIONS)
SUMMARY = "summary"
ASK = "ask"
NARRATIVES = (SUMMARY, *DIMENSIONS, ASK)
LEVELS = {
    Colour.GREEN.value: 0,
    Colour.AMBER.value: 1,
    Colour.GREY.value: 1,
    Colour.RED.value: 2,
    Colour.NOT_APPLICABLE.value: 0,
}
EDITABLE = frozenset({ReportState.OPEN.value, ReportState.DRAFTED.value, ReportState.RETURNED.value})
CLOSED = frozenset({ReportState.IN_PACK.value, ReportState.LOCKED.value})
SIGNED = frozenset({ReportState.SUBMITTED.value, ReportState.ACCEPTED.value}) | CLOSED
PARAMETER_LABELS = {
    "stale_actuals_days": "Days after which dates and costs are stale",
    "stale_risks_days": "Days after which a risk review is stale",
    "narrative_words": "Most words in one text of a report",
    "cool_off_days": "Days after a delivery role before reviewing the project",
    "compliance_periods": "Periods that the compliance score looks back",
    "history_periods": "Periods that the colours remember",
}
