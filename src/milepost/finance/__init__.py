"""What it costs and what it brings: spend by month, cost outlook, benefits."""
