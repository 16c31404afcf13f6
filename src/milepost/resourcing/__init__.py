"""Who works on what: assignments that are accepted or declined, and the time that is spent."""
