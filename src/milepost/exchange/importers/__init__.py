"""One folder per format: bytes become a plan of dataclasses with problems by row and field."""
