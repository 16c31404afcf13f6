"""What the plans of a small project say, document by document and field by field, as it is typed."""

from __future__ import annotations

PLANS: dict[str, dict[str, str]] = {
    "project_handbook": {
        "roles": "Leads | Silvia Moretti, in her absence the deputy of the estates office\n"
        "Decides | the head of estates\nSigns | the depot managers, for them the head of buses",
        "escalation": "More than EUR 9,000 or eight working days beyond the plan goes to the head of estates by phone.",
        "plans_used": "The work plan with its budget\nThe acceptance plan, one sheet a depot",
        "control": "Every second Thursday the four depot managers and the builder walk through risks and open points "
        "on site. Whoever wants something else writes it on one page; the head of estates says yes or no. Anchors and "
        "lights are tried by the safety officer before a shelter opens.",
        "reporting": "One page a month, as everybody; a photograph of each site is attached.",
        "stakeholder_matrix_parties": "Depot managers | inside, they lose eleven parking places each\n"
        "Works council | inside, asked for lockers\nGrid company | outside, owns the cable at Harbour depot",
        "stakeholder_matrix_needs": "Depot managers | no digging in the bus lane before nine in the evening\n"
        "Grid company | ten days' notice and a trial hole",
    },
    "work_plan": {
        "breakdown": "Survey and trial holes at all four yards\nGround works, one depot after the other\n"
        "Shelters, lights and lockers set up\nHandover with a key list",
        "estimates": "Survey | 6 days\nGround works | 9 days a depot\nSetting up | 5 days a depot\nHandover | 2 days",
        "schedule": "Harbour depot first, because of the cable\nHill and River depots side by side\n"
        "North depot last, after its yard is resurfaced",
        "budget": "First two months | EUR 48,000\nThird and fourth month | EUR 84,000\nLast two months | EUR 48,000",
    },
    "acceptance_plan": {
        "criteria": "Each shelter | forty bicycles locked, none in the rain at wind force six\n"
        "Lights | on by themselves at dusk for a week",
        "method": "A walk with the hose and forty bicycles | two wet saddles are tolerated\n"
        "A log of the lights | no night missed",
        "validator": "The safety officer, with two of the early shift",
        "signatory": "The head of buses, for all four depots",
    },
}
