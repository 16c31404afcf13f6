"""The API of every noun: what pages show is read, and what forms offer is done, off the same declarations."""
