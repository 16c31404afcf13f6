"""Stories in trouble: late, dear, held, ended, never ending."""
