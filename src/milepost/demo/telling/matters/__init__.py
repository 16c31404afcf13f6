"""What is told beside the reporting cycle: directions, reports in between, documents."""
