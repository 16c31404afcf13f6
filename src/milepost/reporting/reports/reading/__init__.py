"""The body of a period as typed values, and the figures that several reports share."""
