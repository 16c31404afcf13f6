"""Commands that prove: the ledger, its heads, signed notes, keys and archives."""
