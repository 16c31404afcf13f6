"""Strategic objectives, portfolios and programmes."""
