"""How a plan is simulated: the plain way or the dated way, in blocks, on threads."""
