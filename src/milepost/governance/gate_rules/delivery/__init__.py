"""Rules about what was delivered."""
