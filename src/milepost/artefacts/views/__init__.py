"""Pages of documents that are no list and no form of a verb."""
