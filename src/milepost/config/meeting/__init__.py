"""Where floors that do not know each other meet: what one tells of the other, connected by the wiring."""
