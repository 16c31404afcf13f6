"""What was promised and what is expected: baselines, outlook, milestones."""
