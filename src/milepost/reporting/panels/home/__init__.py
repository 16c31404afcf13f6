"""The homes: which panels stand on the first page of whom, in which order."""
