"""The compiled loops of levelling. Importing this package loads the compiler; only first uses do."""
