"""What the surface answers beyond lists and records: explanations, search, history as sentences."""
