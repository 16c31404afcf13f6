"""Who and what the stories are about: units, people, strategy. Everybody and everything here is invented."""
