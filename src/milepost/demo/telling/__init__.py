"""How a story is told: by people, through actions, each at its own instant."""
