"""What is known and passed on: questions to the PMO, their answers, and the answers shown to whoever comes next."""
