"""The ground floor: actions, policy, ledger, events, errors, money, clock, jobs. Knows no business noun and no HTTP."""
