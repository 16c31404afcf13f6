"""Initiating: new projects with a charter in the making and nothing promised yet."""

from __future__ import annotations

from milepost.demo.cast.people import AUDITOR, EXECUTIVE
from milepost.demo.shapes import NEVER, Beat, Plot
from milepost.demo.telling import scenes
from milepost.demo.telling.matters import directing, duties, papers
from milepost.demo.telling.story import Scene

PLOTS = (
    Plot(
        "WAT-120",
        "Upper valley spring intake",
        "A third source for the upper valley, where one broken main dries out four villages.",
        "WAT",
        "Amara Okonjo",
        2,
        20,
        6_900,
        ("Spring yield proven", "Land agreed", "Intake built", "Main laid", "Handover"),
        ("Villages with a second source", 4, "villages"),
        ("S1",),
        ("Yield falls short in late summer", "Land owner does not sell"),
        category="New build",
    ),
    Plot(
        "CUS-561",
        "Payment plans online",
        "Let people who cannot pay at once agree a plan themselves, without a call.",
        "CUS",
        "Gabriela Fuentes",
        2,
        9,
        520,
        ("Rules agreed", "Prototype tested", "Pilot", "Open to all"),
        ("Arrears recovered", 380, ""),
        ("S5",),
        ("Credit rules change", "Billing system cannot hold plans"),
        project_class="C",
        programme="DOOR",
        category="Customers",
    ),
)

SUMMARIES = {
    "WAT-120": "The charter is with the sponsor. Yield measurements run until the end of the dry season.",
    "CUS-561": "We talk to twelve households about what would help them. The business case follows next month.",
}


OBLIGATIONS = (
    Scene(0, -1, duties.meet("The certificate hangs on the project's folder.", "complete_induction"), 9),
    Scene(0, -1, duties.meet("Minutes of the weekly meeting.", "monitor_risks_in_initiating"), 10),
    Scene(0, -2, duties.verify("Seen in the folder.", but=1), 9),
    Scene(0, -2, duties.find_breaches(), 8),
    Scene(
        0,
        -2,
        duties.waive(
            "request_rfp",
            "The twelve households are heard until the end of the season.",
            "Planning may begin two weeks later.",
            "We show the board a draft of the case every fortnight.",
            grant=True,
        ),
        11,
    ),
    Scene(
        0,
        -2,
        duties.waive(
            "seal_archive",
            "The archive of the house moves this year, and nobody knows to where.",
            "Papers could be lost between two places.",
            "A copy is kept with the project until the new archive is open.",
            grant=False,
        ),
        12,
    ),
    Scene(
        0,
        -3,
        duties.audit(
            AUDITOR,
            "The evidence names no day on which it was done.",
            "The record and the folder that it points to.",
        ),
        9,
    ),
)


class Initiating:
    """The first reports of a project that is still finding out what it is."""

    plots = PLOTS

    def beat(self, plot: Plot, month: int) -> Beat:
        """Return a first month; one of the two reports is a draft still."""
        drafts = month == 0 and plot.code == "CUS-561"
        return Beat(summary=SUMMARIES[plot.code], reports_after=NEVER if drafts else 3, reviewed_after=1)

    def scenes(self, plot: Plot) -> tuple[Scene, ...]:
        """Return the questions that stand at the beginning, and the charter that is in review."""
        if plot.code == "CUS-561":
            asked = "A quarter of how many calls? Say what it is measured against."
            return (
                Scene(0, -3, papers.hand_in_charter()),
                Scene(0, -4, papers.comment_on_charter(asked, "objectives")),
                *OBLIGATIONS,
            )
        question = scenes.ask(
            "Shall we buy the land at Upper Ford before the yield is proven?",
            "The owner has another offer. The price is EUR 240,000; if the spring falls short we can sell again "
            "with a loss of about a fifth.",
            of=EXECUTIVE,
        )
        doubt = directing.ask_the_pmo(
            "A benefit that nobody can measure yet",
            "The charter wants a target for every benefit. The yield is measured until the dry season ends: "
            "may the target stay open until then?",
            artefact_type_code="project_charter",
        )
        answered = directing.advise(
            "Name the measure, its owner and the day on which the target will be set, and give the range you expect. "
            "An open figure with a date is honest; an invented one is promised to the board.",
        )
        shown = directing.show("What stands in the charter when a benefit cannot be measured yet?")
        return (Scene(0, 2, question), Scene(0, 1, doubt), Scene(0, -1, answered), Scene(0, -2, shown))
