"""Pages of closing that are no list and no form of a verb."""
