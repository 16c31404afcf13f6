"""What the charters of two small projects say, field by field as it is typed."""

from __future__ import annotations

CHARTERS: dict[str, dict[str, str]] = {
    "BUS-402": {
        "purpose": "People in wheelchairs and with prams board at 85 more stops by themselves, so that the ramp and "
        "the wait for the driver become the exception on lines 3, 7 and 11.",
        "objectives": "All 85 kerbs at 16 centimetres within sixteen months of the start.\n"
        "No stop closed for longer than nine days.\n"
        "The access audit finds at most two stops to be mended.",
        "scope_in": "Kerbs, tactile paving and drains at 85 stops.\nShelters that must be moved for the kerb.",
        "scope_out": "Lifts and ramps at tram stations.\nNew shelters where the old one can stay.",
        "deliverables": "85 raised stops, each with its acceptance sheet.\n"
        "A register of kerb heights for the whole network.",
        "milestones": "Stops surveyed | before the first digging\nFirst 20 stops | for the trial on line 3\n"
        "All 85 stops | before the timetable changes\nAccess audit | by the users' council",
        "risks": "Utilities under the kerb: trial holes at every stop before the design is fixed.\n"
        "Road works moratorium in spring: the town centre is done in autumn.",
        "constraints": "Two stops of a line at a time at most.\nThe road authority's permit for each street.",
    },
    "CUS-561": {
        "purpose": "Households that fall behind agree a payment plan themselves, at any hour, before a reminder "
        "becomes a court letter; the call centre has its mornings back.",
        "objectives": "Six in ten new plans agreed online within half a year of opening.\n"
        "Calls about arrears down by a quarter by then.",
        "scope_in": "Plans of up to twelve months for water and waste.\nChanging and ending a plan.",
        "scope_out": "Forgiving debt.\nPlans for companies.",
        "deliverables": "Rules for plans, agreed with finance.\nThe online plan, with a letter for who has no account.",
        "milestones": "Rules agreed | with finance and the debt advice centre\n"
        "Prototype tested | with twelve households\nPilot | one district\nOpen to all | after the pilot's review",
        "risks": "Credit rules change: the rules are kept apart from the pages.\n"
        "The billing system cannot hold plans: a trial with ten real accounts in the first month.",
        "constraints": "Nobody is asked for more than what the law lets us ask.\nNo second customer account.",
    },
}
