"""Read XER, the tables of Primavera, without Java."""
