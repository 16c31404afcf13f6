"""The ledger: what is written to it, in which order, where its chains stand, and the versions it makes."""

from milepost.kernel.ledger.chain import GENESIS, Entry, Held, append, heads, hold
from milepost.kernel.ledger.versions import Key, Made, supersede, write

__all__ = ["GENESIS", "Entry", "Held", "Key", "Made", "append", "heads", "hold", "supersede", "write"]
