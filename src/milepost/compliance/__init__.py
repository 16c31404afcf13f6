"""Whether the method is kept: obligations due, performed and verified, waivers, audits, and the score."""
