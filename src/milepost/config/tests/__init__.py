"""Tests of the settings, the command line and what keeps an installation running."""
