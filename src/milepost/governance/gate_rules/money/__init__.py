"""Rules about money and what it is spent for."""
