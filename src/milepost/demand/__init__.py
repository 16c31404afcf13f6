"""Requests for projects: raised by anybody of the organisation, screened, scored by two, decided by a board."""
