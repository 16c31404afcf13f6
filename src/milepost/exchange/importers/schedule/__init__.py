"""Read schedule files of any tool: bytes become a plan of frozen rows, with problems by row and field."""
