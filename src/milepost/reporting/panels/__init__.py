"""The parts of boards and homes: from what the queries answer to what a template draws."""
