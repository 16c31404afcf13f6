"""Who may act for whom, who does what, and who has read what binds them."""
