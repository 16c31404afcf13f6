"""Run an installation: start Django, bring it up to date, keep its worker alive."""
