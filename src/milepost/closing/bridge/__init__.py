"""Between rows and what stands outside them: keys, chance, mail and paper."""
