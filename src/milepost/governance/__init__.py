"""How a project passes from phase to phase: gate rules, dossiers, reviews and decisions."""
