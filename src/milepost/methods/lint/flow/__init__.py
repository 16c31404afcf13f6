"""Rules about phases, the gates between them, and what the gates ask for."""
