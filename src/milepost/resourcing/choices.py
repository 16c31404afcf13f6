"""Where an assignment, an entry of time and a proposal of work stand."""

from django.db import models

from milepost.projects.choices import DELIVERY, LEADS


class AssignmentState(models.TextChoices):
    """Where an assignment stands."""

    OFFERED = "offered", "Waits for an answer"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    ENDED = "ended", "Taken back"


class EntryState(models.TextChoices):
    """Whether an entry of time counts; one that was wrong stays, taken back."""

    ENTERED = "entered", "Counts"
    WITHDRAWN = "withdrawn", "Taken back"


class ProposalState(models.TextChoices):
    """Where proposed work stands."""

    PROPOSED = "proposed", "Waits for the project manager"
    PLANNED = "planned", "On the work list"
    REFUSED = "refused", "Refused"


OPEN_ASSIGNMENTS = (AssignmentState.OFFERED.value, AssignmentState.ACCEPTED.value)
ASSIGNERS = LEADS
MAKERS = DELIVERY
CHECKERS = DELIVERY
