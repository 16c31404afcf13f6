"""The demonstration: a lived-in organisation of our own making, told through actions at their own time."""
