"""Pages of planning beside those of its nouns."""
