"""What the homes ask: what waits for a person, what is theirs to do, and how the house itself stands."""
