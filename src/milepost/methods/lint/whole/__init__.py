"""Rules about a method as a whole: codes, references, texts, credit."""
