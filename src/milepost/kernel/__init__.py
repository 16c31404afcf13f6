"""Ground floor of the house: actions, policy, ledger, events, measures.

Knows no business noun and no HTTP.
"""
