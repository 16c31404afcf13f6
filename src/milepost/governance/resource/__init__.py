"""What people see of gates; importing it offers the nouns."""

from milepost.governance.resource import follow_up, reviews, statements

__all__ = ["follow_up", "reviews", "statements"]
