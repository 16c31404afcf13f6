"""Pages of knowledge that are no list and no form of a verb."""
