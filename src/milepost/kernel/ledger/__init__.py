"""The ledger: what is written to it, in which order, and where its chains stand."""

from milepost.kernel.ledger.chain import GENESIS, Entry, append, heads, hold

__all__ = ["GENESIS", "Entry", "append", "heads", "hold"]
