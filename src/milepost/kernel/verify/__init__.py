"""Verification of the ledger: every chain, the first bad entry by name, and the records against their versions.

An edit breaks the hash of its entry; a deletion or a reordering breaks the sequence or the link to the previous
entry; a truncation contradicts the stream's own head or a head that was exported earlier. Each entry holds the digest
of every state it made, so that neither a version nor a record changes behind it.
"""

from milepost.kernel.verify.findings import Finding, Head, Report
from milepost.kernel.verify.whole import verify

__all__ = ["Finding", "Head", "Report", "verify"]
