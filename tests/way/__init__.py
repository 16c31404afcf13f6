"""The whole way of one project from its request to its end, told once and walked by more than one hand."""
