"""The methods floor: what the PMO lays down and projects follow, as versioned data."""
