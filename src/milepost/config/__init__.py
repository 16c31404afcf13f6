"""Bind the house together: settings, addresses, security headers and the command line."""
