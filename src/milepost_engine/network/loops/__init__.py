"""The compiled loops of the network. Importing this package loads the compiler; only first uses do."""
