"""Rules about who may: approval, review, verification, the office, roles, and the RASCI matrix."""
