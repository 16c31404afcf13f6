"""The verbs of the people floor."""

from milepost.people.actions.accounts import close_account, open_account
from milepost.people.actions.bodies import add_seat, change_body, end_seat, found_body
from milepost.people.actions.calendars import add_calendar, add_calendar_exception, give_calendar
from milepost.people.actions.interests import declare_interest, end_interest, record_interest
from milepost.people.actions.organisation import add_unit, change_identity, change_unit, set_up_organisation
from milepost.people.actions.persons import add_person, appoint_to_post, change_person, end_post

__all__ = [
    "add_calendar",
    "add_calendar_exception",
    "add_person",
    "add_seat",
    "add_unit",
    "appoint_to_post",
    "change_body",
    "change_identity",
    "change_person",
    "change_unit",
    "close_account",
    "declare_interest",
    "end_interest",
    "end_post",
    "end_seat",
    "found_body",
    "give_calendar",
    "open_account",
    "record_interest",
    "set_up_organisation",
]
