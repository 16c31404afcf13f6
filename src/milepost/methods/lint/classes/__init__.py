"""Rules about classes of projects: what tailoring leaves of a method, and how heavy that is."""
