"""What must hold of obligations, waivers and audits, and how an obligation stands."""
