"""Organisation units, persons, working calendars, posts and the accounts they sign in with."""
