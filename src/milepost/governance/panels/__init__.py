"""What pages show of gates: the parts of a review, the gates of a project, and what waits for the reader."""
