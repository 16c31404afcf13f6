"""Rules about people: who answers, knows and may sign."""
