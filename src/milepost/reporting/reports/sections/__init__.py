"""The parts that several reports are made of."""
