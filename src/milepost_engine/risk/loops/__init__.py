"""The compiled loops of the simulation. Importing this package loads the compiler; only first uses do."""
