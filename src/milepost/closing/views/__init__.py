"""Pages of the end of a project beside those of its nouns."""
